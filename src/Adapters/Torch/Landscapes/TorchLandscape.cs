using LanguageExt;
using LossNav.Adapters.Torch.Loading;
using LossNav.Adapters.Torch.Tensors;
using LossNav.Application.Training;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Landscapes.Networks;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Landscapes;

/// <summary>The loss of a network on real images as a landscape, by TorchSharp on the processor. Holds its images in native memory until it is disposed of.</summary>
public sealed class TorchLandscape : IDisposable
{
    private readonly TensorLoss _loss;
    private readonly FlatNetwork _network;

    private TorchLandscape(string name, FlatNetwork network, TensorLoss loss, bool isSmooth)
    {
        (_loss, _network) = (loss, network);
        var curved = isSmooth ? Some<CurvedLandscape>(new Smooth(name, (int)network.Parameters, loss)) : None;
        (Curved, Landscape) = (curved, curved.Match(smooth => smooth, () => (Landscape)new Kinked(name, (int)network.Parameters, loss)));
    }

    /// <summary>The landscape: value and gradient, and products with the Hessian where the units have two derivatives.</summary>
    public Landscape Landscape { get; }

    /// <summary>The same with products of the Hessian; none where units or pooling have kinks.</summary>
    public Option<CurvedLandscape> Curved { get; }

    /// <summary>Places the images.</summary>
    /// <param name="settings">Network, loss and numbers.</param>
    /// <param name="dataset">The images.</param>
    public static Either<TrainingError, TorchLandscape> Create(TorchLandscapeSettings settings, Dataset dataset)
        => from ready in NativeRuntime.Prepare().MapLeft(reason => (TrainingError)new TrainingError.NoTrainer(reason))
           from fits in Check(settings, dataset)
           let network = FlatNetwork.Of(settings.Network, dataset.Definition)
           select new TorchLandscape(
               Name(settings, dataset),
               network,
               new TensorLoss(network, settings, dataset),
               settings.Network is LandscapeNetwork.Connected && settings.Network.Activation != Activation.Relu);

    /// <summary>Parameters to begin with: PyTorch's default, the same draws from the same seed.</summary>
    /// <param name="seed">Equal seeds give equal parameters.</param>
    public Vec InitialParameters(long seed)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator((ulong)seed);
        var numbers = new double[Landscape.Dimension];
        var at = 0;
        foreach (var parameter in _network.Initial(random))
        {
            using (parameter)
            {
                var count = (int)parameter.numel();
                TensorBytes.Read(parameter, numbers.AsSpan(at, count));
                at += count;
            }
        }

        return Vec.Copy(numbers);
    }

    /// <inheritdoc/>
    public void Dispose() => _loss.Dispose();

    private static Either<TrainingError, Unit> Check(TorchLandscapeSettings settings, Dataset dataset)
    {
        var definition = dataset.Definition;
        TrainingError? wrong = settings switch
        {
            { Images: var images } when images < 1 || images > dataset.Train.Count
                => new TrainingError.BadSetting("the number of images", $"{images}", $"from 1 to {dataset.Train.Count}, as many as {definition.Title} has here"),
            { WeightPenalty: var penalty } when !(penalty >= 0 && double.IsFinite(penalty))
                => new TrainingError.BadSetting("the weight penalty", FormattableString.Invariant($"{penalty}"), "a finite number ≥ 0"),
            { Threads: < 1 } => new TrainingError.BadSetting("the number of threads", $"{settings.Threads}", "at least 1"),
            { Network: LandscapeNetwork.Connected { Shape: var shape } } when shape.Widths.Head != definition.ImageSize || shape.Widths.Last != definition.Classes
                => new TrainingError.BadSetting(
                    "the list of layers", string.Join('-', shape.Widths), $"from {definition.ImageSize} inputs to {definition.Classes} outputs, as {definition.Title} has"),
            { Network: LandscapeNetwork.Convolutional { Narrow: var narrow, Wide: var wide, Hidden: var hidden } } when narrow < 1 || wide < 1 || hidden < 1
                => new TrainingError.BadSetting("the list of layers", $"{narrow}, {wide}, {hidden}", "numbers of at least 1"),
            _ => null,
        };
        return wrong is null ? unit : wrong;
    }

    private static string Name(TorchLandscapeSettings settings, Dataset dataset)
        => FormattableString.Invariant($"{settings.Network.Match(connected => string.Join('-', connected.Shape.Widths), _ => "convolutions")} on {settings.Images} images of {dataset.Definition.Title}");

    private sealed class Kinked(string name, int dimension, TensorLoss loss) : Landscape(name, dimension, Empty)
    {
        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient) => loss.Evaluate(position, gradient);
    }

    private sealed class Smooth(string name, int dimension, TensorLoss loss) : CurvedLandscape(name, dimension, Empty)
    {
        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient) => loss.Evaluate(position, gradient);

        public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
            => loss.MultiplyHessian(position, direction, product);
    }
}
