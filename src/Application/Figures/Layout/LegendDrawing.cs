using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>A legend without a frame: for each labelled layer a sample of it and its label.</summary>
internal static class LegendDrawing
{
    private const double SampleEms = 2;
    private const double GapEms = 0.8;
    public const double RowEms = 1.5;
    private const double PadEms = 0.9;

    public static Seq<Primitive> Draw(Panel panel, PlotArea area, Typesetting with)
        => panel.Legend.ToSeq().Bind(place => place == LegendCorner.Beside
            ? BesideLegend.Draw(panel, area, with)
            : Draw(place, Rows(panel), panel.X.FontPoints, area.Box, with));

    /// <summary>The labels of a panel, each with the layers that bear it.</summary>
    public static Seq<(string Label, Seq<Layer> Layers)> Rows(Panel panel)
        => panel.Layers.Bind(layer => layer.Label.Map(label => (Label: label, Layer: layer)).ToSeq())
            .GroupBy(it => it.Label)
            .Map(rows => (rows.Key, rows.Map(it => it.Layer).ToSeq()))
            .ToSeq();

    private static Seq<Primitive> Draw(LegendCorner corner, Seq<(string Label, Seq<Layer> Layers)> rows, double em, Box box, Typesetting with)
    {
        var widest = rows.Fold(0.0, (width, row) => Math.Max(width, with.Set(row.Label, em).Advance));
        var left = corner is LegendCorner.UpperLeft or LegendCorner.LowerLeft
            ? box.Left + (PadEms * em)
            : box.Right - (PadEms * em) - widest - ((SampleEms + GapEms) * em);
        var top = corner is LegendCorner.UpperLeft or LegendCorner.UpperRight
            ? box.Top + (PadEms * em)
            : box.Bottom - (PadEms * em) - (rows.Count * RowEms * em);
        return rows.Map((index, row) => Row(row, left, top + ((index + 0.5) * RowEms * em), em, with)).ToSeq().Bind(it => it);
    }

    private static Seq<Primitive> Row((string Label, Seq<Layer> Layers) row, double left, double middle, double em, Typesetting with)
        => row.Layers.Bind(layer => Sample(layer, left, middle, em)) + TextDrawing.Draw(Words(row.Label, left, middle, em, with), with);

    /// <summary>The words of a row.</summary>
    public static PlacedText Words(string label, double left, double middle, double em, Typesetting with)
    {
        var text = with.Set(label, em);
        return PlacedText.Across(text, left + ((SampleEms + GapEms) * em), middle + (text.Ink.Ascent / 2), em, Colors.Black, with);
    }

    /// <summary>The sample of a layer.</summary>
    public static Seq<Primitive> Sample(Layer layer, double left, double middle, double em)
    {
        var right = left + (SampleEms * em);
        return layer.Match(
            line => LineDrawing.Stroked([new(left, middle), new(right, middle)], closed: false, line.Stroke, squareEnds: false),
            points => MarkerDrawing.Draw(points.Marker, new((left + right) / 2, middle), Math.Min(points.DiameterPoints, em), points.Color),
            band => new Seq<Primitive>([Block(left, right, middle, em, band.Color)]),
            heatmap => Seq<Primitive>.Empty,
            contours => Seq<Primitive>.Empty,
            surface => Seq<Primitive>.Empty,
            text => Seq<Primitive>.Empty,
            arrows => ArrowDrawing.Draw(new(left, middle), new(right, middle), arrows.Color, arrows.WidthPoints));
    }

    private static Primitive.Polygon Block(double left, double right, double middle, double em, Color color)
    {
        var (top, bottom) = (middle - (0.35 * em), middle + (0.35 * em));
        return new Primitive.Polygon([new(left, top), new(right, top), new(right, bottom), new(left, bottom)], color);
    }
}
