using System.Runtime.InteropServices;
using LossNav.Domain.Beliefs;
using TorchSharp;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Rules;

/// <summary>θ ← (1 − p)(θ − αg) + pθ₀, p believed from the loss of every step (<see cref="Domain.Rules.WeightReset"/>).</summary>
internal sealed class TensorWeightReset(IReadOnlyList<Tensor> parameters, double learningRate, TaskChangeSettings settings) : TensorRule(parameters)
{
    private readonly Scalar _minusRate = -learningRate;
    private readonly Tensor[] _start = CopiesOf(parameters);
    private TaskChangeBelief _belief = TaskChangeBelief.Unknown;

    internal override bool NeedsLoss => true;

    internal override int MemorySize => BeliefSize + base.MemorySize;

    protected override IReadOnlyList<Tensor> Memory => _start;

    private static int BeliefSize { get; } = TaskChangeBelief.Unknown.ToNumbers().Length * sizeof(double);

    internal override void SaveMemory(Span<byte> into)
    {
        MemoryMarshal.AsBytes(_belief.ToNumbers().AsSpan()).CopyTo(into);
        base.SaveMemory(into[BeliefSize..]);
    }

    internal override void Resume(long steps, ReadOnlySpan<byte> memory)
    {
        var numbers = MemoryMarshal.Cast<byte, double>(memory[..BeliefSize]);
        _belief = new TaskChangeBelief(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        base.Resume(steps, memory[BeliefSize..]);
    }

    protected override void Advance()
    {
        _belief = TaskChangeBelief.Observe(settings, Loss, _belief);
        using Scalar reset = _belief.ChangeProbability;
        using Scalar kept = 1 - _belief.ChangeProbability;
        for (var i = 0; i < Parameters.Count; i++)
        {
            Parameters[i].add_(GradientOf(Parameters[i]), _minusRate).mul_(kept).add_(_start[i], reset);
        }
    }
}
