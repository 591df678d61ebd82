using LanguageExt;

namespace LossNav.Application.Orders;

/// <summary>A learning rule by name.</summary>
/// <param name="Name">For example <c>ballistic</c>.</param>
/// <param name="Values">The values of its parameters by name, finite numbers; what is not named keeps its default.</param>
public sealed record ChosenRule(string Name, Map<string, double> Values);
