namespace LossNav.Domain.Rules;

/// <summary>A learning rule was given a parameter that it has no meaning for.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Parameter">Which parameter.</param>
/// <param name="Value">What it was given.</param>
/// <param name="Expected">Its range in words.</param>
public sealed record RuleError(string Rule, string Parameter, double Value, string Expected)
    : NavigationError("R001", FormattableString.Invariant($"{Rule}: {Parameter} is {Value}, but it must be {Expected}."));
