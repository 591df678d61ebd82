namespace LossNav.Application.Figures.Layout;

/// <summary>A line of text with its place and the box that it takes.</summary>
/// <param name="Line">What is written.</param>
/// <param name="Start">The left end of its baseline.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Degrees">By how much it is turned about its start, anticlockwise.</param>
/// <param name="Box">The room that it takes, for text that runs to the right or upwards.</param>
internal sealed record PlacedText(SetText Line, PagePoint Start, Color Color, double Degrees, Box Box)
{
    /// <summary>Text to the right of a start, on a baseline.</summary>
    public static PlacedText Across(SetText text, double left, double baseline, double fontPoints, Color color, Typesetting with)
    {
        var line = LineHeight.Of(text, fontPoints, with.Fonts, with.Medium);
        return new(text, new(left, baseline), color, 0, new(left, baseline - line.Ascent, left + text.Advance, baseline + line.Descent));
    }

    /// <summary>Text that runs upwards from a start; its baseline is a vertical line.</summary>
    public static PlacedText Upwards(SetText text, double baseline, double bottom, double fontPoints, Color color, Typesetting with)
    {
        var line = LineHeight.Of(text, fontPoints, with.Fonts, with.Medium);
        return new(text, new(baseline, bottom), color, 90, new(baseline - line.Ascent, bottom - text.Advance, baseline + line.Descent, bottom));
    }
}

/// <summary>What all placing of text needs: the font and the medium.</summary>
internal sealed record Typesetting(IFontMetrics Fonts, Medium Medium)
{
    /// <summary>A line of text that is set.</summary>
    public SetText Set(string text, double fontPoints) => TextSetting.Set(Fonts, text, fontPoints);
}
