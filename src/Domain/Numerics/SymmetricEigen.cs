using MathNet.Numerics.LinearAlgebra;

namespace LossNav.Domain.Numerics;

/// <summary>A symmetric matrix as Q diag(λ) Qᵀ with orthogonal Q, and functions of it.</summary>
/// <param name="Values">Eigenvalues λ in increasing order.</param>
/// <param name="Vectors">Q: eigenvector i is column i.</param>
public sealed record SymmetricEigen(Vec Values, Mat Vectors)
{
    /// <summary>Decomposes a symmetric matrix; only its symmetric part counts.</summary>
    public static SymmetricEigen Of(Mat matrix)
    {
        var symmetric = LinearAlgebra.ToMathNet(0.5 * (matrix + matrix.Transpose));
        var evd = symmetric.Evd(Symmetricity.Symmetric);
        return new SymmetricEigen(
            Vec.Generate(matrix.Rows, i => evd.EigenValues[i].Real),
            LinearAlgebra.FromMathNet(evd.EigenVectors));
    }

    /// <summary>The function of the matrix: Q diag(f(λ)) Qᵀ.</summary>
    public Mat Apply(Func<double, double> function)
    {
        var scaled = Mat.Generate(Vectors.Rows, Vectors.Columns, (i, j) => Vectors[i, j] * function(Values[j]));
        var product = scaled * Vectors.Transpose;
        return 0.5 * (product + product.Transpose);
    }
}
