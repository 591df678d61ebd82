using LossNav.Domain.Rules.Machinery;
using TorchSharp;
using static TorchSharp.torch;

namespace LossNav.Adapters.Torch.Tensors;

/// <summary>A tensor of two axes as the matrix that the formula of a rule reckons with, on any device and in any precision.</summary>
/// <remarks>
/// Every operation makes a new tensor: run formulas within a dispose scope. Decompositions go through the eigenvalues of the smaller of AAᵀ and AᵀA in 64 bits:
/// several times as fast as singular values, and what rounding hides lies below 1e-8 of the largest, less than the gradient's own 32 bits tell.
/// </remarks>
internal readonly struct TensorMatrix(Tensor tensor) : IRuleMatrix<TensorMatrix>
{
    // Of the largest eigenvalue of AAᵀ: eigenvalues below it are rounding, times a margin for their number.
    private const double Rounding = 1e-13;

    /// <summary>The tensor.</summary>
    internal Tensor Tensor { get; } = tensor;

    public int Rows => (int)Tensor.shape[0];

    public int Columns => (int)Tensor.shape[1];

    public static TensorMatrix operator +(TensorMatrix a, TensorMatrix b) => new(a.Tensor.add(b.Tensor));

    public static TensorMatrix operator -(TensorMatrix a, TensorMatrix b) => new(a.Tensor.sub(b.Tensor));

    public static TensorMatrix operator *(double c, TensorMatrix a)
    {
        using Scalar constant = c;
        return new(a.Tensor.mul(constant));
    }

    public static TensorMatrix operator *(TensorMatrix a, TensorMatrix b) => new(a.Tensor.mm(b.Tensor));

    public static TensorMatrix TimesItsTransposed(TensorMatrix a) => new(a.Tensor.mm(a.Tensor.t()));

    public static TensorMatrix Transposed(TensorMatrix a) => new(a.Tensor.t());

    public static double Dot(TensorMatrix a, TensorMatrix b) => a.Tensor.mul(b.Tensor).sum(ScalarType.Float64).ToDouble();

    public static TensorMatrix OfSymmetric(Func<double, double> f, TensorMatrix a)
    {
        var (values, vectors) = linalg.eigh(a.Tensor.to(ScalarType.Float64));
        return new(vectors.mul(Applied(f, values)).mm(vectors.t()).to(a.Tensor.dtype));
    }

    public static TensorMatrix Eigenvectors(TensorMatrix a) => new(linalg.eigh(a.Tensor.to(ScalarType.Float64)).Item2.to(a.Tensor.dtype));

    public static TensorMatrix OfSingular(Func<double, double> f, TensorMatrix a)
    {
        var isWide = a.Rows <= a.Columns;
        var exact = a.Tensor.to(ScalarType.Float64);
        var (values, vectors) = linalg.eigh(isWide ? exact.mm(exact.t()) : exact.t().mm(exact));
        var zero = Rounding * values[^1].ToDouble();
        var scaled = vectors.mul(Applied(value => value > zero ? f(Math.Sqrt(value)) : 0, values)).mm(vectors.t()).to(a.Tensor.dtype);
        return new(isWide ? scaled.mm(a.Tensor) : a.Tensor.mm(scaled));
    }

    public static TensorMatrix OverRoot(TensorMatrix a, TensorMatrix b, double c)
    {
        using Scalar constant = c;
        return new(a.Tensor.div(b.Tensor.sqrt().add_(constant)));
    }

    public static TensorMatrix Squared(TensorMatrix a) => new(a.Tensor.mul(a.Tensor));

    private static Tensor Applied(Func<double, double> f, Tensor values)
        => torch.tensor([.. values.cpu().data<double>().Select(f)], ScalarType.Float64, values.device);
}
