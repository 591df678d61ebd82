using System.Collections.Immutable;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// Spectral descent (Carlson et al. 2015): ΔW = −α(σ₁ + σ₂ + …) UVᵀ for a weight with gradient U diag(σ) Vᵀ. Effort is charged in the spectral norm of each weight,
/// α = Δtηk/γ (theory notes, section 11).
/// </summary>
/// <remarks>What is no matrix moves by gradient descent: a vector is a matrix of one column, whose spectral norm is its length.</remarks>
public static class SpectralDescent
{
    private const string Name = "spectral descent";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "spectral-descent", "Spectral descent", Seq1(RuleParameter.LearningRate(0.01)), p => Create(p["learning-rate"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate)
        => GradientDescent.Create(learningRate).Map(others => MatrixRule.Of(
            Name, "effort in the spectral norm of each weight, γ large; f = 0", new Formula(learningRate), others));

    private sealed record Formula(double Rate) : IMatrixFormula
    {
        public Seq<MatrixStart> Memory(int rows, int columns) => Empty;

        public MovedMatrix<TMatrix> Step<TMatrix>(long step, TMatrix theta, TMatrix g, ImmutableArray<TMatrix> memory)
            where TMatrix : IRuleMatrix<TMatrix>
        {
            var polar = TMatrix.OfSingular(sigma => 1 / sigma, g);
            return new(theta - (Rate * TMatrix.Dot(polar, g) * polar), memory);
        }
    }
}
