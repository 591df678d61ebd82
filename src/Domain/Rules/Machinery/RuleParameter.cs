namespace LossNav.Domain.Rules.Machinery;

/// <summary>A parameter that a learning rule has.</summary>
/// <param name="Name">Lower case with hyphens.</param>
/// <param name="Default">Its value when nothing is said.</param>
/// <param name="Range">What it may be.</param>
public sealed record RuleParameter(string Name, double Default, RuleRange Range)
{
    /// <summary>The name under which records of runs keep it, which must never change; it also chooses the parameter.</summary>
    public string StoredName { get; init; } = Name;

    /// <summary>A learning rate, greater than 0.</summary>
    public static RuleParameter LearningRate(double value) => new("learning-rate", value, RuleRange.Positive);

    /// <summary>A number from 0 to 1, without 1.</summary>
    public static RuleParameter Fraction(string name, double value) => new(name, value, RuleRange.Fraction);

    /// <summary>A number greater than 0.</summary>
    public static RuleParameter Positive(string name, double value) => new(name, value, RuleRange.Positive);

    /// <summary>A number that is at least 0.</summary>
    public static RuleParameter NotNegative(string name, double value) => new(name, value, RuleRange.NotNegative);
}
