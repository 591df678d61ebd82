using LanguageExt;
using LossNav.Application.Rules;
using LossNav.Domain;
using LossNav.Domain.Derivations;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Derives every learning rule: computes both sides of each derivation, and once more without each of its assumptions. Pure.</summary>
public static class DeriveRules
{
    /// <summary>Derives.</summary>
    /// <param name="derivations">Which rules.</param>
    /// <returns>A row for each derivation, in their order, whether its check passed or not; or why a side could not be computed.</returns>
    public static Validation<NavigationError, Seq<DerivedRule>> Run(Seq<Derivation> derivations)
        => derivations.Map(Derive).Sequence().Map(rows => rows.ToSeq());

    private static Validation<NavigationError, DerivedRule> Derive(Derivation derivation)
        => Derivation.Check(derivation).Bind(evidence => derivation.Assumptions
            .Map(assumption => Derivation.CheckWithout(assumption, derivation).Map(without => new WithoutAssumption(assumption, without)))
            .Sequence()
            .Map(without => new DerivedRule(derivation, evidence, without.ToSeq())));
}
