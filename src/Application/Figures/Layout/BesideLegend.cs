using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>A legend on the right of a panel: each label as near as may be to the end of its line, none over another.</summary>
internal static class BesideLegend
{
    private const double GapEms = 0.6;

    public static Seq<Primitive> Draw(Panel panel, PlotArea area, Typesetting with)
    {
        var left = Left(panel, area);
        return Rows(panel, area).Bind(row => row.Layers.Bind(layer => LegendDrawing.Sample(layer, left, row.Middle, panel.X.FontPoints)))
            + Texts(panel, area, with).Bind(text => TextDrawing.Draw(text, with));
    }

    /// <summary>The words of the legend, if it is on the right.</summary>
    public static Seq<PlacedText> Texts(Panel panel, PlotArea area, Typesetting with)
        => panel.Legend == LegendCorner.Beside
            ? Rows(panel, area).Map(row => LegendDrawing.Words(row.Label, Left(panel, area), row.Middle, panel.X.FontPoints, with))
            : Seq<PlacedText>.Empty;

    private static double Left(Panel panel, PlotArea area) => area.Box.Right + (GapEms * panel.X.FontPoints);

    private static Seq<(string Label, Seq<Layer> Layers, double Middle)> Rows(Panel panel, PlotArea area)
    {
        var rows = LegendDrawing.Rows(panel)
            .Map(row => (row.Label, row.Layers, Wanted: row.Layers.Map(layer => End(layer, area)).Somes().HeadOrNone().IfNone(area.Box.Bottom)))
            .OrderBy(row => row.Wanted)
            .ToSeq()
            .Strict();
        var places = Apart(rows.Map(row => row.Wanted).ToArray(), LegendDrawing.RowEms * panel.X.FontPoints, area.Box);
        return rows.Map((index, row) => (row.Label, row.Layers, places[index])).ToSeq();
    }

    /// <summary>Where the last point of a line that can be seen is.</summary>
    private static Option<double> End(Layer layer, PlotArea area)
    {
        if (layer is not Layer.Line line)
        {
            return Option<double>.None;
        }

        for (var i = line.Series.Count - 1; i >= 0; i--)
        {
            var y = area.PageY(line.Series.Y[i]);
            if (double.IsFinite(y) && line.Series.X[i] <= area.X.High)
            {
                return Math.Clamp(y, area.Box.Top, area.Box.Bottom);
            }
        }

        return Option<double>.None;
    }

    /// <summary>Downwards, each at least a row below the one before; then upwards again as far as the last ones are too low.</summary>
    private static double[] Apart(double[] wanted, double row, Box box)
    {
        var places = (double[])wanted.Clone();
        for (var i = 1; i < places.Length; i++)
        {
            places[i] = Math.Max(places[i], places[i - 1] + row);
        }

        var lowest = box.Bottom - (row / 2);
        for (var i = places.Length - 1; i >= 0; i--)
        {
            places[i] = Math.Min(places[i], lowest);
            lowest = places[i] - row;
        }

        return places;
    }
}
