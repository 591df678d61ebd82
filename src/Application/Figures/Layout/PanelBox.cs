namespace LossNav.Application.Figures.Layout;

/// <summary>Where the axes of a panel stand in the figure, before the page is cut to its ink.</summary>
internal static class PanelBox
{
    /// <summary>The box of a panel's axes in points from the upper left corner of the figure.</summary>
    public static Box Of(Figure figure, Panel panel, Limits x, Limits y)
    {
        var (width, height) = (figure.WidthInches * 72, figure.HeightInches * 72);
        var (cell, region) = (panel.Cell, panel.Region);
        var (left, cellWidth) = Slot(cell.Column, cell.Columns, cell.ColumnGap, region.Left * width, (region.Right - region.Left) * width);
        var (top, cellHeight) = Slot(cell.Row, cell.Rows, cell.RowGap, region.Top * height, (region.Bottom - region.Top) * height);
        var box = new Box(left, top, left + cellWidth, top + cellHeight);
        return panel.EqualAspect ? Shrunk(box, y.Length / x.Length) : box;
    }

    private static (double Start, double Length) Slot(int index, int count, double gap, double start, double length)
    {
        var cell = length / (count + (gap * (count - 1)));
        return (start + (index * cell * (1 + gap)), cell);
    }

    /// <summary>The largest box of a given height for each unit of width within a box, about its centre.</summary>
    private static Box Shrunk(Box box, double heightPerWidth)
    {
        var (width, height) = box.Height / box.Width > heightPerWidth
            ? (box.Width, box.Width * heightPerWidth)
            : (box.Height / heightPerWidth, box.Height);
        var (left, top) = (box.Left + ((box.Width - width) / 2), box.Top + ((box.Height - height) / 2));
        return new(left, top, left + width, top + height);
    }
}
