using LanguageExt;
using LossNav.Adapters.Torch.Landscapes;
using LossNav.Application.Training;
using LossNav.Domain;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Landscapes.Networks;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.MatrixFree;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Torch.Tests.Landscapes;

/// <summary>The loss of networks on real images: beside the same network without the library, beside differences, and with the solver.</summary>
[Trait("Lane", "Slow")]
public sealed class TorchLandscapeTests
{
    private const int Images = 30;

    private static readonly Dataset _mnist = Torch.Load(DatasetCatalogue.Mnist);

    public TorchLandscapeTests() => Torch.Prepare();

    [Theory]
    [InlineData(Activation.Relu, NetworkLoss.CrossEntropy)]
    [InlineData(Activation.Tanh, NetworkLoss.SquaredError)]
    [InlineData(Activation.Gelu, NetworkLoss.CrossEntropy)]
    public void It_is_the_loss_that_the_Domain_computes_without_the_library(Activation activation, NetworkLoss loss)
    {
        var shape = Get(NetworkShape.Create(activation, Seq(784, 9, 7, 10)));
        using var torch = Make(new TorchLandscapeSettings(new LandscapeNetwork.Connected(shape), Images, loss, 0.01, true, 1));
        var plain = Get(NetworkLandscape.Create(shape, loss, 0.01, Examples()));
        var at = torch.InitialParameters(3);
        Assert.Equal(shape.Parameters, torch.Landscape.Dimension);
        Assert.Equal(plain.Value(at), torch.Landscape.Value(at), 1e-12);
        Assert.InRange((plain.Gradient(at) - torch.Landscape.Gradient(at)).Norm, 0, 1e-12);
        Assert.Equal(activation != Activation.Relu, torch.Curved.IsSome);
        torch.Curved.Iter(curved =>
        {
            var along = CounterRandom.Normals(at.Dimension, 4);
            var expected = ((CurvedLandscape)plain).HessianTimes(at, along);
            Assert.InRange((expected - curved.HessianTimes(at, along)).Norm, 0, 1e-11 * expected.Norm);
        });
    }

    [Fact]
    public void The_same_question_has_the_same_answer_to_the_last_bit()
    {
        using var torch = Make(TorchLandscapeSettings.Of(Small(Activation.Tanh), Images));
        var at = torch.InitialParameters(1);
        var curved = torch.Curved.IfNone(() => throw new InvalidOperationException("tanh is smooth"));
        Assert.Equal(curved.Gradient(at), curved.Gradient(at));
        Assert.Equal(curved.HessianTimes(at, at), curved.HessianTimes(at, at));
        Assert.Equal(at, torch.InitialParameters(1));
        Assert.NotEqual(at, torch.InitialParameters(2));
    }

    [Fact]
    public void Thirty_two_bits_are_near_to_sixty_four()
    {
        using var wide = Make(TorchLandscapeSettings.Of(Small(Activation.Tanh), Images));
        using var narrow = Make(TorchLandscapeSettings.Of(Small(Activation.Tanh), Images) with { InDouble = false });
        var at = wide.InitialParameters(1);
        Assert.InRange((wide.Landscape.Gradient(at) - narrow.Landscape.Gradient(at)).Norm, 1e-12, 1e-5 * wide.Landscape.Gradient(at).Norm);
    }

    [Fact]
    public void Convolutions_have_the_gradient_that_differences_have()
    {
        using var torch = Make(TorchLandscapeSettings.Of(new LandscapeNetwork.Convolutional(2, 3, 5, Activation.Tanh), 5));
        var (at, along) = (torch.InitialParameters(1), CounterRandom.Normals(torch.Landscape.Dimension, 2));

        // 2·9 + 2, 2·2·9 + 2, 3·2·9 + 3, 3·3·9 + 3, 5·3·49 + 5, 10·5 + 10
        Assert.Equal(20 + 38 + 57 + 84 + 740 + 60, torch.Landscape.Dimension);
        var slope = (torch.Landscape.Value(at + (1e-6 * along)) - torch.Landscape.Value(at + (-1e-6 * along))) / 2e-6;
        Assert.Equal(slope, torch.Landscape.Gradient(at).Dot(along), 1e-7 * (1 + Math.Abs(slope)));
        Assert.True(torch.Curved.IsNone);
    }

    [Fact]
    public void A_far_sighted_path_on_real_images_is_found_and_certified()
    {
        using var torch = Make(new TorchLandscapeSettings(Small(Activation.Tanh), Images, NetworkLoss.CrossEntropy, 1e-3, true, 1));
        var problem = Get(MatrixFreeProblem.Create(MatrixFreeStatement.On(torch.Landscape, torch.InitialParameters(5), 2) with { DiscountRate = 0.1 }));
        var solution = Get(MatrixFreeSolver.Solve(MatrixFreeSettings.Of(6) with { EstimatesError = false }, problem));
        Assert.True(solution.Certificate.IsLocalMinimum, $"{solution.Certificate}");
        Assert.InRange(solution.Certificate.RelativeGradient, 0, 1e-9);
        Assert.True(torch.Landscape.Value(solution.Path.End) < torch.Landscape.Value(solution.Path.Start));
    }

    [Fact]
    public void Bad_settings_are_told()
    {
        string Wrong(TorchLandscapeSettings settings) => TorchLandscape.Create(settings, _mnist).Match(
            made => throw new InvalidOperationException($"Made {made.Landscape}."), error => error.Message);

        var good = TorchLandscapeSettings.Of(Small(Activation.Tanh), Images);
        Assert.Contains("number of images is '1000000'", Wrong(good with { Images = 1_000_000 }), StringComparison.Ordinal);
        Assert.Contains("weight penalty", Wrong(good with { WeightPenalty = double.NaN }), StringComparison.Ordinal);
        Assert.Contains("threads", Wrong(good with { Threads = 0 }), StringComparison.Ordinal);
        var other = new LandscapeNetwork.Connected(Get(NetworkShape.Create(Activation.Tanh, Seq(100, 5, 10))));
        Assert.Contains("list of layers is '100-5-10'", Wrong(good with { Network = other }), StringComparison.Ordinal);
        Assert.Contains("list of layers", Wrong(good with { Network = new LandscapeNetwork.Convolutional(0, 1, 1, Activation.Relu) }), StringComparison.Ordinal);
    }

    private static LandscapeNetwork.Connected Small(Activation activation) => new(Get(NetworkShape.Create(activation, Seq(784, 4, 10))));

    private static TorchLandscape Make(TorchLandscapeSettings settings)
        => TorchLandscape.Create(settings, _mnist).IfLeft(error => throw new InvalidOperationException(error.Message));

    // (x/255 − mean)/deviation, as the images are normalised for training.
    private static LabelledExamples Examples()
    {
        var images = _mnist.Train.Images.Span;
        var labels = _mnist.Train.Labels.Span;
        var inputs = new double[Images * 784];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = ((images[i] / 255.0) - 0.1307) / 0.3081;
        }

        return Get(LabelledExamples.OfClasses(10, Mat.Copy(Images, 784, inputs), toSeq(labels[..Images].ToArray()).Map(label => (int)label).Strict()));
    }

    private static T Get<T>(Validation<NavigationError, T> made) => made.Match(value => value, errors => throw new InvalidOperationException(string.Join('\n', errors)));
}
