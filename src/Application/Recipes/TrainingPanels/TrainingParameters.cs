using LanguageExt;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>What can be varied in the figures of training curves: which records they show.</summary>
/// <param name="Profile">The profile of the runs.</param>
/// <param name="Precision">The numbers that the runs computed with; <see cref="Any"/> takes the published ones where there are records of them.</param>
/// <param name="Data">The edition of the data; <see cref="Any"/> takes the largest of which there are records.</param>
/// <param name="Spread">Whether a band shows the least and the greatest over all seeds.</param>
public sealed record TrainingParameters(string Profile, string Precision, string Data, string Spread)
{
    /// <summary>Whatever there are records of.</summary>
    public const string Any = "any";

    /// <summary>The word for a band.</summary>
    public const string Band = "band";

    /// <summary>The published experiment, on the data that records are there of.</summary>
    public static TrainingParameters Published { get; } = new(Training.Profile.Paper.Name, Any, Any, Band);

    internal static Seq<Parameter<TrainingParameters>> Rows { get; } = Seq(
        Parameter.Choice<TrainingParameters>(
            "profile", "the profile of the runs", Training.Profile.All.Map(profile => profile.Name), p => p.Profile, (p, v) => p with { Profile = v }),
        Parameter.Choice<TrainingParameters>(
            "precision", "the numbers that the runs computed with", Seq(Any, "float32", "bfloat16"), p => p.Precision, (p, v) => p with { Precision = v }),
        Parameter.Choice<TrainingParameters>(
            "data", "the edition of the data", Seq(Any, "complete", "subset", "other"), p => p.Data, (p, v) => p with { Data = v }),
        Parameter.Choice<TrainingParameters>(
            "spread", "least and greatest over all seeds", Seq(Band, "none"), p => p.Spread, (p, v) => p with { Spread = v }));
}
