using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LossNav.Adapters.Torch.Networks;

/// <summary>The paper's convolutional network for 32 x 32 images (figure 2f): 3x3 convolutions with 64, 64, 128, 128 channels, pooled after each pair, then 256 units.</summary>
internal sealed class Cnn(int channels, int height, int width, int classes, Generator random, Device device, ScalarType compute) : Network(
    [
        .. Initialisation.Convolution3(channels, 64, random, device),
        .. Initialisation.Convolution3(64, 64, random, device),
        .. Initialisation.Convolution3(64, 128, random, device),
        .. Initialisation.Convolution3(128, 128, random, device),
        .. Initialisation.Linear(128L * (height / 4) * (width / 4), 256, random, device),
        .. Initialisation.Linear(256, classes, random, device),
    ],
    compute)
{
    private static readonly long[] Padding = [1, 1];

    /// <param name="images">N x channels x height x width, channels last in memory.</param>
    internal override Tensor Forward(Tensor images)
    {
        var first = Convolve(Convolve(InCompute(images), 0), 2);
        var second = Convolve(Convolve(F.max_pool2d(first, 2), 4), 6);
        var hidden = F.relu(Connect(F.max_pool2d(second, 2).flatten(1), 8), inplace: true);
        return Connect(hidden, 10).to(ScalarType.Float32);
    }

    private Tensor Convolve(Tensor input, int layer)
        => F.relu(F.conv2d(input, InCompute(Parameters[layer]), InCompute(Parameters[layer + 1]), padding: Padding), inplace: true);

    private Tensor Connect(Tensor input, int layer)
        => F.linear(input, InCompute(Parameters[layer]), InCompute(Parameters[layer + 1]));
}
