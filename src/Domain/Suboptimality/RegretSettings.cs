using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Suboptimality;

/// <summary>How rules are followed to find what their paths cost.</summary>
/// <param name="Interval">Δt &gt; 0, the time of one step: the same that the rules were made for.</param>
/// <param name="Steps">How many steps, at least 4; from there on the learner rests.</param>
public sealed record RegretSettings(double Interval, int Steps)
{
    /// <summary>The time of all steps.</summary>
    public double Duration => Interval * Steps;

    /// <summary>
    /// Steps of an interval for as long as anything counts: until e^{−γt} is 1e-15, or for 80 times the time in which the slowest direction of the optimal
    /// path gets nearer by a factor e, whichever comes first.
    /// </summary>
    /// <param name="interval">Δt &gt; 0.</param>
    /// <param name="discountRate">γ ≥ 0.</param>
    /// <param name="slowestRate">The smallest rate of the optimal path, &gt; 0.</param>
    public static RegretSettings ForAsLongAsItCounts(double interval, double discountRate, double slowestRate)
        => new(interval, (int)Math.Ceiling(Math.Max(4, Math.Min(35 / discountRate, 80 / slowestRate) / interval)));

    internal Seq<NavigationError> Check()
        => Checks.Positive("the interval Δt", Interval) + Checks.AtLeast("the number of steps", Steps, 4);
}
