namespace LossNav.Domain.Numerics;

/// <summary>A matrix as U diag(σ) Vᵀ with orthonormal columns of U and V, and functions of its singular values.</summary>
/// <param name="Values">σ in decreasing order, as many as the smaller of rows and columns.</param>
/// <param name="Left">U, rows x values.</param>
/// <param name="Right">Vᵀ, values x columns.</param>
public sealed record SingularValues(Vec Values, Mat Left, Mat Right)
{
    /// <summary>Decomposes a matrix of any shape.</summary>
    public static SingularValues Of(Mat matrix)
    {
        var svd = LinearAlgebra.ToMathNet(matrix).Svd(true);
        var count = Math.Min(matrix.Rows, matrix.Columns);
        return new SingularValues(
            Vec.Generate(count, i => svd.S[i]),
            Mat.Generate(matrix.Rows, count, (i, j) => svd.U[i, j]),
            Mat.Generate(count, matrix.Columns, (i, j) => svd.VT[i, j]));
    }

    /// <summary>What is 0 up to rounding: the larger of both sizes times 2⁻⁵² of the largest.</summary>
    public double Zero => Math.Max(Left.Rows, Right.Columns) * 2.220446049250313e-16 * (Values.Dimension > 0 ? Values[0] : 0);

    /// <summary>The sum of the singular values: the nuclear norm.</summary>
    public double Sum => Values.Span.ToArray().Sum();

    /// <summary>U diag(σ f(σ)) Vᵀ; along directions whose σ is 0 up to rounding it is 0.</summary>
    /// <param name="f">A factor for each σ &gt; 0.</param>
    public Mat Apply(Func<double, double> f)
        => Mat.Generate(Left.Rows, Left.Columns, (i, j) => Values[j] > Zero ? Left[i, j] * (Values[j] * f(Values[j])) : 0) * Right;
}
