using System.Collections.Immutable;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// Muon (Jordan et al. 2024): m ← μm + (1−μ)g, n = μm + (1−μ)g, W ← (1 − αλ)W − α√max(1, rows/columns) O(n) with O(U diag(σ) Vᵀ) = UVᵀ. The speed of each weight
/// is bounded in the spectral norm, along a filtered gradient (theory notes, section 11).
/// </summary>
/// <remarks>
/// In practice O is five steps of <see cref="NewtonSchulz"/>, which says how far from UVᵀ that is; with 0 steps O is UVᵀ itself. What is no matrix moves by Adam with
/// β = (0.9, 0.95), ε = 1e-10 and a rate of its own, as in the authors' implementation; there the last layer does so too, which a rule cannot tell from the others.
/// </remarks>
public static class Muon
{
    private const string Name = "Muon";

    /// <summary>Its row in the list of rules; the defaults are those of the authors' implementation.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "muon",
        Name,
        Seq(
            RuleParameter.LearningRate(0.02),
            RuleParameter.Fraction("momentum", 0.95),
            new RuleParameter("newton-schulz", 5, RuleRange.CountFromZero),
            RuleParameter.NotNegative("weight-decay", 0),
            RuleParameter.Positive("vector-rate", 3e-4)),
        p => Create(p["learning-rate"], p["momentum"], p["newton-schulz"], p["weight-decay"], p["vector-rate"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0, how far each singular direction of a weight moves in a step.</param>
    /// <param name="momentum">μ, forgetting of the gradient's mean, at least 0 and less than 1. It looks ahead by one step, as Nesterov's does.</param>
    /// <param name="newtonSchulz">Steps of the iteration, at least 0; 0 for UVᵀ itself.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <param name="vectorRate">Adam's α &gt; 0 for what is no matrix.</param>
    public static Validation<NavigationError, LearningRule> Create(
        double learningRate, double momentum, double newtonSchulz, double weightDecay, double vectorRate)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.Fraction.Check(Name, "momentum", momentum),
            RuleRange.CountFromZero.Check(Name, "newton-schulz", newtonSchulz),
            RuleRange.NotNegative.Check(Name, "weight decay", weightDecay),
            RuleRange.Positive.Check(Name, "vector rate", vectorRate).Bind(rate => AdamW.Create(rate, 0.9, 0.95, 1e-10, weightDecay)))
            .Apply((alpha, mu, steps, lambda, others) => MatrixRule.Of(
                Name,
                "a belief about g; speed bounded in the spectral norm of each weight, γ large; f = 0",
                new Formula(alpha, mu, (int)steps, 1 - (alpha * lambda)),
                others));

    private sealed record Formula(double Rate, double Momentum, int Steps, double Kept) : IMatrixFormula
    {
        public Seq<MatrixStart> Memory(int rows, int columns) => Seq1(MatrixStart.Zeros(rows, columns));

        public MovedMatrix<TMatrix> Step<TMatrix>(long step, TMatrix theta, TMatrix g, ImmutableArray<TMatrix> memory)
            where TMatrix : IRuleMatrix<TMatrix>
        {
            var m = (Momentum * memory[0]) + ((1 - Momentum) * g);
            var ahead = (Momentum * m) + ((1 - Momentum) * g);
            var orthogonal = Steps > 0 ? NewtonSchulz.Of(Steps, ahead) : TMatrix.OfSingular(sigma => 1 / sigma, ahead);
            var rate = Rate * Math.Sqrt(Math.Max(1, (double)g.Rows / g.Columns));
            return new((Kept * theta) - (rate * orthogonal), [m]);
        }
    }
}
