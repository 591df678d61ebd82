using System.Collections.Immutable;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// Shampoo (Gupta, Koren, Singer 2018, algorithm 1): L ← L + ggᵀ, R ← R + gᵀg, W ← W − α L^{−1/4} g R^{−1/4}, begun at L = εI, R = εI. The ballistic rule with the
/// belief H ≈ (Σggᵀ)^{1/2} ⊗ (Σgᵀg)^{1/2} about the curvature (theory notes, section 11).
/// </summary>
/// <remarks>
/// Every k steps the roots are taken anew; directions in which nothing was seen, and ε = 0, are left alone. What is no matrix moves by <see cref="Adagrad"/>, which is
/// the paper's rule for a vector with a diagonal preconditioner.
/// </remarks>
public static class Shampoo
{
    private const string Name = "Shampoo";

    // Of the largest eigenvalue and the size: eigenvalues below are rounding.
    private const double Rounding = 2.220446049250313e-16;

    /// <summary>Its row in the list of rules; the defaults are those of the implementation in pytorch-optimizer.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "shampoo",
        Name,
        Seq(RuleParameter.LearningRate(0.1), RuleParameter.NotNegative("epsilon", 1e-4), new RuleParameter("interval", 1, RuleRange.Count)),
        p => Create(p["learning-rate"], p["epsilon"], p["interval"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α = Δt√(ηk) &gt; 0.</param>
    /// <param name="epsilon">ε ≥ 0.</param>
    /// <param name="interval">k ≥ 1: steps from one root to the next.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double epsilon, double interval)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.NotNegative.Check(Name, "epsilon", epsilon),
            RuleRange.Count.Check(Name, "interval", interval),
            Adagrad.Create(learningRate, Math.Max(epsilon, 1e-10)))
            .Apply((alpha, eps, k, others) => MatrixRule.Of(
                Name, "curvature (Σggᵀ)^½ ⊗ (Σgᵀg)^½, γ = 0; G = I, f = 0", new Formula(alpha, eps, (long)k), others));

    private sealed record Formula(double Rate, double Epsilon, long Interval) : IMatrixFormula
    {
        // L, R, and the inverse fourth roots of both.
        public Seq<MatrixStart> Memory(int rows, int columns) => Seq(
            new MatrixStart(rows, rows, Epsilon), new MatrixStart(columns, columns, Epsilon), MatrixStart.Zeros(rows, rows), MatrixStart.Zeros(columns, columns));

        public MovedMatrix<TMatrix> Step<TMatrix>(long step, TMatrix theta, TMatrix g, ImmutableArray<TMatrix> memory)
            where TMatrix : IRuleMatrix<TMatrix>
        {
            var left = memory[0] + TMatrix.TimesItsTransposed(g);
            var right = memory[1] + TMatrix.TimesItsTransposed(TMatrix.Transposed(g));
            var isNew = (step - 1) % Interval == 0;
            var (leftRoot, rightRoot) = isNew ? (InverseFourthRoot(left), InverseFourthRoot(right)) : (memory[2], memory[3]);
            return new(theta - (Rate * (leftRoot * g * rightRoot)), [left, right, leftRoot, rightRoot]);
        }

        private static TMatrix InverseFourthRoot<TMatrix>(TMatrix a)
            where TMatrix : IRuleMatrix<TMatrix>
        {
            // The root of the sum of squares is at least the largest eigenvalue.
            var zero = Rounding * a.Rows * Math.Sqrt(TMatrix.Dot(a, a));
            return TMatrix.OfSymmetric(value => value > zero ? Math.Pow(value, -0.25) : 0, a);
        }
    }
}
