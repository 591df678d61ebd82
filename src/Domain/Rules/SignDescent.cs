using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Sign descent, Δθ = −α sign g (signSGD of Bernstein et al. 2018): no parameter moves faster than another, α = Δt·s (theory notes, section 11).</summary>
public static class SignDescent
{
    private const string Name = "sign descent";

    /// <summary>Its row in the list of rules; the default learning rate is that of MXNet's Signum.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "sign-descent", "Sign descent", Seq1(RuleParameter.LearningRate(0.01)), p => Create(p["learning-rate"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0, how far each parameter moves in a step.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate)
        => RuleRange.Positive.Check(Name, "learning rate", learningRate).Map(rate => ElementwiseRule.Of(
            Name, "speed bounded in the largest coordinate (ℓ∞), γ large; f = 0", [], [], _ => new Formula(rate)));

    internal readonly record struct Formula(double Rate) : IRuleFormula
    {
        public static int Reads => 0;

        public static int Writes => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
            => new(theta - (Rate * TNumber.Sign(g)), memory);
    }
}
