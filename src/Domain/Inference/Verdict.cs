using LanguageExt;

namespace LossNav.Domain.Inference;

/// <summary>Which rule made a record.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(Func<OneRule, TResult> one, Func<Tied, TResult> tied, Func<NoneOfThese, TResult> none) => this switch
    {
        OneRule verdict => one(verdict),
        Tied verdict => tied(verdict),
        NoneOfThese verdict => none(verdict),
        _ => throw new InvalidOperationException($"{GetType()} is not a verdict."),
    };

    /// <summary>One rule of the list explains it, and no other does, save those that contain it with settings at their limits.</summary>
    /// <param name="Rule">Its name.</param>
    public sealed record OneRule(string Rule) : Verdict;

    /// <summary>Several rules are equal on it: they differ on other data only, or with other settings.</summary>
    /// <param name="Rules">Their names, that with the fewest settings first.</param>
    public sealed record Tied(Seq<string> Rules) : Verdict;

    /// <summary>No rule of the list explains it.</summary>
    /// <param name="Nearest">The one that comes nearest.</param>
    /// <param name="Share">The share of what that one leaves which the record's own features explain.</param>
    /// <param name="Reason">In words.</param>
    public sealed record NoneOfThese(string Nearest, double Share, string Reason) : Verdict;
}
