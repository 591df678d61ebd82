using LossNav.Adapters.Torch.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Tests.Networks;

[Collection(LibraryRandomness.Name)]
public sealed class InitialisationTests
{
    public InitialisationTests() => Torch.Prepare();

    [Fact]
    public void The_same_generator_gives_the_library_and_us_the_same_linear_layer()
    {
        random.manual_seed(5);
        using var layer = nn.Linear(784, 512);
        using var generator = new Generator(5);
        var ours = Initialisation.Linear(784, 512, generator, CPU).ToArray();
        Assert.True(Torch.Same(layer.weight!, ours[0]));
        Assert.True(Torch.Same(layer.bias!, ours[1]));
    }

    [Fact]
    public void The_same_generator_gives_the_library_and_us_the_same_convolution()
    {
        random.manual_seed(6);
        using var layer = nn.Conv2d(64, 128, 3);
        using var generator = new Generator(6);
        var ours = Initialisation.Convolution3(64, 128, generator, CPU).ToArray();
        Assert.True(Torch.Same(layer.weight!, ours[0]));
        Assert.True(Torch.Same(layer.bias!, ours[1]));
    }
}

/// <summary>Tests that seed the generator that the whole library shares run when no other test draws from it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LibraryRandomness
{
    public const string Name = "randomness of the library";
}
