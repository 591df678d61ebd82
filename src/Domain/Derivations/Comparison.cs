using LossNav.Domain.Numerics;

namespace LossNav.Domain.Derivations;

/// <summary>Both sides of a derivation, as numbers.</summary>
/// <param name="Small">What becomes small in a limit, for example 1/γ; 0 where nothing does.</param>
/// <param name="Rule">What the rule does: D numbers.</param>
/// <param name="Optimum">What the navigation problem, solved without the rule, asks for: D numbers.</param>
public sealed record Comparison(double Small, Vec Rule, Vec Optimum)
{
    /// <summary>How far the two are apart, relative to the optimum; to the rule where the optimum is to do nothing.</summary>
    public double Error => (Rule - Optimum).Norm / (Optimum.Norm > 0 ? Optimum.Norm : Rule.Norm);
}
