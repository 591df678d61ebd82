namespace LossNav.Application.Figures.Layout;

/// <summary>A line of text with its place and the box that it takes.</summary>
internal sealed record PlacedText(Primitive.Words Words, Box Box)
{
    public PlacedText Moved(double right, double down)
        => new(Words with { Start = Words.Start.Moved(right, down) }, Box.Moved(right, down));

    /// <summary>Text to the right of a start, on a baseline.</summary>
    public static PlacedText Across(string text, double left, double baseline, double fontPoints, Color color, Typesetting with)
    {
        var line = LineHeight.Of(text, fontPoints, with.Fonts, with.Medium);
        return new(
            new(text, new(left, baseline), fontPoints, color, Upwards: false),
            new(left, baseline - line.Ascent, left + with.Fonts.Advance(text, fontPoints), baseline + line.Descent));
    }

    /// <summary>Text that runs upwards from a start; its baseline is a vertical line.</summary>
    public static PlacedText Upwards(string text, double baseline, double bottom, double fontPoints, Color color, Typesetting with)
    {
        var line = LineHeight.Of(text, fontPoints, with.Fonts, with.Medium);
        return new(
            new(text, new(baseline, bottom), fontPoints, color, Upwards: true),
            new(baseline - line.Ascent, bottom - with.Fonts.Advance(text, fontPoints), baseline + line.Descent, bottom));
    }
}

/// <summary>What all placing of text needs: the font and the medium.</summary>
internal sealed record Typesetting(IFontMetrics Fonts, Medium Medium);
