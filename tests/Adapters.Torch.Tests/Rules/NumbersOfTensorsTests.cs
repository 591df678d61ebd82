using LanguageExt;
using LossNav.Adapters.Torch.Networks;
using LossNav.Adapters.Torch.Rules;
using LossNav.Application.Training;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Rules;
using TorchSharp;
using Xunit;
using static LanguageExt.Prelude;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace LossNav.Adapters.Torch.Tests.Rules;

/// <summary>One formula, whatever holds the numbers: the memory of a tensor, tensors, 64-bit lanes.</summary>
public sealed class NumbersOfTensorsTests
{
    private const int Steps = 60;

    // A weight that leaves a rest beside whole lanes, a convolution with channels innermost, a bias of fewer numbers than there are lanes.
    private static readonly long[][] _shapes = [[5, 7], [3, 2, 2, 2], [3]];

    public NumbersOfTensorsTests() => Torch.Prepare();

    public static TheoryData<string> Names => [.. AllRules.FirstOrder.Map(rule => rule.Name).Filter(name => Rule(name) is not MatrixRule)];

    // Both round after every operation, and in the same order; only the library's roots may be off by one last digit.
    [Theory]
    [MemberData(nameof(Names))]
    public void In_32_bits_a_rule_moves_tensors_as_it_moves_their_memory(string name)
    {
        var (spans, tensors) = (Learn(Rule(name), Storage.Dense), Learn(Rule(name), Storage.WithGaps));
        Assert.All(
            spans.Zip(tensors),
            pair => Assert.True(Math.Abs(pair.Item1 - pair.Item2) <= 1e-6 * (1 + Math.Abs(pair.Item1)), $"{pair.Item1:R} in memory, {pair.Item2:R} on tensors"));
    }

    // Sixty steps in 32 bits: each rounds θ and memory by 6e-8 of themselves, and roots of beliefs that begin at zero make it a little more.
    [Theory]
    [MemberData(nameof(Names))]
    public void In_32_bits_it_agrees_with_64_bit_lanes(string name)
    {
        var rule = Rule(name);
        var learner = Learning.BeginOn(
            rule,
            ParameterLayout.Of(_shapes.Select(shape => new ParameterShape(shape.Select(size => (int)size).ToSeq().Strict())).ToSeq().Strict()),
            [.. _shapes.SelectMany(Start).Select(number => (double)number)]);
        for (var step = 0; step < Steps; step++)
        {
            learner = Learning.StepWith(rule, [.. Enumerable.Range(0, _shapes.Length).SelectMany(i => Gradient(step, i)).Select(g => (double)g)], Loss(step), learner);
        }

        Assert.All(
            learner.Parameters.Zip(Learn(rule, Storage.Dense)),
            pair => Assert.True(Math.Abs(pair.Item1 - pair.Item2) <= 1e-5 * (1 + Math.Abs(pair.Item1)), $"expected {pair.Item1:R}, was {pair.Item2:R}"));
    }

    [Fact]
    public void Bfloat16_tensors_move_too()
    {
        using var parameter = new Parameter(ones(8, ScalarType.BFloat16));
        using var rule = TensorRules.Of(Rule("sgd"), [parameter]);
        parameter.grad = full(8, 0.5, ScalarType.BFloat16);
        rule.Step();
        var rate = RuleCatalogue.Create(AllRules.FirstOrder, "sgd", Map<string, string>()).Map(it => it["learning-rate"]).IfFail(double.NaN);
        Assert.All(parameter.detach().to(ScalarType.Float32).data<float>().ToArray(), number => Assert.Equal(1 - (rate / 2), number, 1.0 / 256));
    }

    // 32-bit memory is saved to the bit, and in the order of the network's parameters: vector by vector, each as the parameters stand.
    [Fact]
    public void What_is_saved_is_the_32_bit_memory_row_by_row()
    {
        var parameters = Parameters(Storage.Dense);
        using var rule = TensorRules.Of(Rule("l2-init"), parameters);
        Assert.Equal(_shapes.Sum(shape => shape.Aggregate(1L, (a, b) => a * b)) * sizeof(float), rule.MemorySize);
        var saved = new byte[rule.MemorySize];
        rule.SaveMemory(saved);
        Assert.Equal(_shapes.SelectMany(Start), System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(saved).ToArray());
    }

    private static float[] Learn(LearningRule pure, Storage storage)
    {
        var parameters = Parameters(storage);
        using var rule = TensorRules.Of(pure, parameters);
        for (var step = 0; step < Steps; step++)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                // Gradients come in the order of memory that the network gives them, which need not be that of the parameter.
                var gradient = tensor(Gradient(step, i)).reshape(_shapes[i]);
                parameters[i].grad = step % 2 == 0 ? ChannelsLast.Of(gradient) : gradient;
            }

            rule.Step(Loss(step));
        }

        return [.. parameters.SelectMany(parameter => parameter.detach().contiguous().data<float>().ToArray())];
    }

    private static Parameter[] Parameters(Storage storage)
        => [.. _shapes.Select(shape =>
        {
            var numbers = tensor(Start(shape)).reshape(shape);
            return new Parameter(storage == Storage.Dense
                ? ChannelsLast.Of(numbers)
                : stack([numbers, numbers], -1).select(-1, 0));
        })];

    private static float[] Start(long[] shape)
        => [.. Enumerable.Range(1, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(i => 0.1f * i * (i % 3 == 0 ? -1 : 1))];

    // Of very different sizes, so that every ε counts somewhere.
    private static float[] Gradient(int step, int parameter)
        => [.. Start(_shapes[parameter]).Select((_, i) => (float)(Math.Pow(10, (i % 7) - 5) * CounterRandom.NormalAt((ulong)step, parameter, i)))];

    // Falls, and jumps up once: the rules that judge from it see a new task.
    private static double Loss(int step) => step == Steps / 2 ? 4 : 0.5 + Math.Exp(-step % (Steps / 2) / 5.0);

    private static LearningRule Rule(string name)
        => RuleCatalogue.Create(AllRules.FirstOrder, name, Map<string, string>()).MapFail(error => error.Message)
            .Bind(settings => settings.ToRule().MapFail(error => error.Message))
            .IfFail(errors => throw new InvalidOperationException(errors.Head));

    private enum Storage
    {
        /// <summary>One number after the other: it can be read where it is.</summary>
        Dense,

        /// <summary>Every second number belongs to somebody else.</summary>
        WithGaps,
    }
}
