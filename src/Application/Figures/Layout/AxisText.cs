using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>The tick labels, axis labels and title of a panel.</summary>
internal static class AxisText
{
    public const double TickLength = 3.5;
    private const double TickPad = 3.5;
    private const double LabelPad = 4;
    private const double TitlePad = 6;
    private const double TitlePoints = 12;

    /// <summary>All text around the axes of a panel.</summary>
    public static Seq<PlacedText> Around(Panel panel, PlotArea area, Typesetting with)
    {
        var below = panel.Frame.Ticks ? Shown(panel.X, area.X).Map(tick => Below(tick, panel.X, area, with)) : [];
        var beside = panel.Frame.Ticks ? Shown(panel.Y, area.Y).Map(tick => Beside(tick, panel.Y, area, with)) : [];
        var bottom = below.Fold(area.Box.Bottom + TickLength, (y, text) => Math.Max(y, text.Box.Bottom));
        var left = beside.Fold(area.Box.Left - TickLength, (x, text) => Math.Min(x, text.Box.Left));
        var labels = panel.X.Label.Map(text => XLabel(text, panel.X.FontPoints, bottom, area, with)).ToSeq()
            + panel.Y.Label.Map(text => YLabel(text, panel.Y.FontPoints, left, area, with)).ToSeq()
            + panel.Title.Map(text => Title(text, area, with)).ToSeq();
        return below + beside + labels;
    }

    /// <summary>The ticks of an axis that lie within its limits.</summary>
    public static Seq<Tick> Shown(Axis axis, Limits limits)
    {
        var tolerance = 1e-10 * limits.Length;
        return axis.Ticks.Filter(tick => tick.At >= limits.Low - tolerance && tick.At <= limits.High + tolerance);
    }

    private static PlacedText Below(Tick tick, Axis axis, PlotArea area, Typesetting with)
    {
        var ascent = LineHeight.Of(tick.Text, axis.FontPoints, with.Fonts, with.Medium).Ascent;
        var left = area.PageX(tick.At) - (with.Fonts.Advance(tick.Text, axis.FontPoints) / 2);
        return PlacedText.Across(tick.Text, left, area.Box.Bottom + TickLength + TickPad + ascent, axis.FontPoints, Colors.Black, with);
    }

    private static PlacedText Beside(Tick tick, Axis axis, PlotArea area, Typesetting with)
    {
        var ascent = LineHeight.Of(tick.Text, axis.FontPoints, with.Fonts, with.Medium).Ascent;
        var right = area.Box.Left - TickLength - TickPad;
        var left = right - with.Fonts.Advance(tick.Text, axis.FontPoints);
        return PlacedText.Across(tick.Text, left, area.PageY(tick.At) + (ascent / 2), axis.FontPoints, Colors.Black, with);
    }

    private static PlacedText XLabel(string text, double fontPoints, double bottom, PlotArea area, Typesetting with)
    {
        var ascent = LineHeight.Of(text, fontPoints, with.Fonts, with.Medium).Ascent;
        var center = (area.Box.Left + area.Box.Right) / 2;
        return PlacedText.Across(
            text, center - (with.Fonts.Advance(text, fontPoints) / 2), bottom + LabelPad + ascent, fontPoints, Colors.Black, with);
    }

    private static PlacedText YLabel(string text, double fontPoints, double left, PlotArea area, Typesetting with)
    {
        var descent = LineHeight.Of(text, fontPoints, with.Fonts, with.Medium).Descent;
        var center = (area.Box.Top + area.Box.Bottom) / 2;
        return PlacedText.Upwards(
            text, left - LabelPad - descent, center + (with.Fonts.Advance(text, fontPoints) / 2), fontPoints, Colors.Black, with);
    }

    private static PlacedText Title(string text, PlotArea area, Typesetting with)
    {
        var center = (area.Box.Left + area.Box.Right) / 2;
        return PlacedText.Across(
            text, center - (with.Fonts.Advance(text, TitlePoints) / 2), area.Box.Top - TitlePad, TitlePoints, Colors.Black, with);
    }
}
