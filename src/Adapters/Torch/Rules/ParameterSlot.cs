using System.Runtime.InteropServices;
using LossNav.Adapters.Torch.Tensors;
using LossNav.Domain.Rules.Machinery;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>One parameter of a network and what an elementwise rule remembers of it, all in the parameter's own order of memory.</summary>
internal sealed class ParameterSlot : IDisposable
{
    private readonly Tensor _parameter;
    private readonly MemoryOrder _order;
    private readonly Tensor _theta;
    private readonly Tensor[] _vectors;
    private readonly bool _isSpan;

    /// <param name="rule">The rule.</param>
    /// <param name="parameter">The parameter, where the learner starts.</param>
    internal ParameterSlot(ElementwiseRule rule, Tensor parameter)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        _parameter = parameter;
        _order = MemoryOrder.Of(parameter);
        _theta = _order.Show(parameter.detach()).DetachFromDisposeScope();
        _isSpan = _theta.device_type == TorchSharp.DeviceType.CPU && _theta.dtype == ScalarType.Float32 && _theta.is_contiguous();
        _vectors = [.. rule.Vectors.Select(begin => begin.Match(it => full_like(_theta, it.Value), _ => _theta.clone()).DetachFromDisposeScope())];
        Memory = [.. _vectors.Select(vector => _order.Back(vector).DetachFromDisposeScope())];
    }

    /// <summary>The vectors that are remembered, in the parameter's shape; the storage is that which steps write to.</summary>
    internal IReadOnlyList<Tensor> Memory { get; }

    public void Dispose()
    {
        _theta.Dispose();
        foreach (var tensor in Memory.Concat(_vectors))
        {
            tensor.Dispose();
        }
    }

    /// <summary>One step of this parameter, in place, within a dispose scope.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="at">The step.</param>
    internal void Step(ElementwiseRule rule, RuleMoment at)
    {
        var gradient = _order.Show(TensorRule.GradientOf(_parameter));
        if (_isSpan && gradient.dtype == ScalarType.Float32)
        {
            StepSpans(rule, at, gradient.contiguous());
        }
        else
        {
            StepTensors(rule, at, gradient);
        }
    }

    // In one pass over the memory of the tensors, with nothing in between.
    private void StepSpans(ElementwiseRule rule, RuleMoment at, Tensor gradient)
    {
        var theta = Span(_theta);
        var next = new NextVectors<float> { First = Vector(0), Second = Vector(1), Third = Vector(2) };
        var memory = new RuleVectors<float> { First = next.First, Second = next.Second, Third = next.Third };
        rule.StepFloats(at, theta, Span(gradient), memory, next, theta);
    }

    private void StepTensors(ElementwiseRule rule, RuleMoment at, Tensor gradient)
    {
        var memory = new Remembered<TensorNumber> { First = Number(0), Second = Number(1), Third = Number(2) };
        var moved = rule.StepOn(at, new TensorNumber(_theta), new TensorNumber(gradient), memory);
        _theta.copy_(moved.Parameters.Tensor);
        for (var i = 0; i < _vectors.Length; i++)
        {
            // What the formula only reads comes back as the same tensor.
            if (!ReferenceEquals(moved.Memory.At(i).Tensor, _vectors[i]))
            {
                _vectors[i].copy_(moved.Memory.At(i).Tensor);
            }
        }
    }

    private Span<float> Vector(int index) => index < _vectors.Length ? Span(_vectors[index]) : default;

    private TensorNumber Number(int index) => index < _vectors.Length ? new TensorNumber(_vectors[index]) : default;

    private static Span<float> Span(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
