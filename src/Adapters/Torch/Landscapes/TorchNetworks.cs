using LanguageExt;
using LossNav.Application.Networks;
using LossNav.Application.Ports;
using LossNav.Application.Training;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Landscapes.Networks;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Torch.Landscapes;

/// <summary>Losses of networks by TorchSharp on the processor.</summary>
/// <param name="datasets">Where the images are.</param>
/// <param name="threads">Threads that one operation may use, ≥ 1.</param>
public sealed class TorchNetworks(IDatasetSource datasets, int threads) : INetworkLandscapes
{
    /// <inheritdoc/>
    public Either<TrainingError, INetworkLoss> Open(NetworkRequest request)
        => from definition in DatasetCatalogue.Find(request.Dataset).ToEither().MapLeft(errors => errors.Head)
           from shape in Shape(request, definition)
           from dataset in datasets.Load(definition)
           from landscape in TorchLandscape.Create(
               new TorchLandscapeSettings(
                   new LandscapeNetwork.Connected(shape), request.Images, request.Loss, request.WeightPenalty, request.InDouble, threads),
               dataset)
           select (INetworkLoss)new Loaded(landscape, shape, request.Seed, dataset.Sha256);

    private static Either<TrainingError, NetworkShape> Shape(NetworkRequest request, DatasetDefinition definition)
        => NetworkShape.Create(request.Activation, definition.ImageSize.Cons(request.Hidden).Add(definition.Classes))
            .ToEither()
            .MapLeft(errors => (TrainingError)new TrainingError.BadSetting("the list of hidden layers", string.Join(", ", request.Hidden), errors.Head.Message.TrimEnd('.')));

    private sealed class Loaded(TorchLandscape torch, NetworkShape shape, long seed, string sha256) : INetworkLoss
    {
        public Landscape Landscape => torch.Landscape;

        public Vec Start { get; } = torch.InitialParameters(seed);

        public Seq<int> LayerSizes { get; } = toSeq(Enumerable.Range(0, shape.Layers)).Map(shape.ParametersOf).Strict();

        public string DataSha256 => sha256;

        public void Dispose() => torch.Dispose();
    }
}
