using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace LossNav.Domain.Beliefs;

/// <summary>
/// The exact belief about the optimum of a task that may change at any step: one Gaussian for each possible time of the last change (Adams, MacKay 2007;
/// theory notes, section 8).
/// </summary>
/// <remarks>
/// At every step the task changes with probability ρ, to one whose optimum is drawn from N(μ₀, Σ₀); then the optimum is seen through noise. Hypothesis i is
/// that the task has lasted i + 1 observations. After t of them there are t hypotheses: nothing is cut off, so a step takes time in proportion to t.
/// </remarks>
public sealed class ChangePointBelief
{
    private readonly ImmutableArray<Hypothesis> _hypotheses;

    private ChangePointBelief(ImmutableArray<Hypothesis> hypotheses, double changeProbability)
        => (_hypotheses, ChangeProbability) = (hypotheses, changeProbability);

    /// <summary>Before anything is seen.</summary>
    public static ChangePointBelief Unknown { get; } = new([], 1);

    /// <summary>p, the belief that the task changed just before the last observation; 1 at the first.</summary>
    public double ChangeProbability { get; }

    /// <summary>The mean of the belief about the present optimum.</summary>
    public double Mean => _hypotheses.Sum(it => it.Weight * it.Mean);

    /// <summary>Its variance: that within the hypotheses and that between them.</summary>
    public double Variance
    {
        get
        {
            var mean = Mean;
            return _hypotheses.Sum(it => it.Weight * (it.Variance + ((it.Mean - mean) * (it.Mean - mean))));
        }
    }

    /// <summary>How far the last observation moved the means of the hypotheses, on average: near 1 after a change, small in a long task.</summary>
    public double Gain => _hypotheses.Sum(it => it.Weight * it.Gain);

    /// <summary>How long the present task has lasted: the mean number of observations.</summary>
    public double RunLength => _hypotheses.Select((it, i) => it.Weight * (i + 1)).Sum();

    /// <summary>The belief after one more observation of the optimum.</summary>
    /// <param name="prior">What is known beforehand.</param>
    /// <param name="observation">The optimum as seen through noise.</param>
    /// <param name="belief">The belief before.</param>
    public static ChangePointBelief Observe(TaskPrior prior, double observation, ChangePointBelief belief)
    {
        var isFirst = belief._hypotheses.IsEmpty;
        var next = ImmutableArray.CreateBuilder<Hypothesis>(belief._hypotheses.Length + 1);
        next.Add(See(prior, observation, new Hypothesis(isFirst ? 1 : prior.Hazard, prior.Mean, prior.Variance, 0)));
        foreach (var it in belief._hypotheses)
        {
            next.Add(See(prior, observation, it with { Weight = (1 - prior.Hazard) * it.Weight }));
        }

        // Weights are logarithms up to here, so that an observation that nobody expected cannot make all of them zero.
        var largest = next.Max(it => it.Weight);
        var total = next.Sum(it => Math.Exp(it.Weight - largest));
        var all = next.Select(it => it with { Weight = Math.Exp(it.Weight - largest) / total }).ToImmutableArray();
        return new ChangePointBelief(all, all[0].Weight);
    }

    /// <summary>The mean of the target that the optimal learner tracks if the task may have changed once more since: (1 − p)m + pμ₀.</summary>
    /// <param name="prior">What is known beforehand.</param>
    /// <param name="changeProbability">p, from 0 to 1.</param>
    public double Target(TaskPrior prior, double changeProbability) => ((1 - changeProbability) * Mean) + (changeProbability * prior.Mean);

    /// <summary>Where the present optimum lies with a probability.</summary>
    /// <param name="probability">Between 0 and 1, for example 0.9.</param>
    public CredibleInterval Interval(double probability) => new(Quantile((1 - probability) / 2), Quantile((1 + probability) / 2));

    private static Hypothesis See(TaskPrior prior, double observation, Hypothesis it)
    {
        var spread = it.Variance + prior.ObservationVariance;
        var gain = it.Variance / spread;
        var surprise = observation - it.Mean;
        return new Hypothesis(
            Math.Log(it.Weight) - (0.5 * (Math.Log(2 * Math.PI * spread) + (surprise * surprise / spread))),
            it.Mean + (gain * surprise),
            gain * prior.ObservationVariance,
            gain);
    }

    private double Quantile(double probability)
    {
        double Below(double x) => _hypotheses.Sum(it => it.Weight * Normal.CDF(it.Mean, Math.Sqrt(it.Variance), x));
        var (low, high) = (_hypotheses.Min(it => it.Mean - (12 * Math.Sqrt(it.Variance))), _hypotheses.Max(it => it.Mean + (12 * Math.Sqrt(it.Variance))));
        for (var i = 0; i < 100 && high - low > 1e-13 * (Math.Abs(low) + Math.Abs(high)); i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Below(middle) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private readonly record struct Hypothesis(double Weight, double Mean, double Variance, double Gain);
}
