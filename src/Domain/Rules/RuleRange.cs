using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>The ranges that parameters of learning rules have.</summary>
internal static class RuleRange
{
    internal static Validation<NavigationError, double> Positive(string rule, string parameter, double value)
        => Check(rule, parameter, value, value > 0 && double.IsFinite(value), "a finite number greater than 0");

    internal static Validation<NavigationError, double> NotNegative(string rule, string parameter, double value)
        => Check(rule, parameter, value, value >= 0 && double.IsFinite(value), "a finite number, at least 0");

    internal static Validation<NavigationError, double> Fraction(string rule, string parameter, double value)
        => Check(rule, parameter, value, value is >= 0 and < 1, "at least 0 and less than 1");

    private static Validation<NavigationError, double> Check(string rule, string parameter, double value, bool isValid, string expected)
        => isValid ? Success<NavigationError, double>(value) : new NavigationError.BadRuleParameter(rule, parameter, value, expected);
}
