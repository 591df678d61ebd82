using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>The ranges of what every step of a local quadratic model needs.</summary>
internal static class StepRange
{
    /// <summary>Checks the three together, so that all errors come at once.</summary>
    /// <param name="rule">Its name, for messages.</param>
    /// <param name="interval">Δt &gt; 0.</param>
    /// <param name="learningRate">ηk &gt; 0.</param>
    /// <param name="discountRate">γ ≥ 0.</param>
    public static Validation<NavigationError, Unit> Check(string rule, double interval, double learningRate, double discountRate)
        => (RuleRange.Positive.Check(rule, "interval", interval),
            RuleRange.Positive.Check(rule, "learning rate", learningRate),
            RuleRange.NotNegative.Check(rule, "discount rate", discountRate))
            .Apply((_, _, _) => unit);
}
