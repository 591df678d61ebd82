using LanguageExt;

namespace LossNav.Domain.Derivations;

/// <summary>Why a learning rule is optimal: what is taken for granted, and a check that computes both sides.</summary>
/// <remarks>
/// The check runs the rule on one side and solves the navigation problem without it on the other (Riccati equation, collocation or Bayesian filter). With an
/// assumption dropped, the problem is another one and the check must fail: so each assumption is needed.
/// </remarks>
public sealed record Derivation
{
    private readonly Func<Func<Assumption, bool>, Validation<NavigationError, Seq<Comparison>>> _compare;

    internal Derivation(
        string rule,
        string title,
        string formula,
        string explanation,
        Seq<Assumption> assumptions,
        string source,
        string solvedBy,
        Claim claim,
        Func<Func<Assumption, bool>, Validation<NavigationError, Seq<Comparison>>> compare)
    {
        (Rule, Title, Formula, Explanation) = (rule, title, formula, explanation);
        (Assumptions, Source, SolvedBy, Claim) = (assumptions, source, solvedBy, claim);
        _compare = compare;
    }

    /// <summary>The name of the rule in <see cref="Rules.AllRules"/>.</summary>
    public string Rule { get; }

    /// <summary>The name that people read; rules with several derivations have one for each.</summary>
    public string Title { get; }

    /// <summary>The rule as a formula.</summary>
    public string Formula { get; }

    /// <summary>Why it comes out, in a few sentences for someone who has not read the paper.</summary>
    public string Explanation { get; }

    /// <summary>What is taken for granted.</summary>
    public Seq<Assumption> Assumptions { get; }

    /// <summary>Where the mathematics stands.</summary>
    public string Source { get; }

    /// <summary>How the optimum is computed without the rule.</summary>
    public string SolvedBy { get; }

    /// <summary>How closely the two agree.</summary>
    public Claim Claim { get; }

    /// <summary>Computes both sides.</summary>
    public static Validation<NavigationError, Evidence> Check(Derivation derivation)
        => derivation._compare(_ => true).Map(comparisons => new Evidence(derivation.Claim, comparisons));

    /// <summary>Computes both sides with one assumption dropped from the navigation problem: they must differ.</summary>
    /// <param name="dropped">One of <see cref="Assumptions"/>.</param>
    /// <param name="derivation">The derivation.</param>
    public static Validation<NavigationError, Evidence> CheckWithout(Assumption dropped, Derivation derivation)
        => derivation._compare(assumption => assumption != dropped).Map(comparisons => new Evidence(derivation.Claim, comparisons));
}
