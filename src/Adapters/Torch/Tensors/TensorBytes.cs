using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Tensors;

/// <summary>Tensors as plain numbers, row by row, whatever device and memory order they have.</summary>
internal static class TensorBytes
{
    /// <summary>Bytes that a tensor's values take.</summary>
    internal static int Size(Tensor tensor) => checked((int)(tensor.numel() * tensor.element_size()));

    /// <summary>Copies a tensor's values out.</summary>
    internal static void Read(Tensor tensor, Span<byte> into)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        tensor.detach().cpu().contiguous().bytes.CopyTo(into);
    }

    /// <summary>Copies values into a tensor, in place.</summary>
    internal static void Write(Tensor tensor, ReadOnlySpan<byte> from)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var values = empty(tensor.shape, tensor.dtype);
        from.CopyTo(values.bytes);
        tensor.copy_(values);
    }

    /// <summary>Copies a tensor's values out as 64-bit floats.</summary>
    internal static void Read(Tensor tensor, Span<double> into)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        MemoryMarshal.Cast<byte, double>(tensor.detach().cpu().to(ScalarType.Float64).contiguous().bytes).CopyTo(into);
    }

    /// <summary>Copies 64-bit floats into a tensor, in place.</summary>
    internal static void Write(Tensor tensor, ReadOnlySpan<double> from)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var values = empty(tensor.shape, ScalarType.Float64);
        MemoryMarshal.AsBytes(from).CopyTo(values.bytes);
        tensor.copy_(values);
    }
}
