using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>From a formula to pieces of text and lines at places, in TeX's proportions.</summary>
internal static class FormulaLayout
{
    // Computer Modern's letters are smaller than DejaVu's at one size: so large their heights agree.
    private const double Enlargement = 1.2;
    private const double ScriptSize = 0.7;
    private const double Raise = 0.41;
    private const double Lower = 0.2;
    private const double ScriptGap = 0.04;
    private const double AxisHeight = 0.25;
    private const double RuleThickness = 0.05;
    private const double FractionGap = 0.14;
    private const string Dot = "˙";

    public static SetText Set(IFontMetrics fonts, double fontPoints, Formula formula) => At(fonts, fontPoints * Enlargement, formula);

    private static SetText At(IFontMetrics fonts, double size, Formula formula)
        => formula switch
        {
            Formula.Symbol it => Symbol(fonts, size, it),
            Formula.Row it => it.Items.Fold(SetText.Empty, (line, item) => line.Then(At(fonts, size, item))),
            Formula.Scripts it => Scripts(fonts, size, it),
            Formula.Dotted it => Dotted(fonts, size, it),
            Formula.Fraction it => Fraction(fonts, size, it),
            _ => throw new InvalidOperationException($"{formula.GetType().Name} is not a kind of formula."),
        };

    private static SetText Symbol(IFontMetrics fonts, double size, Formula.Symbol symbol)
    {
        var text = SetText.Plain(fonts, symbol.Face, symbol.Text, size);
        var space = symbol.Space * size;
        return text.Moved(space, 0) with { Advance = text.Advance + (2 * space) };
    }

    private static SetText Scripts(IFontMetrics fonts, double size, Formula.Scripts scripts)
    {
        var bare = At(fonts, size, scripts.Base);
        var from = bare.Advance + (ScriptGap * size);
        var (below, above) = (Small(scripts.Below, -Lower), Small(scripts.Above, Raise));
        return bare.With(below).With(above) with { Advance = from + Math.Max(below.Advance, above.Advance) };

        SetText Small(Option<Formula> script, double raise)
            => script.Match(it => At(fonts, size * ScriptSize, it).Moved(from, raise * size), () => SetText.Empty);
    }

    private static SetText Dotted(IFontMetrics fonts, double size, Formula.Dotted dotted)
    {
        var bare = At(fonts, size, dotted.Base);
        var dot = SetText.Plain(fonts, Face.MathRoman, Dot, size);

        // A dot has its height above the baseline for letters without an ascender: what is higher lifts it.
        var lift = Math.Max(0, bare.Ink.Ascent - (0.43 * size));
        return bare.With(dot.Moved(((bare.Advance - dot.Advance) / 2) + (0.08 * size), lift)) with { Advance = bare.Advance };
    }

    private static SetText Fraction(IFontMetrics fonts, double size, Formula.Fraction fraction)
    {
        var (above, below) = (At(fonts, size, fraction.Above), At(fonts, size, fraction.Below));
        var width = Math.Max(above.Advance, below.Advance) + (0.16 * size);
        var axis = AxisHeight * size;
        var gap = FractionGap * size;
        var rule = new SetText(
            Seq<PieceOfText>.Empty,
            new Seq<RuleOfText>([new RuleOfText(0, width, axis, RuleThickness * size)]),
            width,
            new Ink(axis, -axis));
        return rule
            .With(above.Moved((width - above.Advance) / 2, axis + gap + Math.Max(0, above.Ink.Descent)))
            .With(below.Moved((width - below.Advance) / 2, axis - gap - below.Ink.Ascent)) with { Advance = width };
    }
}
