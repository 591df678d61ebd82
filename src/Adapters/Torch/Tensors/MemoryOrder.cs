using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Tensors;

/// <summary>The order of a tensor's axes in memory, from the slowest to the fastest: convolutions keep channels innermost, others are stored row by row.</summary>
/// <remarks>A tensor seen in its own order is contiguous, so that its numbers can be read and written where they are.</remarks>
internal sealed class MemoryOrder
{
    private readonly long[] _axes;
    private readonly long[] _back;

    private MemoryOrder(long[] axes)
    {
        _axes = axes;
        _back = new long[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            _back[axes[i]] = i;
        }
    }

    /// <summary>The order that a tensor has.</summary>
    internal static MemoryOrder Of(Tensor tensor)
    {
        var strides = tensor.stride();
        return new MemoryOrder([.. Enumerable.Range(0, strides.Length).OrderByDescending(axis => strides[axis]).Select(axis => (long)axis)]);
    }

    /// <summary>A tensor of the same shape with its axes in this order; the same numbers in the same storage.</summary>
    internal Tensor Show(Tensor tensor) => tensor.permute(_axes);

    /// <summary>What <see cref="Show"/> made of a tensor, with its axes as they were.</summary>
    internal Tensor Back(Tensor shown) => shown.permute(_back);
}
