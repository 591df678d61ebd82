using System.Collections.Immutable;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// SOAP (Vyas et al. 2024, algorithm 3): Adam's diagonal belief about the curvature in the eigenbasis of Shampoo's L ← β₂L + (1−β₂)ggᵀ and R ← β₂R + (1−β₂)gᵀg
/// (theory notes, section 11).
/// </summary>
/// <remarks>
/// M ← β₁M + (1−β₁)g; with G′ = Q_Lᵀ g Q_R, M′ = Q_Lᵀ M Q_R: V ← β₂V + (1−β₂)G′², W ← (1 − αλ)W − α Q_L (M̂′/(√V̂ + ε)) Q_Rᵀ. Every k steps Q_L and Q_R are taken anew
/// from a decomposition (the authors' implementation follows them by one step of a power iteration and QR). The first gradient makes the basis and moves no matrix,
/// as there; directions in which it shows nothing (a first gradient of low rank) have no basis of their own, and the decomposition chooses one. What is no matrix moves by Adam, from its first gradient on.
/// </remarks>
public static class Soap
{
    private const string Name = "SOAP";

    /// <summary>Its row in the list of rules; the defaults are those of the authors' implementation.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "soap",
        Name,
        Seq(
            RuleParameter.LearningRate(3e-3),
            RuleParameter.Fraction("beta1", 0.95),
            RuleParameter.Fraction("beta2", 0.95),
            RuleParameter.Positive("epsilon", 1e-8),
            RuleParameter.NotNegative("weight-decay", 0.01),
            new RuleParameter("interval", 10, RuleRange.Count)),
        p => Create(p["learning-rate"], p["beta1"], p["beta2"], p["epsilon"], p["weight-decay"], p["interval"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="beta1">β₁, forgetting of the gradient's mean, at least 0 and less than 1.</param>
    /// <param name="beta2">β₂, forgetting of squares and of L and R, at least 0 and less than 1.</param>
    /// <param name="epsilon">ε &gt; 0.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <param name="interval">k ≥ 1: steps from one basis to the next.</param>
    public static Validation<NavigationError, LearningRule> Create(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, double interval)
        => (RuleRange.Count.Check(Name, "interval", interval), AdamW.Create(learningRate, beta1, beta2, epsilon, weightDecay))
            .Apply((k, others) => MatrixRule.Of(
                Name,
                "beliefs about g and H with exponential forgetting, H diagonal in the eigenbasis of L and R, γ = 0; G = I, f = 0",
                new Formula(learningRate, beta1, beta2, epsilon, 1 - (learningRate * weightDecay), (long)k),
                others));

    private sealed record Formula(double Rate, double Beta1, double Beta2, double Epsilon, double Kept, long Interval) : IMatrixFormula
    {
        // L, R, Q_L, Q_R, M, V.
        public Seq<MatrixStart> Memory(int rows, int columns) => Seq(
            MatrixStart.Zeros(rows, rows),
            MatrixStart.Zeros(columns, columns),
            new MatrixStart(rows, rows, 1),
            new MatrixStart(columns, columns, 1),
            MatrixStart.Zeros(rows, columns),
            MatrixStart.Zeros(rows, columns));

        public MovedMatrix<TMatrix> Step<TMatrix>(long step, TMatrix theta, TMatrix g, ImmutableArray<TMatrix> memory)
            where TMatrix : IRuleMatrix<TMatrix>
        {
            var left = (Beta2 * memory[0]) + ((1 - Beta2) * TMatrix.TimesItsTransposed(g));
            var right = (Beta2 * memory[1]) + ((1 - Beta2) * TMatrix.TimesItsTransposed(TMatrix.Transposed(g)));
            if (step == 1)
            {
                return new(theta, [left, right, TMatrix.Eigenvectors(left), TMatrix.Eigenvectors(right), memory[4], memory[5]]);
            }

            var (ql, qr, taken) = (memory[2], memory[3], step - 1);
            var m = (Beta1 * memory[4]) + ((1 - Beta1) * g);
            var v = (Beta2 * memory[5]) + ((1 - Beta2) * TMatrix.Squared(TMatrix.Transposed(ql) * g * qr));

            // As in Adam both corrections stand outside: (M̂/(√V̂ + ε)) = (√c₂/c₁) M/(√V + ε√c₂).
            var root = Math.Sqrt(1 - Math.Pow(Beta2, taken));
            var turned = TMatrix.OverRoot(TMatrix.Transposed(ql) * m * qr, v, Epsilon * root);
            var rate = Rate * root / (1 - Math.Pow(Beta1, taken));
            var next = (Kept * theta) - (rate * (ql * turned * TMatrix.Transposed(qr)));
            return taken % Interval == 0
                ? new(next, [left, right, TMatrix.Eigenvectors(left), TMatrix.Eigenvectors(right), m, v])
                : new(next, [left, right, ql, qr, m, v]);
        }
    }
}
