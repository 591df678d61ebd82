using LanguageExt;
using LossNav.Application.Training;
using LossNav.Application.UseCases;
using LossNav.Host.Settings;
using LossNav.Host.Wiring;

namespace LossNav.Host.Work;

/// <summary>The training records that figures can be drawn from: the user's own, and those that come with the program.</summary>
internal static class KnownRecords
{
    private const string Shipped = "records";
    private const string Figure = "training";

    /// <summary>The setting that chooses the records of the figure that draws any.</summary>
    private static readonly string Chosen = Microsoft.Extensions.Configuration.ConfigurationPath.Combine(SettingNames.Figures, Figure, "records");

    /// <summary>The records of the folder that the figure of any records names in place of keys, if it names one.</summary>
    public static Option<Either<TrainingError, Seq<TrainingRecord>>> Named(Composition composition, Sources sources)
        => sources.Find(Chosen).Bind(found => found.Values.HeadOrNone()).Filter(Directory.Exists).Map(folder => In(composition, folder));

    /// <summary>
    /// Reads them. Where somebody names a folder, its records and no others; else those of the usual folder and those that come with the program, the user's own first where
    /// both have a run. A setting that names no folder is told where settings are checked.
    /// </summary>
    public static Either<TrainingError, Seq<TrainingRecord>> Read(Composition composition, Sources sources)
        => from own in TrainSettings.Folder(sources, SettingNames.Records).ToOption().Map(folder => In(composition, folder)).IfNone(Seq<TrainingRecord>.Empty)
           from shipped in sources.IsGiven(SettingNames.Records) ? Seq<TrainingRecord>.Empty : In(composition, Path.Combine(AppContext.BaseDirectory, Shipped))
           select own.Append(shipped).DistinctBy(record => record.Key).ToSeq();

    /// <summary>A request that names records of a folder by their keys, so that an order says by itself which records it draws.</summary>
    public static RenderRequest ByKey(Option<Either<TrainingError, Seq<TrainingRecord>>> named, RenderRequest request)
        => named.Bind(records => records.ToOption()).Filter(records => !records.IsEmpty).Match(
            records => request with
            {
                Parameters = request.Parameters.AddOrUpdate(Figure, set => set.AddOrUpdate("records", string.Join(',', records.Map(record => record.Key.Value))), () => default),
            },
            () => request);

    private static Either<TrainingError, Seq<TrainingRecord>> In(Composition composition, string folder)
        => composition.Training.OpenStore(composition.Rules, folder, folder).Records();
}
