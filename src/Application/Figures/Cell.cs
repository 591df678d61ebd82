namespace LossNav.Application.Figures;

/// <summary>The place of a panel in a grid of equal panels.</summary>
/// <param name="Row">Counted from 0 at the top.</param>
/// <param name="Column">Counted from 0 at the left.</param>
/// <param name="Rows">How many rows the grid has.</param>
/// <param name="Columns">How many columns the grid has.</param>
public sealed record Cell(int Row, int Column, int Rows, int Columns)
{
    private const double UsualGap = 0.2;

    /// <summary>The only cell of a grid of one.</summary>
    public static Cell Whole { get; } = new(0, 0, 1, 1);

    /// <summary>The gap between two columns, in widths of a cell.</summary>
    public double ColumnGap { get; init; } = UsualGap;

    /// <summary>The gap between two rows, in heights of a cell.</summary>
    public double RowGap { get; init; } = UsualGap;
}

/// <summary>The part of a figure in which a grid of panels lies, as fractions of the figure's width and height from its upper left corner.</summary>
/// <param name="Left">Of the width.</param>
/// <param name="Top">Of the height.</param>
/// <param name="Right">Of the width, more than <paramref name="Left"/>.</param>
/// <param name="Bottom">Of the height, more than <paramref name="Top"/>.</param>
public sealed record Region(double Left, double Top, double Right, double Bottom)
{
    /// <summary>That of matplotlib, in which the published figures were drawn.</summary>
    public static Region Usual { get; } = new(0.125, 0.12, 0.9, 0.89);

    /// <summary>The same part of a part of a figure.</summary>
    /// <param name="outer">The part.</param>
    public Region Within(Region outer)
        => new(
            outer.Left + (Left * (outer.Right - outer.Left)),
            outer.Top + (Top * (outer.Bottom - outer.Top)),
            outer.Left + (Right * (outer.Right - outer.Left)),
            outer.Top + (Bottom * (outer.Bottom - outer.Top)));
}
