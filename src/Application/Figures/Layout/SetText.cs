using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>A piece of text in one typeface, from the start of its line.</summary>
/// <param name="Face">The typeface.</param>
/// <param name="Text">What is written.</param>
/// <param name="FontPoints">The size.</param>
/// <param name="X">To the right, in points.</param>
/// <param name="Y">Upwards from the baseline, in points.</param>
internal sealed record PieceOfText(Face Face, string Text, double FontPoints, double X, double Y);

/// <summary>A horizontal line that belongs to a text, as in a fraction.</summary>
internal sealed record RuleOfText(double From, double To, double Y, double Thickness);

/// <summary>A line of text that is set: pieces and lines at places, how far it moves the pen, and how far its ink reaches.</summary>
internal sealed record SetText(Seq<PieceOfText> Pieces, Seq<RuleOfText> Rules, double Advance, Ink Ink)
{
    private static readonly Ink NoInk = new(double.NegativeInfinity, double.NegativeInfinity);

    /// <summary>Nothing.</summary>
    public static SetText Empty { get; } = new(Seq<PieceOfText>.Empty, Seq<RuleOfText>.Empty, 0, NoInk);

    /// <summary>Text in one typeface.</summary>
    public static SetText Plain(IFontMetrics fonts, Face face, string text, double fontPoints)
        => text.Length == 0
            ? Empty
            : new(
                new Seq<PieceOfText>([new PieceOfText(face, text, fontPoints, 0, 0)]),
                Seq<RuleOfText>.Empty,
                fonts.Advance(face, text, fontPoints),
                fonts.Measure(face, text, fontPoints));

    /// <summary>Moved to the right and upwards.</summary>
    public SetText Moved(double right, double up)
        => new(
            Pieces.Map(piece => piece with { X = piece.X + right, Y = piece.Y + up }),
            Rules.Map(rule => rule with { From = rule.From + right, To = rule.To + right, Y = rule.Y + up }),
            Advance,
            new Ink(Ink.Ascent + up, Ink.Descent - up));

    /// <summary>With another text over it; it moves the pen as this one does.</summary>
    public SetText With(SetText other)
        => new(
            Pieces + other.Pieces,
            Rules + other.Rules,
            Advance,
            new Ink(Math.Max(Ink.Ascent, other.Ink.Ascent), Math.Max(Ink.Descent, other.Ink.Descent)));

    /// <summary>With another text after it.</summary>
    public SetText Then(SetText other) => With(other.Moved(Advance, 0)) with { Advance = Advance + other.Advance };
}
