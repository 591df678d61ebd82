using LanguageExt;
using LossNav.Domain.Derivations;

namespace LossNav.Application.Rules;

/// <summary>A derivation with what came out of its check.</summary>
/// <param name="Derivation">The derivation.</param>
/// <param name="Evidence">Both sides.</param>
/// <param name="Without">Both sides without each assumption, in their order.</param>
public sealed record DerivedRule(Derivation Derivation, Evidence Evidence, Seq<WithoutAssumption> Without)
{
    /// <summary>Whether the claim holds, and fails without any one of the assumptions.</summary>
    public bool IsProven => Evidence.Holds && Without.ForAll(it => !it.Evidence.Holds);

    /// <summary>The assumptions that the check passes without, which it should not.</summary>
    public Seq<Assumption> Idle => Without.Filter(it => it.Evidence.Holds).Map(it => it.Assumption);
}

/// <summary>What came out without one assumption.</summary>
/// <param name="Assumption">The one that was dropped.</param>
/// <param name="Evidence">Both sides without it.</param>
public sealed record WithoutAssumption(Assumption Assumption, Evidence Evidence);
