using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>
/// Reads a small part of TeX: letters are variables; <c>_</c> and <c>^</c> with one letter or braces; <c>\dot{x}</c>, <c>\frac{a}{b}</c>, <c>\cal{L}</c> for script
/// capitals, <c>\bf{x}</c> for vectors. All other signs stand for themselves, Greek letters included. Total: what cannot be read stands as it is.
/// </summary>
internal static class FormulaReading
{
    private const double OperatorSpace = 0.2;
    private const double RelationSpace = 0.26;

    private static readonly Formula Nothing = new Formula.Row(Seq<Formula>.Empty);

    public static Formula Read(string text) => Row(text, 0, Face.MathItalic).Formula;

    // Up to the end or to a closing brace, which is not taken.
    private static (Formula Formula, int Next) Row(string text, int at, Face letters)
    {
        var items = new List<Formula>();
        while (at < text.Length && text[at] != '}')
        {
            if (text[at] is '_' or '^')
            {
                var isBelow = text[at] == '_';
                var (script, next) = Argument(text, at + 1, letters);
                var bare = items.Count == 0 ? Nothing : items[^1];
                var scripts = bare as Formula.Scripts ?? new Formula.Scripts(bare, Option<Formula>.None, Option<Formula>.None);
                items = [.. items.SkipLast(1), isBelow ? scripts with { Below = script } : scripts with { Above = script }];
                at = next;
            }
            else
            {
                var (item, next) = Item(text, at, letters);
                items.Add(item);
                at = next;
            }
        }

        return (new Formula.Row(items.ToSeq()), at);
    }

    private static (Formula Formula, int Next) Item(string text, int at, Face letters)
        => text[at] switch
        {
            '\\' => Command(text, at + 1, letters),
            '{' => Argument(text, at, letters),
            ' ' => (Nothing, at + 1),
            var sign => (Sign(sign, letters), at + 1),
        };

    private static (Formula Formula, int Next) Command(string text, int at, Face letters)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        switch (text[at..end])
        {
            case "dot":
                var (dotted, afterDot) = Argument(text, end, letters);
                return (new Formula.Dotted(dotted), afterDot);
            case "frac":
                var (above, afterAbove) = Argument(text, end, letters);
                var (below, afterBelow) = Argument(text, afterAbove, letters);
                return (new Formula.Fraction(above, below), afterBelow);
            case "cal":
                return Argument(text, end, Face.MathScript);
            case "bf":
                return Argument(text, end, Face.MathBold);
            default:
                return (new Formula.Symbol(Face.MathRoman, text[at..end], 0), end);
        }
    }

    private static (Formula Formula, int Next) Argument(string text, int at, Face letters)
    {
        if (at >= text.Length)
        {
            return (Nothing, at);
        }

        if (text[at] != '{')
        {
            return Item(text, at, letters);
        }

        var (inside, end) = Row(text, at + 1, letters);
        return (inside, Math.Min(end + 1, text.Length));
    }

    private static Formula.Symbol Sign(char sign, Face letters)
        => sign switch
        {
            '=' or '<' or '>' or '≤' or '≥' or '→' or '≈' => new(Face.MathRoman, sign.ToString(), RelationSpace),
            '+' or '−' or '-' => new(Face.MathRoman, sign == '-' ? "−" : sign.ToString(), OperatorSpace),
            '‖' => new(Face.MathRoman, "∥", 0),
            >= 'Α' and <= 'Ω' => new(Face.MathRoman, sign.ToString(), 0),
            _ when char.IsLetter(sign) => new(letters, sign.ToString(), 0),
            _ => new(Face.MathRoman, sign.ToString(), 0),
        };
}
