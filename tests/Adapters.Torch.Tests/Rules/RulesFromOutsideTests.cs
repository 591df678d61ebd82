using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Adapters.Torch.Rules;
using LossNav.Application.Training;
using LossNav.Domain;
using LossNav.Domain.Rules.Machinery;
using TorchSharp;
using Xunit;
using static LanguageExt.Prelude;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace LossNav.Adapters.Torch.Tests.Rules;

/// <summary>Rules that stand here and not in the Domain, each a formula or a step and a row.</summary>
public sealed class RulesFromOutsideTests
{
    private static readonly RuleRow _weighed = new RuleRow.FirstOrder(
        "weighed",
        "Weighed",
        Seq1(RuleParameter.LearningRate(0.5)),
        p => Validation<NavigationError, LearningRule>.Success(ElementwiseRule.Of(
            "weighed", "a test", [VectorStart.Of(1)], [0], at =>
            {
                at.NextNumbers[0] = at.Numbers[0] + 1;
                return new Weighed(p["learning-rate"], at.Numbers[0]);
            })));

    private static readonly RuleRow _layerwise = new RuleRow.FirstOrder(
        "layerwise",
        "Layerwise",
        Seq1(RuleParameter.LearningRate(0.5)),
        p => Validation<NavigationError, LearningRule>.Success(VectorRule.OnShapes(
            "layerwise",
            "a test",
            (layout, _) => RuleMemory.Of([.. layout.Parts.Map(part => (double)part.Shape.Columns)]),
            (memory, at, _, next) => Layerwise(p["learning-rate"], memory, at, next))));

    public RulesFromOutsideTests() => Torch.Prepare();

    // s begins at 1 and gathers g; θ ← θ − αsg + n, where n counts the steps before: with g = 1 twice from θ = 0, s = 2 and 3, θ = −1 and −1 − 1.5 + 1.
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void A_formula_of_ones_own_trains_tensors_without_another_line(ScalarType type)
    {
        using var weight = new Parameter(zeros([3, 4], type));
        using var bias = new Parameter(zeros([3], type));
        using var rule = Rule(_weighed, [weight, bias]);
        for (var step = 0; step < 2; step++)
        {
            weight.grad = ones([3, 4], type);
            bias.grad = ones([3], type);
            rule.Step();
        }

        Assert.All(cat([weight.detach().to(ScalarType.Float64).reshape(-1), bias.detach().to(ScalarType.Float64)]).data<double>().ToArray(), number => Assert.Equal(-1.5, number));
    }

    // The gradient of a layer is 3 everywhere, its norm over n numbers 3√n: each number moves by α/√n times the columns that were remembered.
    [Fact]
    public void A_step_of_ones_own_sees_the_shape_of_each_parameter_of_a_network()
    {
        using var weight = new Parameter(zeros(3, 2, 2));
        using var bias = new Parameter(zeros(4));
        using var rule = Rule(_layerwise, [weight, bias]);
        weight.grad = full([3, 2, 2], 3f);
        bias.grad = full([4], 3f);
        rule.Step();
        Assert.All(weight.detach().reshape(-1).data<float>().ToArray(), number => Assert.Equal(-4 * 0.5 / Math.Sqrt(12), number, 1e-7));
        Assert.All(bias.detach().data<float>().ToArray(), number => Assert.Equal(-0.5 / 2, number, 1e-7));
    }

    private static TensorRule Rule(RuleRow row, IReadOnlyList<Tensor> parameters)
        => RuleCatalogue.Create(Seq1(row), row.Name, Map<string, string>()).ToEither().MapLeft(errors => errors.Head)
            .Bind(settings => TensorRules.For(settings, parameters))
            .IfLeft(error => throw new InvalidOperationException(error.Message));

    // A step of length α in each layer, times the layer's columns.
    private static void Layerwise(double rate, RuleMemory memory, Observation at, Span<double> next)
    {
        var columns = memory.Vector(0);
        var layer = 0;
        foreach (var part in at.Layout.Parts)
        {
            var theta = at.Parameters[part.Range];
            var g = at.Gradient[part.Range];
            var norm = 0.0;
            foreach (var it in g)
            {
                norm += it * it;
            }

            for (var i = 0; i < g.Length; i++)
            {
                next[part.Start + i] = theta[i] - (rate * columns[layer] * g[i] / Math.Sqrt(norm));
            }

            layer++;
        }
    }

    private readonly record struct Weighed(double Rate, double Count) : IRuleFormula
    {
        public static int Reads => 1;

        public static int Writes => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
        {
            var sum = memory.First + g;
            return new((theta - (Rate * sum * g)) + Count, memory with { First = sum });
        }
    }
}
