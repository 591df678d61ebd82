using LanguageExt;
using LossNav.Domain.Inference.Fitting;
using LossNav.Domain.Inference.Models;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference;

/// <summary>Finds the rule of the list that made a recorded run, by the likelihood of one-step predictions (theory notes, section 12).</summary>
public static class RecordExplainer
{
    // A reading that halves what is left is no accident; below that the plain one stands.
    private const double BetterReading = 0.5;

    /// <summary>Explains a record.</summary>
    /// <param name="settings">How it is searched.</param>
    /// <param name="record">The record.</param>
    public static Explanation Explain(ExplainSettings settings, RunRecord record) => ExplainWatched(Watch.Nothing, settings, record).IfFail(_ => throw new InvalidOperationException("Nobody asked to stop."));

    /// <summary>Explains a record while somebody looks on.</summary>
    /// <param name="watch">Who looks on and may ask to stop.</param>
    /// <param name="settings">How it is searched.</param>
    /// <param name="record">The record.</param>
    public static Validation<NavigationError, Explanation> ExplainWatched(Watch watch, ExplainSettings settings, RunRecord record)
        => Contest.Run(watch, settings, record).Bind(plain =>
            plain.Best.Exists(best => best.IsExact(plain.Sample)) || record.Steps <= RunRecord.FewestSteps
                ? Success<NavigationError, Explanation>(Conclusion.Of(settings, record, plain, Reading.BeforeSteps))
                : Contest.Run(watch, settings, record.AsAfterSteps()).Map(after =>
                    Left(after) < BetterReading * Left(plain)
                        ? Conclusion.Of(settings, record.AsAfterSteps(), after, Reading.AfterSteps)
                        : Conclusion.Of(settings, record, plain, Reading.BeforeSteps)));

    private static double Left(Contest contest) => contest.Best.Match(best => best.RelativeResidual, () => double.PositiveInfinity);
}
