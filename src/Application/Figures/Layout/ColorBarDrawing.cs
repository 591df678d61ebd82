using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>A bar on the right of a panel: its colours from the least value at the bottom to the greatest at the top, ticks, and what the values are.</summary>
internal static class ColorBarDrawing
{
    private const double Gap = 9;
    private const double Width = 11;
    private const double TickLength = 3.5;
    private const double LineWidth = 0.8;

    public static Seq<Primitive> Draw(Panel panel, PlotArea area, Typesetting with)
        => Bars(panel, area).Bind(bar => Colours(bar) + Frame(bar, panel) + Texts(bar, panel, with).Bind(text => TextDrawing.Draw(text, with)));

    /// <summary>The words beside the bar.</summary>
    public static Seq<PlacedText> Texts(Panel panel, PlotArea area, Typesetting with) => Bars(panel, area).Bind(bar => Texts(bar, panel, with));

    private static Seq<PlacedText> Texts(Bar bar, Panel panel, Typesetting with)
    {
        var em = panel.Y.FontPoints;
        var ticks = bar.Ticks.Map(tick => AxisText.After(tick.Text, bar.Box.Right + TickLength, bar.Y(tick.At), em, with)).Strict();
        var right = ticks.Fold(bar.Box.Right, (x, text) => Math.Max(x, text.Box.Right));
        var label = with.Set(bar.Label, em);
        var line = LineHeight.Of(label, em, with.Fonts, with.Medium);
        return ticks.Add(PlacedText.Upwards(
            label, right + TickLength + line.Ascent, ((bar.Box.Top + bar.Box.Bottom) / 2) + (label.Advance / 2), em, Colors.Black, with));
    }

    private static Seq<Primitive> Colours(Bar bar)
    {
        var pixels = Enumerable.Range(0, ColorMap.Size)
            .Select(i => bar.Map.At((ColorMap.Size - i - 0.5) / ColorMap.Size).WithOpacity(bar.Opacity))
            .SelectMany(color => new[] { color.Red, color.Green, color.Blue, color.Opacity });
        return new Seq<Primitive>([new Primitive.Picture(bar.Box, 1, ColorMap.Size, [.. pixels], Smooth: false)]);
    }

    private static Seq<Primitive> Frame(Bar bar, Panel panel)
    {
        var box = bar.Box;
        Primitive Line(bool closed, params PagePoint[] points) => new Primitive.Polyline([.. points], closed, Colors.Black, LineWidth, SquareEnds: false);
        return bar.Ticks.Map(tick => Line(false, new(box.Right, bar.Y(tick.At)), new(box.Right + TickLength, bar.Y(tick.At))))
            .Add(Line(true, new(box.Left, box.Top), new(box.Right, box.Top), new(box.Right, box.Bottom), new(box.Left, box.Bottom)));
    }

    // The first layer whose colours mean numbers.
    private static Seq<Bar> Bars(Panel panel, PlotArea area)
        => panel.ColorBar.ToSeq().Bind(bar => panel.Layers
            .Map(layer => Colours(layer))
            .Somes()
            .Take(1)
            .Map(it =>
            {
                var box = new Box(area.Box.Right + Gap, area.Box.Top, area.Box.Right + Gap + Width, area.Box.Bottom);
                return new Bar(box, it.Map, it.Low, it.High, it.Opacity, bar.Label, bar.Ticks.Filter(tick => tick.At >= it.Low && tick.At <= it.High));
            }));

    private static Option<(ColorMap Map, double Low, double High, double Opacity)> Colours(Layer layer)
        => layer switch
        {
            Layer.Heatmap map => (map.ColorMap, map.Low.IfNone(map.Grid.Low), map.High.IfNone(map.Grid.High), map.Opacity),
            Layer.Surface surface => (surface.ColorMap, surface.Grid.Low, surface.Grid.High, 1.0),
            _ => Option<(ColorMap, double, double, double)>.None,
        };

    private sealed record Bar(Box Box, ColorMap Map, double Low, double High, double Opacity, string Label, Seq<Tick> Ticks)
    {
        public double Y(double value) => Box.Bottom - ((value - Low) / (High - Low) * Box.Height);
    }
}
