using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LossNav.Adapters.Torch.Tensors;
using LossNav.Domain.Rules.Machinery;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>Any learning rule of the Domain, run on a network: all parameters as one vector of 64-bit floats.</summary>
/// <remarks>A rule needs no tensor version to train a network; one that has it is several times as fast.</remarks>
internal sealed class DomainTensorRule : TensorRule
{
    private readonly LearningRule _rule;
    private readonly double[] _parameters;
    private readonly double[] _gradient;
    private RuleMemory _memory;

    internal DomainTensorRule(IReadOnlyList<Tensor> parameters, LearningRule rule)
        : base(parameters)
    {
        var dimension = checked((int)parameters.Sum(parameter => parameter.numel()));
        _rule = rule;
        _parameters = new double[dimension];
        _gradient = new double[dimension];
        ReadParameters();
        _memory = rule.Init(_parameters);
    }

    internal override bool NeedsLoss => true;

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

    protected override void Advance()
    {
        ReadParameters();
        Read(GradientOf, _gradient);
        _rule.Update(_memory, new Observation(_parameters, _gradient) { Loss = Loss }, _memory, _parameters);
        var at = 0;
        foreach (var parameter in Parameters)
        {
            var length = (int)parameter.numel();
            TensorBytes.Write(parameter, _parameters.AsSpan(at, length));
            at += length;
        }
    }

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
