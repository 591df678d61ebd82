namespace LossNav.Domain.Rules.Machinery;

/// <summary>A parameter that a learning rule has.</summary>
/// <param name="Name">Lower case with hyphens.</param>
/// <param name="Default">Its value when nothing is said.</param>
/// <param name="Range">What it may be.</param>
public sealed record RuleParameter(string Name, double Default, RuleRange Range)
{
    internal static RuleParameter LearningRate(double value) => new("learning-rate", value, RuleRange.Positive);

    internal static RuleParameter Fraction(string name, double value) => new(name, value, RuleRange.Fraction);

    internal static RuleParameter Positive(string name, double value) => new(name, value, RuleRange.Positive);

    internal static RuleParameter NotNegative(string name, double value) => new(name, value, RuleRange.NotNegative);
}
