using LanguageExt;
using LossNav.Adapters.Torch.Rules;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using Xunit;
using static LanguageExt.Prelude;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace LossNav.Adapters.Torch.Tests.Rules;

/// <summary>Rules for weights that are matrices: one formula on tensors and on the Domain's matrices.</summary>
public sealed class MatrixTensorRuleTests
{
    private const int Steps = 60;

    // A wide weight, a bias, a tall weight, and a convolution, which is flattened to 3 x 8.
    private static readonly long[][] _shapes = [[4, 6], [4], [7, 3], [3, 2, 2, 2]];

    // SOAP takes its first basis from one gradient, which leaves it open where a side is longer than the rank.
    private static readonly long[][] _squares = [[4, 4], [4], [8, 2, 2, 2]];

    public MatrixTensorRuleTests() => Torch.Prepare();

    public static TheoryData<string> Names => ["spectral-descent", "muon", "spectral-navigator", "shampoo", "soap"];

    // In 64 bits both differ by rounding and by how singular values are found; gradients here are noise, whose singular values are of one size.
    [Theory]
    [MemberData(nameof(Names))]
    public void On_tensors_a_rule_moves_weights_and_biases_as_in_the_Domain(string name) => AssertAgrees(ShapesOf(name), Rule(name), ScalarType.Float64, 1e-7);

    // Sixty steps in 32 bits.
    [Theory]
    [MemberData(nameof(Names))]
    public void So_it_does_in_32_bits(string name) => AssertAgrees(ShapesOf(name), Rule(name), ScalarType.Float32, 1e-3);

    [Fact]
    public void A_rule_for_matrices_is_run_as_one()
    {
        using var rule = TensorRules.Of(Rule("muon"), Parameters(_shapes, ScalarType.Float32));
        Assert.IsType<MatrixTensorRule>(rule);
    }

    private static long[][] ShapesOf(string name) => name == "soap" ? _squares : _shapes;

    private static void AssertAgrees(long[][] shapes, LearningRule pure, ScalarType type, double tolerance)
    {
        var parameters = Parameters(shapes, type);
        using var rule = TensorRules.Of(pure, parameters);
        var learner = Learning.BeginOn(
            pure,
            ParameterLayout.Of(shapes.Select(shape => new ParameterShape(shape.Select(size => (int)size).ToSeq().Strict())).ToSeq().Strict()),
            [.. shapes.SelectMany(Start)]);
        for (var step = 0; step < Steps; step++)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].grad = tensor(Gradient(step, i, shapes[i])).reshape(shapes[i]).to(type);
            }

            rule.Step();
            learner = Learning.Step(pure, [.. Enumerable.Range(0, shapes.Length).SelectMany(i => Gradient(step, i, shapes[i]))], learner);
        }

        var found = parameters.SelectMany(parameter => parameter.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray());
        Assert.All(learner.Parameters.Zip(found), pair => Assert.True(
            Math.Abs(pair.Item1 - pair.Item2) <= tolerance * (1 + Math.Abs(pair.Item1)), $"expected {pair.Item1:R}, was {pair.Item2:R}"));
    }

    private static Parameter[] Parameters(long[][] shapes, ScalarType type)
        => [.. shapes.Select(shape => new Parameter(tensor(Start(shape)).reshape(shape).to(type)))];

    private static double[] Start(long[] shape)
        => [.. Enumerable.Range(1, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(i => 0.1 * i * (i % 3 == 0 ? -1 : 1))];

    private static double[] Gradient(int step, int parameter, long[] shape)
        => [.. Start(shape).Select((_, i) => (double)(float)CounterRandom.NormalAt((ulong)step, parameter, i))];

    private static LearningRule Rule(string name)
        => AllRules.Find(name).IfNone(() => throw new InvalidOperationException(name)).Create(_ => Mat.Zero(0, 0), Map<string, double>())
            .Match(it => it, errors => throw new InvalidOperationException(errors.Head.Message));
}
