using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LanguageExt;
using LossNav.Adapters.Torch.Tensors;
using LossNav.Domain.Rules.Machinery;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>A rule of the Domain that sees all parameters together, run on a network: they go through one vector of 64-bit floats, beside which their shapes stand.</summary>
/// <remarks>It runs any rule; one that moves each parameter by itself is several times as fast as an <see cref="ElementwiseTensorRule"/>.</remarks>
internal sealed class VectorTensorRule : TensorRule
{
    private readonly LearningRule _rule;
    private readonly ParameterLayout _layout;
    private readonly double[] _parameters;
    private readonly double[] _gradient;
    private RuleMemory _memory;

    internal VectorTensorRule(IReadOnlyList<Tensor> parameters, LearningRule rule)
        : base(parameters)
    {
        _rule = rule;
        _layout = ParameterLayout.Of(parameters.Select(ShapeOf).ToSeq().Strict());
        _parameters = new double[_layout.Count];
        _gradient = new double[_layout.Count];
        ReadParameters();
        _memory = rule.InitOn(_layout, _parameters);
    }

    internal override bool NeedsLoss => _rule.NeedsLoss;

    internal override int MemorySize => Enumerable.Range(0, _memory.Count).Sum(i => _memory.Vector(i).Length) * sizeof(double);

    protected override IReadOnlyList<Tensor> Memory => [];

    internal override void SaveMemory(Span<byte> into)
    {
        for (var i = 0; i < _memory.Count; i++)
        {
            var vector = MemoryMarshal.AsBytes(_memory.Vector(i));
            vector.CopyTo(into);
            into = into[vector.Length..];
        }
    }

    internal override void Resume(long steps, ReadOnlySpan<byte> memory)
    {
        Steps = steps;
        var vectors = new List<ImmutableArray<double>>();
        for (var i = 0; i < _memory.Count; i++)
        {
            var size = _memory.Vector(i).Length * sizeof(double);
            vectors.Add([.. MemoryMarshal.Cast<byte, double>(memory[..size])]);
            memory = memory[size..];
        }

        _memory = _memory.Restored(steps, vectors);
    }

    protected override void Release()
    {
    }

    protected override void Advance()
    {
        ReadParameters();
        Read(GradientOf, _gradient);
        _rule.Update(_memory, new Observation(_parameters, _gradient) { Loss = Loss, Layout = _layout }, _memory, _parameters);
        var at = 0;
        foreach (var parameter in Parameters)
        {
            var length = (int)parameter.numel();
            TensorBytes.Write(parameter, _parameters.AsSpan(at, length));
            at += length;
        }
    }

    private static ParameterShape ShapeOf(Tensor parameter) => new(parameter.shape.Select(size => checked((int)size)).ToSeq().Strict());

    private void ReadParameters() => Read(parameter => parameter, _parameters);

    private void Read(Func<Tensor, Tensor> of, double[] into)
    {
        var at = 0;
        foreach (var parameter in Parameters)
        {
            var length = (int)parameter.numel();
            TensorBytes.Read(of(parameter), into.AsSpan(at, length));
            at += length;
        }
    }
}
