using CsCheck;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Landscapes.Networks;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Landscapes.Networks;

/// <summary>The loss of networks: values by hand, gradients by differences of values, products by differences of gradients.</summary>
public class NetworkLandscapeTests
{
    private static readonly Gen<(NetworkShape Shape, NetworkLoss Loss, ulong Seed)> _networks = Gen.Select(
        Gen.Enum<Activation>(), Gen.Enum<NetworkLoss>(), Gen.Int[1, 9].Array[2, 4], Gen.ULong[0, 1000])
        .Select((activation, loss, widths, seed) => (Support.Networks.Shape(activation, widths), loss, seed));

    // o = w₂ tanh(w₁x + b₁) + b₂ with one example: L = ½(o − t)² + ½λ|θ|².
    [Fact]
    public void A_network_of_one_unit_is_what_the_formula_says()
    {
        var shape = Support.Networks.Shape(Activation.Tanh, 1, 1, 1);
        var examples = LabelledExamples.Create(Mat.Copy(1, 1, [0.7]), Mat.Copy(1, 1, [0.2])).Value();
        var landscape = NetworkLandscape.Create(shape, NetworkLoss.SquaredError, 0.1, examples).Value();
        var (hidden, θ) = (Math.Tanh((0.5 * 0.7) - 0.3), Vec.Of(0.5, -0.3, 2, 0.4));
        var error = (2 * hidden) + 0.4 - 0.2;
        Close.To((0.5 * error * error) + (0.05 * θ.Dot(θ)), landscape.Value(θ), 1e-15);
        var back = error * 2 * (1 - (hidden * hidden));
        Close.To(Vec.Of(back * 0.7, back, error * hidden, error) + (0.1 * θ), landscape.Gradient(θ), 1e-15);
    }

    // Two classes, no hidden layer: L = log(1 + e^{−(o₁ − o₂)}) for the first class.
    [Fact]
    public void Cross_entropy_of_two_classes_is_the_logistic_loss()
    {
        var shape = Support.Networks.Shape(Activation.Relu, 2, 2);
        var examples = LabelledExamples.OfClasses(2, Mat.Copy(1, 2, [0.3, -1.1]), Seq1(0)).Value();
        var θ = Vec.Of(0.5, 0.2, -0.4, 0.9, 0.1, -0.2);
        var gap = (0.5 * 0.3) - (0.2 * 1.1) + 0.1 - ((-0.4 * 0.3) - (0.9 * 1.1) - 0.2);
        Close.To(Math.Log(1 + Math.Exp(-gap)), NetworkLandscape.Create(shape, NetworkLoss.CrossEntropy, 0, examples).Value().Value(θ), 1e-15);
    }

    [Fact]
    public void Gradients_are_differences_of_values() => _networks.Where(network => network.Shape.Activation != Activation.Relu).Sample(IsDifference, iter: 60);

    // Seeds at which no unit of any example lies within the step of a difference from its kink.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Gradients_of_kinked_units_are_differences_of_values(ulong seed)
        => IsDifference((Support.Networks.Shape(Activation.Relu, 4, 6, 5, 3), NetworkLoss.CrossEntropy, seed));

    [Fact]
    public void Products_are_differences_of_gradients_and_symmetric()
        => _networks.Where(network => network.Shape.Activation != Activation.Relu).Sample(
            network =>
            {
                var landscape = (CurvedLandscape)Landscape(network);
                var θ = network.Shape.InitialParameters(network.Seed);
                var (v, w) = (CounterRandom.Normals(θ.Dimension, network.Seed + 1), CounterRandom.Normals(θ.Dimension, network.Seed + 2));
                var product = landscape.HessianTimes(θ, v);
                var difference = 1 / 2e-5 * (landscape.Gradient(θ + (1e-5 * v)) - landscape.Gradient(θ + (-1e-5 * v)));
                Close.To(difference, product, 1e-6 * (1 + product.Norm));
                Close.To(w.Dot(product), v.Dot(landscape.HessianTimes(θ, w)), 1e-10 * (1 + (w.Norm * product.Norm)));
            },
            iter: 60);

