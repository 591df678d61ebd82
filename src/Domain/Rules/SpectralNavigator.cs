using System.Collections.Immutable;
using LanguageExt;
using LossNav.Domain.Beliefs;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// The navigator on singular values: ΔW = −α U diag(σ/(√(σ² + ε²) + ε)) Vᵀ for a believed gradient U diag(σ) Vᵀ, the optimal step at any discount rate where the
/// curvature along each singular direction is taken to be σ², as one gradient shows it (theory notes, section 11). α = Δt√(ηk), ε = γ/(2√(ηk)).
/// </summary>
/// <remarks>
/// The discount ε is a dial. At ε = 0 it is Muon, without momentum where β = 0; as ε → ∞ with α/(2ε) fixed it is gradient descent. What is no matrix moves by the
/// <see cref="Navigator"/> with the same belief for each number, h = g².
/// </remarks>
public static class SpectralNavigator
{
    private const string Name = "spectral navigator";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "spectral-navigator",
        "Spectral navigator",
        Seq(RuleParameter.LearningRate(0.02), RuleParameter.NotNegative("discount", 0.01), RuleParameter.Fraction("beta", 0)),
        p => Create(p["learning-rate"], p["discount"], p["beta"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α = Δt√(ηk) &gt; 0.</param>
    /// <param name="discount">ε = γ/(2√(ηk)) ≥ 0.</param>
    /// <param name="beta">β, forgetting of the gradient's mean, at least 0 and less than 1; 0 believes each gradient as it comes.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double discount, double beta)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate),
            RuleRange.NotNegative.Check(Name, "discount", discount),
            RuleRange.Fraction.Check(Name, "beta", beta))
            .Apply((alpha, epsilon, b) => (alpha, epsilon, b))
            .Bind(p => Navigator.Create(p.alpha, p.epsilon, p.b, 0).Map(others => MatrixRule.Of(
                Name,
                "a belief about g, curvature σ² along its singular directions, any γ; G = I, f = 0",
                new Formula(p.alpha, p.epsilon, p.b),
                others)));

    private sealed record Formula(double Alpha, double Epsilon, double Beta) : IMatrixFormula
    {
        public Seq<MatrixStart> Memory(int rows, int columns) => Seq1(MatrixStart.Zeros(rows, columns));

        public MovedMatrix<TMatrix> Step<TMatrix>(long step, TMatrix theta, TMatrix g, ImmutableArray<TMatrix> memory)
            where TMatrix : IRuleMatrix<TMatrix>
        {
            var m = memory[0] + (ForgettingMean.GainAt(Beta, step) * (g - memory[0]));
            return new(theta - (Alpha * TMatrix.OfSingular(sigma => Navigator.StepPerGradient(1, Epsilon, sigma * sigma), m)), [m]);
        }
    }
}
