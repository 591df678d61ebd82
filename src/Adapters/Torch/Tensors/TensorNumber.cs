using LossNav.Domain.Rules.Machinery;
using TorchSharp;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Tensors;

/// <summary>A tensor as the number that the formula of a rule reckons with, on any device and in any precision.</summary>
/// <remarks>Every operation makes a new tensor: run formulas within a dispose scope.</remarks>
internal readonly struct TensorNumber(Tensor tensor) : IRuleNumber<TensorNumber>
{
    /// <summary>The tensor.</summary>
    internal Tensor Tensor { get; } = tensor;

    public static TensorNumber operator +(TensorNumber a, TensorNumber b) => new(a.Tensor.add(b.Tensor));

    public static TensorNumber operator +(TensorNumber a, double c)
    {
        using Scalar constant = c;
        return new(a.Tensor.add(constant));
    }

    public static TensorNumber operator -(TensorNumber a, TensorNumber b) => new(a.Tensor.sub(b.Tensor));

    public static TensorNumber operator -(double c, TensorNumber a)
    {
        using Scalar constant = c;
        return new(a.Tensor.neg().add_(constant));
    }

    public static TensorNumber operator *(TensorNumber a, TensorNumber b) => new(a.Tensor.mul(b.Tensor));

    public static TensorNumber operator *(double c, TensorNumber a)
    {
        using Scalar constant = c;
        return new(a.Tensor.mul(constant));
    }

    public static TensorNumber operator /(TensorNumber a, TensorNumber b) => new(a.Tensor.div(b.Tensor));

    public static TensorNumber SquareRoot(TensorNumber a) => new(a.Tensor.sqrt());

    public static TensorNumber Sign(TensorNumber a) => new(a.Tensor.sign());

    public static TensorNumber AtLeast(double c, TensorNumber a)
    {
        using Scalar constant = c;
        return new(a.Tensor.clamp_min(constant));
    }

    public static TensorNumber WherePositive(TensorNumber sign, TensorNumber value)
    {
        using Scalar zero = 0.0;
        return new(where(sign.Tensor.gt(zero), value.Tensor, zeros_like(value.Tensor)));
    }
}
