using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// Sophia (Liu et al. 2023, algorithm 3): m ← β₁m + (1−β₁)g, every k steps h ← β₂h + (1−β₂)ĥ, θ ← (1 − αλ)θ − α clip(m/max(ρh, ε), ±1). Newton's step in each
/// coordinate with a bound on how far it goes (theory notes, section 11).
/// </summary>
/// <remarks>
/// The row's curvature is ĥ = B g², B the examples that g is a mean of: the Gauss-Newton estimate of the paper's Sophia-G, but with the true labels of the
/// minibatch where the paper draws labels from the network: a rule sees gradients and nothing else. <see cref="CreateWith"/> takes any other belief, for example
/// Hutchinson's.
/// </remarks>
public static class Sophia
{
    private const string Name = "Sophia";

    // The authors' implementation adds 1e-15 to ρBh.
    private const double Epsilon = 1e-15;

    /// <summary>Its row in the list of rules; the defaults are those of the authors' implementation, the batch that of the experiments here.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "sophia",
        Name,
        Seq(
            RuleParameter.LearningRate(1e-4),
            RuleParameter.Fraction("beta1", 0.965),
            RuleParameter.Fraction("beta2", 0.99),
            RuleParameter.Positive("rho", 0.04),
            RuleParameter.NotNegative("weight-decay", 0.1),
            new RuleParameter("interval", 10, RuleRange.Count),
            new RuleParameter("batch", 128, RuleRange.Count)),
        p => Create(p["learning-rate"], p["beta1"], p["beta2"], p["rho"], p["weight-decay"], p["interval"], p["batch"]));

    /// <summary>Defines the rule with B g² for the curvature.</summary>
    /// <param name="learningRate">α &gt; 0, the farthest that a parameter moves in a step.</param>
    /// <param name="beta1">β₁, forgetting of the gradient's mean, at least 0 and less than 1.</param>
    /// <param name="beta2">β₂, forgetting of the curvature, at least 0 and less than 1.</param>
    /// <param name="rho">ρ &gt; 0: below m/(ρh) = 1 the step is Newton's, times α/ρ.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <param name="interval">k ≥ 1: steps from one look at the curvature to the next.</param>
    /// <param name="batch">B ≥ 1: the examples that a gradient is the mean of.</param>
    public static Validation<NavigationError, LearningRule> Create(
        double learningRate, double beta1, double beta2, double rho, double weightDecay, double interval, double batch)
        => Checked(learningRate, beta1, beta2, rho, weightDecay, interval, batch).Map(_ => ElementwiseRule.Of(
            Name,
            "a belief about g, a bound on each coordinate of a step, curvature B g²",
            [VectorStart.Zeros, VectorStart.Zeros],
            [],
            at => new Decayed<Formula>(
                1 - (learningRate * weightDecay),
                new Formula(learningRate, beta1, Looks(interval, at.Step) ? (1 - beta2) * batch : 0, Looks(interval, at.Step) ? beta2 : 1, rho))));

    /// <summary>Defines the rule with any belief about the curvature of each parameter.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="beta1">β₁, at least 0 and less than 1.</param>
    /// <param name="beta2">β₂, at least 0 and less than 1.</param>
    /// <param name="rho">ρ &gt; 0.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <param name="interval">k ≥ 1.</param>
    /// <param name="curvature">ĥ at the parameters, for example Hutchinson's u ∘ Hu with random signs u; asked every k steps.</param>
    public static Validation<NavigationError, LearningRule> CreateWith(
        double learningRate, double beta1, double beta2, double rho, double weightDecay, double interval, DiagonalCurvature curvature)
        => Checked(learningRate, beta1, beta2, rho, weightDecay, interval, 1).Map(_ => VectorRule.Of(
            Name,
            "a belief about g, a bound on each coordinate of a step, a belief about the curvature",
            parameters => RuleMemory.Zero(2, parameters.Length),
            (memory, at, nextMemory, next) =>
            {
                var h = nextMemory.Vector(1);
                if (Looks(interval, memory.Steps + 1))
                {
                    var seen = new double[next.Length];
                    curvature(at, seen);
                    for (var i = 0; i < seen.Length; i++)
                    {
                        h[i] = (beta2 * memory.Vector(1)[i]) + ((1 - beta2) * seen[i]);
                    }
                }
                else
                {
                    memory.Vector(1).CopyTo(h);
                }

                Lanes<VectorLanes<double>, double>.Run(
                    new Decayed<Formula>(1 - (learningRate * weightDecay), new Formula(learningRate, beta1, 0, 1, rho)),
                    at.Parameters,
                    at.Gradient,
                    new RuleVectors<double> { First = memory.Vector(0), Second = h },
                    nextMemory.VectorsFrom(0, 2),
                    next);
            }));

    private static bool Looks(double interval, long step) => (step - 1) % (long)interval == 0;

    private static Validation<NavigationError, Unit> Checked(
        double learningRate, double beta1, double beta2, double rho, double weightDecay, double interval, double batch)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.Fraction.Check(Name, "beta1", beta1),
            RuleRange.Fraction.Check(Name, "beta2", beta2),
            RuleRange.Positive.Check(Name, "rho", rho),
            RuleRange.NotNegative.Check(Name, "weight decay", weightDecay),
            RuleRange.Count.Check(Name, "interval", interval),
            RuleRange.Count.Check(Name, "batch", batch))
            .Apply((_, _, _, _, _, _, _) => unit);

    // Remembers m and h.
    internal readonly record struct Formula(double Alpha, double Beta1, double Gain2, double Kept2, double Rho) : IRuleFormula
    {
        public static int Reads => 2;

        public static int Writes => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
        {
            var m = (Beta1 * memory.First) + ((1 - Beta1) * g);
            var h = (Kept2 * memory.Second) + (Gain2 * g * g);
            var newton = m / (TNumber.AtLeast(0, Rho * h) + Epsilon);
            var least = -1.0 * TNumber.AtLeast(-1, -1.0 * newton);
            return new(theta - (Alpha * TNumber.AtLeast(-1, least)), memory with { First = m, Second = h });
        }
    }
}
