using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>What epochs of a run can be at all. Pure.</summary>
internal static class EpochCheck
{
    private const double AllRight = 100;

    /// <summary>What makes a list of epochs no outcome of a run, if anything.</summary>
    /// <param name="most">How many epochs were asked for.</param>
    /// <param name="epochs">What is said to have come out.</param>
    /// <param name="seconds">The wall time of each.</param>
    public static Option<string> Problem(int most, Seq<EpochResult> epochs, Seq<double> seconds)
        => epochs.Count > most ? Some($"it has {epochs.Count} epochs, but its run has {most}")
            : seconds.Count != epochs.Count ? Some($"it has {epochs.Count} epochs and the times of {seconds.Count}")
            : !epochs.Map((index, epoch) => epoch.Epoch == index + 1).ForAll(isNext => isNext) ? Some("its epochs are not 1, 2, 3 and so on")
            : !epochs.ForAll(IsPossible) ? Some("a loss in it is not finite, or an accuracy no percentage")
            : !seconds.ForAll(time => double.IsFinite(time) && time >= 0) ? Some("a time in it is none")
            : None;

    private static bool IsPossible(EpochResult epoch)
        => double.IsFinite(epoch.TrainLoss) && IsPercentage(epoch.TestAccuracy) && epoch.TestAccuracyByTask.ForAll(IsPercentage);

    private static bool IsPercentage(double value) => value is >= 0 and <= AllRight;
}
