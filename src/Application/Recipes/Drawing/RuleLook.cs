using LanguageExt;
using LossNav.Application.Figures;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.Drawing;

/// <summary>
/// How each learning rule looks in every figure: a colour that means nothing else, and a pattern, so that rules can be told apart in grey and by whoever does not
/// see red and green apart. The colours are those of Okabe and Ito, "Color universal design" (2008), and of the publication where the two agree.
/// </summary>
/// <param name="Color">The colour.</param>
/// <param name="Dashes">Lengths of line and gap in turn, in multiples of the width; empty for a solid line.</param>
internal sealed record RuleLook(Color Color, Seq<double> Dashes)
{
    private static readonly Seq<double> Solid = Seq<double>();
    private static readonly Seq<double> Long = Seq(6.0, 1.6);
    private static readonly Seq<double> Short = Seq(3.0, 1.4);
    private static readonly Seq<double> Dots = Seq(1.2, 1.2);
    private static readonly Seq<double> Mixed = Seq(6.0, 1.4, 1.2, 1.4);

    /// <summary>Descends the gradient: sees one step ahead, as γ → ∞.</summary>
    public static RuleLook Descent { get; } = new(Colors.Black, Solid);

    /// <summary>Plans: the optimal policy and the navigator's step.</summary>
    public static RuleLook Planner { get; } = new(new Color(0, 90, 210), Solid);

    /// <summary>Looks as far ahead as can be, γ = 0.</summary>
    public static RuleLook FarSighted { get; } = new(new Color(40, 170, 240), Short);

    private static readonly Seq<(string Rule, RuleLook Look)> Known = Seq(
        ("sgd", Descent),
        ("gradient-descent", Descent),
        ("navigator", Planner),
        ("navigator-step", Planner),
        ("optimal", Planner),
        ("ballistic", FarSighted),
        ("adam", new RuleLook(new Color(213, 94, 0), Solid)),
        ("newton", new RuleLook(new Color(170, 51, 119), Dots)),
        ("momentum", new RuleLook(new Color(140, 86, 75), Mixed)),
        ("l2-init", new RuleLook(new Color(230, 159, 0), Long)),
        ("weight-reset", new RuleLook(new Color(0, 158, 115), Short)),
        ("ewc", new RuleLook(new Color(95, 130, 40), Mixed)),
        ("full-reset", new RuleLook(new Color(204, 121, 167), Short)),
        ("no-reset", new RuleLook(new Color(110, 110, 110), Dots)));

    // For rules that this program does not know: darker, paler, and never one of the above.
    private static readonly Seq<RuleLook> Others = Seq(
        new RuleLook(new Color(90, 60, 160), Long),
        new RuleLook(new Color(120, 120, 0), Short),
        new RuleLook(new Color(0, 110, 110), Dots),
        new RuleLook(new Color(150, 30, 60), Mixed),
        new RuleLook(new Color(160, 140, 200), Solid));

    /// <summary>How a rule looks; one that is not known has one of the other looks, by its place among those.</summary>
    /// <param name="place">Its place among the rules that are not known, counted from 0.</param>
    /// <param name="rule">Its name.</param>
    public static RuleLook Of(int place, string rule) => Find(rule).IfNone(Others[place % Others.Count]);

    /// <summary>How a rule that is known looks.</summary>
    public static Option<RuleLook> Find(string rule) => Known.Find(it => it.Rule == rule).Map(it => it.Look);

    /// <summary>How curves for discount rates look, from the first on: those of figure 2 are far-sighted, between, short-sighted.</summary>
    public static RuleLook OfRate(int index)
        => index switch
        {
            0 => FarSighted with { Dashes = Solid },
            1 => Planner,
            2 => Descent,
            _ => Others[(index - 3) % Others.Count],
        };

    /// <summary>The line of the rule.</summary>
    public Stroke Stroke(double widthPoints) => new(Color, widthPoints, Dashes);
}
