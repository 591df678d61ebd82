using LanguageExt;
using LossNav.Application.Training;
using LossNav.Host.Settings;
using LossNav.Host.Wiring;

namespace LossNav.Host.Work;

/// <summary>The training records that figures can be drawn from: the user's own, and those that come with the program.</summary>
internal static class KnownRecords
{
    private const string Shipped = "records";

    /// <summary>Reads them; where both folders have a run, the user's own record counts.</summary>
    public static Either<TrainingError, Seq<TrainingRecord>> Read(Composition composition, Sources sources)
        => from own in In(composition, sources.Root[SettingNames.Records] ?? string.Empty)
           from shipped in In(composition, Path.Combine(AppContext.BaseDirectory, Shipped))
           select own.Append(shipped).DistinctBy(record => record.Key).ToSeq();

    private static Either<TrainingError, Seq<TrainingRecord>> In(Composition composition, string folder)
        => composition.Training.OpenStore(composition.Rules, folder, folder).Records();
}
