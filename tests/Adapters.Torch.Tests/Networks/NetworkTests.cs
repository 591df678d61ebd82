using LossNav.Adapters.Torch.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LossNav.Adapters.Torch.Tests.Networks;

public sealed class NetworkTests
{
    public NetworkTests() => Torch.Prepare();

    [Fact]
    public void The_mlp_is_three_linear_layers_with_relu_between_and_535818_parameters()
    {
        using var generator = new Generator(1);
        using var network = new Mlp(784, 10, generator, CPU, ScalarType.Float32);
        var images = rand(7, 784);
        var p = network.Parameters;
        var expected = F.linear(F.relu(F.linear(F.relu(F.linear(images, p[0], p[1])), p[2], p[3])), p[4], p[5]);
        Assert.True(Torch.Same(expected, network.Forward(images)));

        // 784·512 + 512 + 512·256 + 256 + 256·10 + 10
        Assert.Equal(535_818, p.Sum(parameter => parameter.numel()));
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public void The_cnn_gives_what_the_librarys_own_layers_give()
    {
        using var generator = new Generator(2);
        using var network = new Cnn(3, 32, 32, 10, generator, CPU, ScalarType.Float32);
        var p = network.Parameters;
        using var layers = nn.Sequential(
            nn.Conv2d(3, 64, 3, padding: 1), nn.ReLU(), nn.Conv2d(64, 64, 3, padding: 1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(64, 128, 3, padding: 1), nn.ReLU(), nn.Conv2d(128, 128, 3, padding: 1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(8192, 256), nn.ReLU(), nn.Linear(256, 10));
        using (no_grad())
        {
            foreach (var (theirs, ours) in layers.parameters().Zip(p))
            {
                theirs.copy_(ours);
            }
        }

        var images = rand(2, 3, 32, 32);
        Assert.True(layers.call(images).allclose(network.Forward(ChannelsLast.Of(images)), 1e-4, 1e-5));
        Assert.Equal(2_360_138, p.Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Bfloat16_changes_scores_by_its_rounding_only_and_leaves_parameters_in_32_bits()
    {
        using var exactRandom = new Generator(3);
        using var coarseRandom = new Generator(3);
        using var exact = new Mlp(784, 10, exactRandom, CPU, ScalarType.Float32);
        using var coarse = new Mlp(784, 10, coarseRandom, CPU, ScalarType.BFloat16);
        var images = rand(5, 784);
        var difference = (exact.Forward(images) - coarse.Forward(images)).abs().max().item<float>();
        Assert.InRange(difference, 1e-6, 0.02);
        Assert.All(coarse.Parameters, parameter => Assert.Equal(ScalarType.Float32, parameter.dtype));
    }
}
