using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>The tick labels, axis labels and title of a panel.</summary>
internal static class AxisText
{
    public const double TickLength = 3.5;
    private const double TickPad = 3.5;
    private const double LabelPad = 4;
    private const double TitlePad = 6;
    private const double LetterPerTitle = 1.25;

    /// <summary>All text around the axes of a panel.</summary>
    public static Seq<PlacedText> Around(Panel panel, PlotArea area, Typesetting with)
    {
        var below = panel.Frame.Ticks ? Shown(panel.X, area.X).Map(tick => Below(tick, panel.X, area, with)) : [];
        var beside = panel.Frame.Ticks ? Shown(panel.Y, area.Y).Map(tick => Beside(tick, panel.Y, area, with)) : [];
        var bottom = below.Fold(area.Box.Bottom + TickLength, (y, text) => Math.Max(y, text.Box.Bottom));
        var left = beside.Fold(area.Box.Left - TickLength, (x, text) => Math.Min(x, text.Box.Left));
        var labels = panel.X.Label.Map(text => XLabel(with.Set(text, panel.X.FontPoints), panel.X, bottom, area, with)).ToSeq()
            + panel.Y.Label.Map(text => YLabel(with.Set(text, panel.Y.FontPoints), panel.Y, left, area, with)).ToSeq()
            + panel.Title.Map(text => Title(text, panel.TitlePoints, area, with)).ToSeq();
        var all = below + beside + labels;
        return all + panel.Letter.Map(letter => Letter(letter, panel, all.Fold(area.Box.Left, (x, text) => Math.Min(x, text.Box.Left)), area, with)).ToSeq();
    }

    /// <summary>What is written beside the right end of a tick.</summary>
    public static PlacedText After(string words, double right, double y, double fontPoints, Typesetting with)
    {
        var text = with.Set(words, fontPoints);
        return PlacedText.Across(text, right + TickPad, y + (LineHeight.Of(text, fontPoints, with.Fonts, with.Medium).Ascent / 2), fontPoints, Colors.Black, with);
    }

    /// <summary>The ticks of an axis that lie within its limits.</summary>
    public static Seq<Tick> Shown(Axis axis, Limits limits)
    {
        var tolerance = 1e-10 * limits.Length;
        return axis.Ticks.Filter(tick => tick.At >= limits.Low - tolerance && tick.At <= limits.High + tolerance);
    }

    private static PlacedText Below(Tick tick, Axis axis, PlotArea area, Typesetting with)
    {
        var text = with.Set(tick.Text, axis.FontPoints);
        return PlacedText.Across(text, area.PageX(tick.At) - (text.Advance / 2), LineOfTicks(text, axis, area, with), axis.FontPoints, Colors.Black, with);
    }

    private static double LineOfTicks(SetText text, Axis axis, PlotArea area, Typesetting with)
        => area.Box.Bottom + TickLength + TickPad + LineHeight.Of(text, axis.FontPoints, with.Fonts, with.Medium).Ascent;

    private static PlacedText Beside(Tick tick, Axis axis, PlotArea area, Typesetting with)
    {
        var text = with.Set(tick.Text, axis.FontPoints);
        var ascent = LineHeight.Of(text, axis.FontPoints, with.Fonts, with.Medium).Ascent;
        var right = area.Box.Left - TickLength - TickPad;
        return PlacedText.Across(text, right - text.Advance, area.PageY(tick.At) + (ascent / 2), axis.FontPoints, Colors.Black, with);
    }

    private static PlacedText XLabel(SetText text, Axis axis, double bottom, PlotArea area, Typesetting with)
    {
        if (axis.LabelPlace == LabelPlace.End)
        {
            var line = LineOfTicks(with.Set("0", axis.FontPoints), axis, area, with);
            return PlacedText.Across(text, area.Box.Right - text.Advance, line, axis.FontPoints, Colors.Black, with);
        }

        var ascent = LineHeight.Of(text, axis.FontPoints, with.Fonts, with.Medium).Ascent;
        var center = (area.Box.Left + area.Box.Right) / 2;
        return PlacedText.Across(text, center - (text.Advance / 2), bottom + LabelPad + ascent, axis.FontPoints, Colors.Black, with);
    }

    private static PlacedText YLabel(SetText text, Axis axis, double left, PlotArea area, Typesetting with)
    {
        var line = LineHeight.Of(text, axis.FontPoints, with.Fonts, with.Medium);
        var center = (area.Box.Top + area.Box.Bottom) / 2;
        return axis.IsLabelUpright
            ? PlacedText.Across(text, left - LabelPad - text.Advance, center + ((line.Ascent - line.Descent) / 2), axis.FontPoints, Colors.Black, with)
            : PlacedText.Upwards(text, left - LabelPad - line.Descent, center + (text.Advance / 2), axis.FontPoints, Colors.Black, with);
    }

    private static PlacedText Title(string words, double fontPoints, PlotArea area, Typesetting with)
    {
        var text = with.Set(words, fontPoints);
        var center = (area.Box.Left + area.Box.Right) / 2;
        return PlacedText.Across(text, center - (text.Advance / 2), area.Box.Top - TitlePad, fontPoints, Colors.Black, with);
    }

    // On the line of the title, above whatever stands on the left of the panel.
    private static PlacedText Letter(string letter, Panel panel, double left, PlotArea area, Typesetting with)
    {
        var size = panel.TitlePoints * LetterPerTitle;
        return PlacedText.Across(with.Set($"**{letter}**", size), left, area.Box.Top - TitlePad, size, Colors.Black, with);
    }
}
