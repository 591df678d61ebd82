using LanguageExt;
using LossNav.Application.Training;
using LossNav.Host.Settings;
using LossNav.Host.Wiring;

namespace LossNav.Host.Work;

/// <summary>The training records that figures can be drawn from: the user's own, and those that come with the program.</summary>
internal static class KnownRecords
{
    private const string Shipped = "records";

    /// <summary>
    /// Reads them. Where somebody names a folder, its records and no others; else those of the usual folder and those that come with the program, the user's own first where
    /// both have a run. A setting that names no folder is told where settings are checked.
    /// </summary>
    public static Either<TrainingError, Seq<TrainingRecord>> Read(Composition composition, Sources sources)
        => from own in TrainSettings.Folder(sources, SettingNames.Records).ToOption().Map(folder => In(composition, folder)).IfNone(Seq<TrainingRecord>.Empty)
           from shipped in sources.IsGiven(SettingNames.Records) ? Seq<TrainingRecord>.Empty : In(composition, Path.Combine(AppContext.BaseDirectory, Shipped))
           select own.Append(shipped).DistinctBy(record => record.Key).ToSeq();

    private static Either<TrainingError, Seq<TrainingRecord>> In(Composition composition, string folder)
        => composition.Training.OpenStore(composition.Rules, folder, folder).Records();
}
