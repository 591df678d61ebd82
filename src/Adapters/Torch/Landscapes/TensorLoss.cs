using LossNav.Adapters.Torch.Tensors;
using LossNav.Application.Training;
using LossNav.Domain.Landscapes.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LossNav.Adapters.Torch.Landscapes;

/// <summary>The loss of a network over all its images, with gradient and products of the Hessian by differentiating once and twice.</summary>
internal sealed class TensorLoss : IDisposable
{
    // Images that are pushed through at once: enough to keep a processor busy, few enough to keep the memory of convolutions small.
    private const int MostAtOnce = 1_000;

    private readonly FlatNetwork _network;
    private readonly TorchLandscapeSettings _settings;
    private readonly ScalarType _type;
    private readonly Tensor _images;
    private readonly Tensor _labels;
    private readonly Tensor _targets;

    internal TensorLoss(FlatNetwork network, TorchLandscapeSettings settings, Dataset dataset)
    {
        (_network, _settings, _type) = (network, settings, settings.InDouble ? ScalarType.Float64 : ScalarType.Float32);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        _images = network.Shaped(Rows(dataset, settings.Images).to(_type)).MoveToOuterDisposeScope();
        _labels = tensor(dataset.Train.Labels[..settings.Images].ToArray(), ScalarType.Byte).to(ScalarType.Int64).MoveToOuterDisposeScope();
        _targets = F.one_hot(_labels, dataset.Definition.Classes).to(_type).MoveToOuterDisposeScope();
        _images.DetachFromDisposeScope();
        _labels.DetachFromDisposeScope();
        _targets.DetachFromDisposeScope();
    }

    /// <summary>L and ∇L.</summary>
    internal double Evaluate(ReadOnlySpan<double> position, Span<double> gradient)
    {
        using var scope = NewDisposeScope();
        var parameters = Parameters(position);
        var (value, sum) = (0.0, zeros([position.Length], ScalarType.Float64));
        for (var first = 0; first < _settings.Images; first += MostAtOnce)
        {
            using var part = NewDisposeScope();
            var loss = LossOf(parameters, first);
            var slope = autograd.grad([loss], [parameters])[0];
            value += loss.to(ScalarType.Float64).item<double>();
            sum.add_(slope.to(ScalarType.Float64));
        }

        TensorBytes.Read(sum, gradient);
        var square = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] += _settings.WeightPenalty * position[i];
            square += position[i] * position[i];
        }

        return value + (_settings.WeightPenalty / 2 * square);
    }

    /// <summary>∇²L v.</summary>
    internal void MultiplyHessian(ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
    {
        using var scope = NewDisposeScope();
        var (parameters, along) = (Parameters(position), empty([direction.Length], _type));
        TensorBytes.Write(along, direction);
        var sum = zeros([position.Length], ScalarType.Float64);
        for (var first = 0; first < _settings.Images; first += MostAtOnce)
        {
            using var part = NewDisposeScope();
            var slope = autograd.grad([LossOf(parameters, first)], [parameters], retain_graph: true, create_graph: true)[0];
            sum.add_(autograd.grad([slope.dot(along)], [parameters])[0].to(ScalarType.Float64));
        }

        TensorBytes.Read(sum, product);
        for (var i = 0; i < product.Length; i++)
        {
            product[i] += _settings.WeightPenalty * direction[i];
        }
    }

    public void Dispose()
    {
        _images.Dispose();
        _labels.Dispose();
        _targets.Dispose();
    }

    private Tensor Parameters(ReadOnlySpan<double> position)
    {
        set_num_threads(_settings.Threads);
        var parameters = empty([position.Length], _type);
        TensorBytes.Write(parameters, position);
        return parameters.requires_grad_(true);
    }

    // The share of some images in the mean over all.
    private Tensor LossOf(Tensor parameters, int first)
    {
        var count = Math.Min(MostAtOnce, _settings.Images - first);
        var scores = _network.Forward(parameters, _images.narrow(0, first, count));
        var sum = _settings.Loss == NetworkLoss.CrossEntropy
            ? F.cross_entropy(scores, _labels.narrow(0, first, count), reduction: nn.Reduction.Sum)
            : (scores - _targets.narrow(0, first, count)).square().sum().mul(0.5);
        return sum.div(_settings.Images);
    }

    // (x/255 − mean)/deviation in 64-bit floats: images x (channels · height · width).
    private static Tensor Rows(Dataset dataset, int count)
    {
        var definition = dataset.Definition;
        var mean = tensor(definition.Mean.ToArray(), ScalarType.Float64).reshape(1, definition.Channels, 1);
        var deviation = tensor(definition.Deviation.ToArray(), ScalarType.Float64).reshape(1, definition.Channels, 1);
        return tensor(dataset.Train.Images[..(count * definition.ImageSize)].ToArray(), ScalarType.Byte)
            .reshape(count, definition.Channels, -1)
            .to(ScalarType.Float64)
            .div(255)
            .sub(mean)
            .div(deviation)
            .reshape(count, -1);
    }
}
