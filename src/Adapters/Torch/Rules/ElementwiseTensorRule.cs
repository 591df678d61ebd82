using System.Runtime.InteropServices;
using LossNav.Domain.Rules.Machinery;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>Any rule of the Domain that moves each parameter by itself, run where the tensors live: the rule's own formula, whatever rule it is.</summary>
/// <remarks>
/// On a processor in 32 bits it runs over the tensors' own memory in one pass, and the numbers depend on neither threads nor the width of the processor's
/// lanes. On other devices and in other precisions the same formula runs on tensors.
/// </remarks>
internal sealed class ElementwiseTensorRule : TensorRule
{
    private readonly ElementwiseRule _rule;
    private readonly ParameterSlot[] _slots;
    private double[] _numbers;
    private double[] _nextNumbers;

    internal ElementwiseTensorRule(IReadOnlyList<Tensor> parameters, ElementwiseRule rule)
        : base(parameters)
    {
        _rule = rule;
        _slots = [.. parameters.Select(parameter => new ParameterSlot(rule, parameter))];
        _numbers = [.. rule.Numbers];
        _nextNumbers = [.. rule.Numbers];
        Memory = [.. Enumerable.Range(0, rule.Vectors.Length).SelectMany(i => _slots.Select(slot => slot.Memory[i]))];
    }

    internal override bool NeedsLoss => _rule.NeedsLoss;

    internal override int MemorySize => NumbersSize + base.MemorySize;

    protected override IReadOnlyList<Tensor> Memory { get; }

    private int NumbersSize => _numbers.Length * sizeof(double);

    internal override void SaveMemory(Span<byte> into)
    {
        MemoryMarshal.AsBytes(_numbers.AsSpan()).CopyTo(into);
        base.SaveMemory(into[NumbersSize..]);
    }

    internal override void Resume(long steps, ReadOnlySpan<byte> memory)
    {
        memory[..NumbersSize].CopyTo(MemoryMarshal.AsBytes(_numbers.AsSpan()));
        base.Resume(steps, memory[NumbersSize..]);
    }

    protected override void Release()
    {
        foreach (var slot in _slots)
        {
            slot.Dispose();
        }
    }

    protected override void Advance()
    {
        // Every parameter sees the numbers of this step: the next ones count when all parameters have moved.
        _numbers.CopyTo(_nextNumbers, 0);
        foreach (var slot in _slots)
        {
            slot.Step(_rule, new RuleMoment(Steps, Loss, _numbers, _nextNumbers));
        }

        (_numbers, _nextNumbers) = (_nextNumbers, _numbers);
    }
}
