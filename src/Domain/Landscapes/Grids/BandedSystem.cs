namespace LossNav.Domain.Landscapes.Grids;

/// <summary>Linear equations whose matrix has few diagonals, factored once and solved for many right sides, each in time linear in N.</summary>
/// <remarks>Without pivots: stable for the totally positive matrices of spline interpolation (C. de Boor and A. Pinkus, Numerische Mathematik 27, 1977).</remarks>
internal sealed class BandedSystem
{
    private readonly double[] _band;
    private readonly int _half;
    private readonly int _count;

    private BandedSystem(int count, int half, double[] band) => (_count, _half, _band) = (count, half, band);

    /// <summary>Factors a matrix.</summary>
    /// <param name="count">N rows and columns.</param>
    /// <param name="half">Diagonals on either side of the main one.</param>
    /// <param name="fill">Puts the entries of a row: column and value; those it does not put are zero.</param>
    public static BandedSystem Factor(int count, int half, Action<int, Action<int, double>> fill)
    {
        var system = new BandedSystem(count, half, new double[count * ((2 * half) + 1)]);
        for (var row = 0; row < count; row++)
        {
            var i = row;
            fill(i, (column, value) =>
            {
                if (value != 0)
                {
                    system.At(i, column) = value;
                }
            });
        }

        system.Eliminate();
        return system;
    }

    /// <summary>The solution for one right side of N numbers.</summary>
    public double[] Solve(double[] right)
    {
        var x = (double[])right.Clone();
        for (var i = 0; i < _count; i++)
        {
            for (var k = Math.Max(0, i - _half); k < i; k++)
            {
                x[i] -= At(i, k) * x[k];
            }
        }

        for (var i = _count - 1; i >= 0; i--)
        {
            for (var k = i + 1; k <= Math.Min(_count - 1, i + _half); k++)
            {
                x[i] -= At(i, k) * x[k];
            }

            x[i] /= At(i, i);
        }

        return x;
    }

    private ref double At(int row, int column) => ref _band[(row * ((2 * _half) + 1)) + column - row + _half];

    private void Eliminate()
    {
        for (var i = 0; i < _count; i++)
        {
            var last = Math.Min(_count - 1, i + _half);
            for (var j = i + 1; j <= last; j++)
            {
                var factor = At(j, i) / At(i, i);
                At(j, i) = factor;
                for (var k = i + 1; k <= last; k++)
                {
                    At(j, k) -= factor * At(i, k);
                }
            }
        }
    }
}
