using LanguageExt;
using MathNet.Numerics.LinearAlgebra;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Numerics;

/// <summary>Dense linear algebra on <see cref="Mat"/> and <see cref="Vec"/>, done by MathNet.Numerics.</summary>
public static class LinearAlgebra
{
    /// <summary>The inverse of a square matrix, or none if it is singular to working precision.</summary>
    public static Option<Mat> Inverse(Mat matrix) => Solve(matrix, Mat.Identity(matrix.Rows));

    /// <summary>The matrix X with <paramref name="matrix"/> X = <paramref name="right"/>, or none if the matrix is singular to working precision.</summary>
    public static Option<Mat> Solve(Mat matrix, Mat right)
    {
        var solution = ToMathNet(matrix).LU().Solve(ToMathNet(right));
        var result = FromMathNet(solution);
        return result.IsFinite ? Some(result) : None;
    }

    /// <summary>The vector x with <paramref name="matrix"/> x = <paramref name="right"/>, or none if the matrix is singular to working precision.</summary>
    public static Option<Vec> Solve(Mat matrix, Vec right)
        => Solve(matrix, Mat.Copy(right.Dimension, 1, right.Span)).Map(solution => solution.Column(0));

    /// <summary>The least-squares solution X of an overdetermined system of full rank, by QR.</summary>
    public static Option<Mat> SolveLeastSquares(Mat matrix, Mat right)
    {
        var result = FromMathNet(ToMathNet(matrix).QR().Solve(ToMathNet(right)));
        return result.IsFinite ? Some(result) : None;
    }

    /// <summary>Absolute value of the determinant.</summary>
    public static double AbsoluteDeterminant(Mat matrix) => Math.Abs(ToMathNet(matrix).LU().Determinant);

    /// <summary>The largest real part of any eigenvalue of a square matrix.</summary>
    public static double LargestRealPart(Mat matrix) => ToMathNet(matrix).Evd().EigenValues.Max(value => value.Real);

    internal static Matrix<double> ToMathNet(Mat matrix)
        => Matrix<double>.Build.Dense(matrix.Rows, matrix.Columns, (i, j) => matrix[i, j]);

    internal static Mat FromMathNet(Matrix<double> matrix)
        => Mat.Generate(matrix.RowCount, matrix.ColumnCount, (i, j) => matrix[i, j]);
}
