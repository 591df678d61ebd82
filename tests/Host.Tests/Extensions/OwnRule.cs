using LanguageExt;
using LossNav.Domain;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests.Extensions;

/// <summary>A mean of gradients, then a step along it: m ← βm + (1 − β)g, θ ← θ − αm. The formula stands once, and runs on vectors, along paths, and on networks.</summary>
internal static class OwnRule
{
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "own-rule",
        "Own",
        Seq(RuleParameter.LearningRate(0.1), RuleParameter.Fraction("decay", 0.9)),
        values => Create(values["learning-rate"], values["decay"]));

    public static Validation<NavigationError, LearningRule> Create(double learningRate, double decay)
        => (RuleRange.Positive.Check("own-rule", "learning rate", learningRate), RuleRange.Fraction.Check("own-rule", "decay", decay))
            .Apply((rate, beta) => ElementwiseRule.Of("own-rule", "of my own", [VectorStart.Zeros], [], _ => new Formula(rate, beta)));

    internal readonly record struct Formula(double Rate, double Beta) : IRuleFormula
    {
        public static int Reads => 1;

        public static int Writes => 1;

        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
        {
            var mean = (Beta * memory.First) + ((1 - Beta) * g);
            return new(theta - (Rate * mean), memory with { First = mean });
        }
    }
}
