namespace LossNav.Domain.Inference;

/// <summary>How a record is searched for the rule that made it.</summary>
public sealed record ExplainSettings
{
    /// <summary>The settings that fit most records.</summary>
    public static ExplainSettings Default { get; } = new();

    /// <summary>Probability with which an interval is to hold the true setting, between 0 and 1.</summary>
    public double Coverage { get; init; } = 0.95;

    /// <summary>Steps times parameters that rules are compared on; the parameters are drawn by the seed.</summary>
    public int ComparedNumbers { get; init; } = 100_000;

    /// <summary>The same for the settings of the rules that are left and their intervals.</summary>
    public int EstimatedNumbers { get; init; } = 1_000_000;

    /// <summary>The same for the first look at every start of a search.</summary>
    public int SearchedNumbers { get; init; } = 10_000;

    /// <summary>Most steps in that first look.</summary>
    public int SearchedSteps { get; init; } = 2_000;

    /// <summary>One step in so many is kept for the test of what the others say.</summary>
    public int HeldOutOneIn { get; init; } = 4;

    /// <summary>The logarithm of a likelihood ratio, over all steps kept for the test, below which two rules count as equal on the record: e⁴ ≈ 55 to 1.</summary>
    public double TieEvidence { get; init; } = 4;

    /// <summary>The same in standard errors of the ratio, for records whose steps differ much in what they tell.</summary>
    public double TieErrors { get; init; } = 2;

    /// <summary>The share of the residuals that a record's own features may explain before no rule of the list counts as its maker, beyond what noise in the recorded gradients does.</summary>
    public double UnexplainedShare { get; init; } = 0.05;

    /// <summary>The probability of chance below which such a share is taken seriously.</summary>
    public double Chance { get; init; } = 1e-4;

    /// <summary>Decides which parameters are drawn and which steps are kept for the test.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The settings with another coverage.</summary>
    public static ExplainSettings WithCoverage(double value, ExplainSettings settings) => settings with { Coverage = value };
}