    // 300 examples take three passes, the last one not full.
    [Fact]
    public void The_loss_of_many_examples_is_the_mean_of_the_losses_of_each()
    {
        var shape = Support.Networks.Shape(Activation.Gelu, 3, 5, 2);
        var examples = Support.Networks.Examples(shape, NetworkLoss.CrossEntropy, 300, 4);
        var θ = shape.InitialParameters(1);
        var (sum, slope) = (0.0, Vec.Zero(θ.Dimension));
        for (var i = 0; i < examples.Count; i++)
        {
            var one = LabelledExamples.Create(examples.Inputs.Block(i, 0, 1, 3), examples.Targets.Block(i, 0, 1, 2)).Value();
            var landscape = NetworkLandscape.Create(shape, NetworkLoss.CrossEntropy, 0, one).Value();
            (sum, slope) = (sum + landscape.Value(θ), slope + landscape.Gradient(θ));
        }

        var all = NetworkLandscape.Create(shape, NetworkLoss.CrossEntropy, 0, examples).Value();
        Close.To(sum / 300, all.Value(θ), 1e-13);
        Close.To(1 / 300.0 * slope, all.Gradient(θ), 1e-13);
        Assert.Equal(all.Gradient(θ), all.Gradient(θ));
    }

    [Fact]
    public void Layers_count_their_parameters_and_name_them_for_a_metric()
    {
        var shape = Support.Networks.Shape(Activation.Relu, 784, 512, 256, 10);
        Assert.Equal(535_818, shape.Parameters);
        Assert.Equal(shape.Parameters, ((PerParameter.ByLayer)shape.ByLayer(layer => layer + 1)).Layers.Sum(layer => layer.Count));
        Close.To(1 / Math.Sqrt(784), Math.Sqrt(shape.InitialParameters(3).Span[..(784 * 512)].ToArray().Average(w => w * w)), 1e-3);
    }

    [Fact]
    public void Bad_input_is_told_all_at_once()
    {
        var shape = Support.Networks.Shape(Activation.Tanh, 3, 4, 2);
        var examples = LabelledExamples.Create(Mat.Generate(5, 2, (_, _) => 1), Mat.Generate(5, 3, (_, _) => 1)).Value();
        Assert.Equal(
            Seq("N001", "N003", "N003", "N003"), NetworkLandscape.Create(shape, NetworkLoss.CrossEntropy, -1, examples).Errors().Map(error => error.Code));
        Assert.Equal("N003", LabelledExamples.Create(Mat.Zero(2, 1), Mat.Zero(3, 1)).Errors().Head.Code);
        Assert.Equal("N002", LabelledExamples.Create(Mat.Copy(1, 1, [double.NaN]), Mat.Zero(1, 1)).Errors().Head.Code);
        Assert.Equal("N001", LabelledExamples.OfClasses(2, Mat.Zero(2, 1), Seq(0, 2)).Errors().Head.Code);
        Assert.Equal(Seq("N001", "N001"), NetworkShape.Create(Activation.Tanh, Seq1(0)).Errors().Map(error => error.Code));
        Assert.Equal("N071", NetworkShape.Create(Activation.Tanh, Seq(100_000, 100_000)).Errors().Head.Code);
        var kinked = Support.Networks.Shape(Activation.Relu, 2, 3);
        Assert.Equal("N081", NetworkLandscape.CreateCurved(kinked, NetworkLoss.SquaredError, 0, examples).Errors().Head.Code);
    }

    private static void IsDifference((NetworkShape Shape, NetworkLoss Loss, ulong Seed) network)
    {
        var landscape = Landscape(network);
        var θ = network.Shape.InitialParameters(network.Seed) + (0.1 * CounterRandom.Normals(landscape.Dimension, network.Seed));
        Close.To(Differences.Gradient(x => landscape.Value(x), θ, 1e-5), landscape.Gradient(θ), 1e-6 * (1 + landscape.Gradient(θ).Norm));
    }

    private static Landscape Landscape((NetworkShape Shape, NetworkLoss Loss, ulong Seed) network)
        => NetworkLandscape.Create(network.Shape, network.Loss, 0.01, Support.Networks.Examples(network.Shape, network.Loss, 7, network.Seed)).Value();
}
