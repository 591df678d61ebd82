namespace LossNav.Domain.Numerics;

/// <summary>The exponential of a matrix.</summary>
public static class MatrixExponential
{
    // θ₁₃ of Higham 2005, table 2.3: up to this norm the Padé approximant of degree 13 is right to double precision.
    private const double LargestPadeNorm = 5.371920351148152;

    // Numerator of the [13/13] Padé approximant of e^x.
    private static readonly double[] _pade =
    [
        64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600,
        670442572800, 33522128640, 1323241920, 40840800, 960960, 16380, 182, 1,
    ];

    /// <summary>e^M by scaling and squaring with the Padé approximant of order 13 (Higham 2005).</summary>
    public static Mat Of(Mat matrix)
    {
        var norm = OneNorm(matrix);
        var squarings = norm > LargestPadeNorm ? (int)Math.Ceiling(Math.Log2(norm / LargestPadeNorm)) : 0;
        var power = Pade(Math.ScaleB(1, -squarings) * matrix);
        for (var i = 0; i < squarings; i++)
        {
            power *= power;
        }

        return power;
    }

    private static Mat Pade(Mat m)
    {
        var identity = Mat.Identity(m.Rows);
        var m2 = m * m;
        var m4 = m2 * m2;
        var m6 = m2 * m4;
        Mat Combine(int first) => (_pade[first] * identity) + (_pade[first + 2] * m2) + (_pade[first + 4] * m4) + (_pade[first + 6] * m6);
        Mat High(int first) => m6 * ((_pade[first] * m2) + (_pade[first + 2] * m4) + (_pade[first + 4] * m6));
        var odd = m * (High(9) + Combine(1));
        var even = High(8) + Combine(0);

        // The denominator's norm condition holds after scaling, so it is never singular for finite input.
        return LinearAlgebra.Solve(even - odd, even + odd).IfNone(Mat.Scalar(m.Rows, double.NaN));
    }

    private static double OneNorm(Mat matrix)
        => Enumerable.Range(0, matrix.Columns).Max(j => Enumerable.Range(0, matrix.Rows).Sum(i => Math.Abs(matrix[i, j])));
}
