using LanguageExt;
using LossNav.Adapters.Datasets;
using LossNav.Adapters.Files;
using LossNav.Adapters.Torch;
using LossNav.Application.Ports;
using LossNav.Domain.Rules.Machinery;

namespace LossNav.Host.Wiring;

/// <summary>The adapters of training.</summary>
/// <param name="OpenData">Opens the folder with datasets.</param>
/// <param name="OpenDownloader">Makes what fetches datasets into a folder.</param>
/// <param name="OpenTrainer">Makes a trainer that uses the machine in a certain way.</param>
/// <param name="OpenStore">Opens the folders of records and of checkpoints; records name their rules, so that it is told which there are.</param>
public sealed record TrainingAdapters(
    Func<string, IDatasetSource> OpenData,
    Func<string, IDatasetDownloader> OpenDownloader,
    Func<TorchOptions, INetworkTrainer> OpenTrainer,
    Func<Seq<RuleRow>, string, string, ITrainingStore> OpenStore)
{
    /// <summary>What the program runs with.</summary>
    public static TrainingAdapters Production { get; } = new(
        folder => new FolderDatasetSource(folder),
        folder => new MirrorDownloader(folder, new HttpClient()),
        options => new TorchTrainer(options),
        (rules, records, checkpoints) => new FileTrainingStore(rules, records, checkpoints));
}
