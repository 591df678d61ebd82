using LossNav.Adapters.Torch.Networks;
using LossNav.Application.Training;
using LossNav.Domain.Landscapes.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Parameter = TorchSharp.Modules.Parameter;

namespace LossNav.Adapters.Torch.Landscapes;

/// <summary>A network as a function of one vector that holds all its parameters, weight and then bias of layer after layer, each row by row.</summary>
internal abstract class FlatNetwork(Activation activation, IReadOnlyList<long[]> shapes)
{
    /// <summary>D.</summary>
    internal long Parameters { get; } = shapes.Sum(Size);

    /// <summary>The network of a choice, for the images of a dataset.</summary>
    internal static FlatNetwork Of(LandscapeNetwork network, DatasetDefinition dataset)
        => network.Match<FlatNetwork>(
            connected => new FlatPerceptron(connected.Shape),
            convolutional => new FlatConvolutions(convolutional, dataset));

    /// <summary>The scores of each class, images x classes.</summary>
    /// <param name="parameters">D numbers; the result can be differentiated by them.</param>
    /// <param name="images">As <see cref="Shaped"/> has them.</param>
    internal Tensor Forward(Tensor parameters, Tensor images)
    {
        var parts = new Tensor[shapes.Count];
        var at = 0L;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = parameters.narrow(0, at, Size(shapes[i])).reshape(shapes[i]);
            at += Size(shapes[i]);
        }

        return Forward(parts, images);
    }

    /// <summary>Images as the network wants them.</summary>
    /// <param name="rows">Images x (channels · height · width).</param>
    internal abstract Tensor Shaped(Tensor rows);

    /// <summary>PyTorch's default parameters, from its own draws.</summary>
    internal abstract IEnumerable<Parameter> Initial(Generator random);

    private protected abstract Tensor Forward(Tensor[] parts, Tensor images);

    private protected Tensor Activate(Tensor sums) => activation switch
    {
        Activation.Tanh => sums.tanh(),
        Activation.Gelu => F.gelu(sums),
        _ => F.relu(sums),
    };

    private static long Size(long[] shape) => shape.Aggregate(1L, (product, length) => product * length);
}

/// <summary>Fully connected layers.</summary>
internal sealed class FlatPerceptron(NetworkShape shape) : FlatNetwork(shape.Activation, [.. Shapes(shape)])
{
    internal override Tensor Shaped(Tensor rows) => rows;

    internal override IEnumerable<Parameter> Initial(Generator random)
        => Enumerable.Range(0, shape.Layers).SelectMany(layer => Initialisation.Linear(shape.Widths[layer], shape.Widths[layer + 1], random, CPU));

    private protected override Tensor Forward(Tensor[] parts, Tensor images)
    {
        var hidden = images;
        for (var i = 0; i < parts.Length; i += 2)
        {
            hidden = F.linear(i == 0 ? hidden : Activate(hidden), parts[i], parts[i + 1]);
        }

        return hidden;
    }

    private static IEnumerable<long[]> Shapes(NetworkShape shape)
        => Enumerable.Range(0, shape.Layers).SelectMany(layer => (long[][])[[shape.Widths[layer + 1], shape.Widths[layer]], [shape.Widths[layer + 1]]]);
}

/// <summary>Two pairs of convolutions with pooling, and two layers behind.</summary>
internal sealed class FlatConvolutions(LandscapeNetwork.Convolutional network, DatasetDefinition dataset) : FlatNetwork(network.Activation, Shapes(network, dataset))
{
    private static readonly long[] Padding = [1, 1];

    internal override Tensor Shaped(Tensor rows) => rows.reshape(-1, dataset.Channels, dataset.Height, dataset.Width);

    internal override IEnumerable<Parameter> Initial(Generator random)
        =>
        [
            .. Initialisation.Convolution3(dataset.Channels, network.Narrow, random, CPU),
            .. Initialisation.Convolution3(network.Narrow, network.Narrow, random, CPU),
            .. Initialisation.Convolution3(network.Narrow, network.Wide, random, CPU),
            .. Initialisation.Convolution3(network.Wide, network.Wide, random, CPU),
            .. Initialisation.Linear(Features(network, dataset), network.Hidden, random, CPU),
            .. Initialisation.Linear(network.Hidden, dataset.Classes, random, CPU),
        ];

    private protected override Tensor Forward(Tensor[] parts, Tensor images)
    {
        Tensor Convolve(Tensor input, int layer) => Activate(F.conv2d(input, parts[layer], parts[layer + 1], padding: Padding));

        var first = Convolve(Convolve(images, 0), 2);
        var second = Convolve(Convolve(F.max_pool2d(first, 2), 4), 6);
        return F.linear(Activate(F.linear(F.max_pool2d(second, 2).flatten(1), parts[8], parts[9])), parts[10], parts[11]);
    }

    private static long[][] Shapes(LandscapeNetwork.Convolutional network, DatasetDefinition dataset)
        =>
        [
            [network.Narrow, dataset.Channels, 3, 3], [network.Narrow],
            [network.Narrow, network.Narrow, 3, 3], [network.Narrow],
            [network.Wide, network.Narrow, 3, 3], [network.Wide],
            [network.Wide, network.Wide, 3, 3], [network.Wide],
            [network.Hidden, Features(network, dataset)], [network.Hidden],
            [dataset.Classes, network.Hidden], [dataset.Classes],
        ];

    private static long Features(LandscapeNetwork.Convolutional network, DatasetDefinition dataset)
        => (long)network.Wide * (dataset.Height / 4) * (dataset.Width / 4);
}
