using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Assumptions;

/// <summary>What moving costs, per unit of time, beside a metric and a drift (theory notes, section 11).</summary>
public abstract record Effort
{
    private Effort()
    {
    }

    /// <summary>(1/2η) uᵀGu, with the metric G of the problem.</summary>
    public static Effort OfMetric { get; } = new Quadratic();

    /// <summary>Gives the value of the case that this effort is.</summary>
    public TResult Match<TResult>(Func<Quadratic, TResult> quadratic, Func<InNorm, TResult> inNorm, Func<BoundedSpeed, TResult> boundedSpeed) => this switch
    {
        Quadratic effort => quadratic(effort),
        InNorm effort => inNorm(effort),
        BoundedSpeed effort => boundedSpeed(effort),
        _ => throw new InvalidOperationException($"{GetType()} is not an effort."),
    };

    internal Seq<NavigationError> Check(int dimension) => Match(
        _ => LanguageExt.Seq<NavigationError>.Empty,
        effort => effort.Norm.Check(dimension),
        effort => Checks.Positive("the bound s of the speed", effort.Limit) + effort.Norm.Check(dimension));

    /// <summary>(1/2η) uᵀGu.</summary>
    public sealed record Quadratic : Effort;

    /// <summary>(1/2η) ‖u‖². The policy is u = η‖λ‖* d(λ) with λ = −∇V.</summary>
    /// <param name="Norm">‖·‖, of D numbers.</param>
    public sealed record InNorm(Norm Norm) : Effort;

    /// <summary>Nothing, as long as ‖u‖ ≤ s. The policy is u = s d(λ).</summary>
    /// <param name="Norm">‖·‖, of D numbers.</param>
    /// <param name="Limit">s &gt; 0, per unit of time.</param>
    public sealed record BoundedSpeed(Norm Norm, double Limit) : Effort;
}
