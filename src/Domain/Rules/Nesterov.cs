using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Nesterov's accelerated gradient, p ← μp + g, θ ← θ − α(g + μp): momentum that looks ahead (Nesterov 1983).</summary>
/// <remarks>The form of Sutskever et al. (2013) that PyTorch uses: θ is the point that looks ahead, where the gradient is taken.</remarks>
public static class Nesterov
{
    private const string Name = "Nesterov";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "nesterov",
        Name,
        Seq(RuleParameter.LearningRate(0.01), RuleParameter.Fraction("decay", 0.9)),
        p => Create(p["learning-rate"], p["decay"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="decay">μ, at least 0 and less than 1.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double decay)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate), RuleRange.Fraction.Check(Name, "decay", decay))
            .Apply((rate, mu) => ElementwiseRule.Of(
                Name,
                "any γ, second-order dynamics in discrete steps; G = I, f = 0",
                [VectorStart.Zeros],
                [],
                _ => new Formula(rate, mu)));

    internal readonly record struct Formula(double Rate, double Mu) : IRuleFormula
    {
        public static int Reads => 1;

        public static int Writes => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
        {
            var p = (Mu * memory.First) + g;
            return new(theta - (Rate * (g + (Mu * p))), memory with { First = p });
        }
    }
}
