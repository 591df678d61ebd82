using LanguageExt;

namespace LossNav.Domain.Inference;

/// <summary>What a record tells about the rule that made it.</summary>
/// <param name="Verdict">Which rule, which rules, or none.</param>
/// <param name="Ranking">Every rule that could run on the record, the best first.</param>
/// <param name="Skipped">Rules that could not, with the reason.</param>
/// <param name="Reading">How the rows of the record are to be read.</param>
/// <param name="Noise">What is left by the best rule.</param>
/// <param name="Steps">T.</param>
/// <param name="Dimension">D.</param>
/// <param name="Estimated">How many parameters the settings were estimated from.</param>
/// <param name="Remarks">What the record cannot tell, one line each, with what to record instead.</param>
public sealed record Explanation(
    Verdict Verdict, Seq<RankedRule> Ranking, Seq<SkippedRule> Skipped, Reading Reading, Residue Noise, int Steps, int Dimension, int Estimated, Seq<string> Remarks);

/// <summary>A rule that did not take part.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Reason">Why, and what to record.</param>
public sealed record SkippedRule(string Rule, string Reason);

/// <summary>A rule with how well it predicts the record's steps.</summary>
/// <param name="Rule">Its name in the list of rules.</param>
/// <param name="Title">The name that people read.</param>
/// <param name="Evidence">The logarithm of the likelihood ratio of the best rule to it on the steps kept for the test; 0 for the best.</param>
/// <param name="RelativeResidual">The root of what it leaves of the squared steps.</param>
/// <param name="IsExact">Whether nothing but rounding is left.</param>
/// <param name="IsTied">Whether the record cannot tell it from the best.</param>
/// <param name="Settings">Its settings, with intervals where it is tied with the best or is the best.</param>
/// <param name="Notes">What the names of settings mean where they are not those of the rule.</param>
public sealed record RankedRule(
    string Rule, string Title, double Evidence, double RelativeResidual, bool IsExact, bool IsTied, Seq<SettingEstimate> Settings, Seq<string> Notes);

/// <summary>A setting as far as the record tells it.</summary>
/// <param name="Name">Its name in the rule's row.</param>
/// <param name="Value">The likeliest value; none where the record does not determine it.</param>
/// <param name="Low">The lower end of the interval; none where nothing bounds it.</param>
/// <param name="High">The upper end; none where nothing bounds it.</param>
/// <param name="Remark">Why it is not determined; empty where it is.</param>
public sealed record SettingEstimate(string Name, Option<double> Value, Option<double> Low, Option<double> High, string Remark);

/// <summary>How the rows of a record are to be read.</summary>
public enum Reading
{
    /// <summary>Parameters stand before the step that the gradient of their row makes.</summary>
    BeforeSteps,

    /// <summary>Parameters stand after it: the gradient of the first row made a step that is not in the record.</summary>
    AfterSteps,
}

/// <summary>What the best rule leaves of the steps.</summary>
/// <param name="Relative">The root of the share of the squared steps.</param>
/// <param name="Kind">Where it seems to come from.</param>
public sealed record Residue(double Relative, ResidueKind Kind);

/// <summary>Where residuals come from.</summary>
public enum ResidueKind
{
    /// <summary>The roundoff of the record's numbers.</summary>
    Rounding,

    /// <summary>Noise in the steps: independent from one to the next.</summary>
    Steps,

    /// <summary>Noise in the recorded gradients: the run used others. The rule's memory carries each error on, so residuals of neighbouring steps are alike.</summary>
    Gradients,

    /// <summary>Noise in the steps or in the gradients: for a rule without memory both look the same.</summary>
    StepsOrGradients,

    /// <summary>No rule of the list.</summary>
    Unexplained,
}
