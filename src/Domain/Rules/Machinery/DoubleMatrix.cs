using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>A matrix of 64-bit numbers for the formulas of rules; singular values come from the decomposition itself, so that small ones keep their digits.</summary>
internal readonly struct DoubleMatrix(Mat matrix) : IRuleMatrix<DoubleMatrix>
{
    public Mat Matrix { get; } = matrix;

    public int Rows => Matrix.Rows;

    public int Columns => Matrix.Columns;

    public static DoubleMatrix operator +(DoubleMatrix a, DoubleMatrix b) => Zip(a, b, (x, y) => x + y);

    public static DoubleMatrix operator -(DoubleMatrix a, DoubleMatrix b) => Zip(a, b, (x, y) => x - y);

    public static DoubleMatrix operator *(double c, DoubleMatrix a) => Map(a, x => c * x);

    public static DoubleMatrix operator *(DoubleMatrix a, DoubleMatrix b)
    {
        var product = new double[a.Rows * b.Columns];
        MatrixProducts.Add(a.Matrix.Span, b.Matrix.Span, product, a.Rows, a.Columns, b.Columns);
        return new(Mat.Own(a.Rows, b.Columns, product));
    }

    public static DoubleMatrix TimesItsTransposed(DoubleMatrix a)
    {
        var product = new double[a.Rows * a.Rows];
        MatrixProducts.AddTimesTransposed(a.Matrix.Span, a.Matrix.Span, product, a.Rows, a.Columns, a.Rows);
        return new(Mat.Own(a.Rows, a.Rows, product));
    }

    public static DoubleMatrix Transposed(DoubleMatrix a) => new(a.Matrix.Transpose);

    public static double Dot(DoubleMatrix a, DoubleMatrix b) => Numerics.Dense.Rows.Dot(a.Matrix.Span, b.Matrix.Span);

    public static DoubleMatrix OfSymmetric(Func<double, double> f, DoubleMatrix a) => new(SymmetricEigen.Of(a.Matrix).Apply(f));

    public static DoubleMatrix Eigenvectors(DoubleMatrix a) => new(SymmetricEigen.Of(a.Matrix).Vectors);

    public static DoubleMatrix OfSingular(Func<double, double> f, DoubleMatrix a) => new(SingularValues.Of(a.Matrix).Apply(f));

    public static DoubleMatrix OverRoot(DoubleMatrix a, DoubleMatrix b, double c) => Zip(a, b, (x, y) => x / (Math.Sqrt(y) + c));

    public static DoubleMatrix Squared(DoubleMatrix a) => Map(a, x => x * x);

    private static DoubleMatrix Map(DoubleMatrix a, Func<double, double> map)
    {
        var result = a.Matrix.Span.ToArray();
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = map(result[i]);
        }

        return new(Mat.Own(a.Rows, a.Columns, result));
    }

    private static DoubleMatrix Zip(DoubleMatrix a, DoubleMatrix b, Func<double, double, double> combine)
    {
        var result = a.Matrix.Span.ToArray();
        var other = b.Matrix.Span;
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = combine(result[i], other[i]);
        }

        return new(Mat.Own(a.Rows, a.Columns, result));
    }
}
