using System.Numerics;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Numerics.Blocks;

/// <summary>A block of any size n, its n x n entries row by row. Never written to once it is made.</summary>
internal readonly struct BlockN(double[] entries, int dimension) : IBlock<BlockN, VectorN>
{
    private readonly double[] _entries = entries;
    private readonly int _n = dimension;

    public bool Exists => !double.IsNaN(_entries[0]);

    public static BlockN Scalar(int dimension, double factor)
    {
        var entries = new double[dimension * dimension];
        for (var i = 0; i < dimension; i++)
        {
            entries[(i * dimension) + i] = factor;
        }

        return new BlockN(entries, dimension);
    }

    public static BlockN Read(ReadOnlySpan<double> entries, int dimension) => new(entries.ToArray(), dimension);

    public static BlockN operator +(BlockN left, BlockN right)
    {
        var sum = (double[])left._entries.Clone();
        Rows.AddScaled(1, right._entries, sum);
        return new BlockN(sum, left._n);
    }

    public static BlockN operator *(BlockN left, BlockN right)
    {
        var n = left._n;
        var product = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            var row = product.AsSpan(i * n, n);
            var k = 0;
            for (; k <= n - 4; k += 4)
            {
                FourRows.AddScaled(left._entries.AsSpan((i * n) + k, 4), right._entries.AsSpan(k * n, 4 * n), row);
            }

            for (; k < n; k++)
            {
                Rows.AddScaled(left._entries[(i * n) + k], right._entries.AsSpan(k * n, n), row);
            }
        }

        return new BlockN(product, n);
    }

    public static BlockN operator *(double factor, BlockN block)
    {
        var scaled = new double[block._entries.Length];
        Rows.AddScaled(factor, block._entries, scaled);
        return new BlockN(scaled, block._n);
    }

    public static VectorN operator *(BlockN block, VectorN vector)
    {
        var n = block._n;
        var product = new double[n];
        for (var i = 0; i < n; i++)
        {
            product[i] = Rows.Dot(block._entries.AsSpan(i * n, n), vector.Components);
        }

        return new VectorN(product);
    }

    public BlockN Transpose()
    {
        var transposed = new double[_entries.Length];
        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j < _n; j++)
            {
                transposed[(j * _n) + i] = _entries[(i * _n) + j];
            }
        }

        return new BlockN(transposed, _n);
    }

    public BlockN Symmetric()
    {
        var mean = new double[_entries.Length];
        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                mean[(i * _n) + j] = mean[(j * _n) + i] = 0.5 * (_entries[(i * _n) + j] + _entries[(j * _n) + i]);
            }
        }

        return new BlockN(mean, _n);
    }

    public BlockN Inverse() => Invert(0);

    public BlockN InverseOfShifted() => Invert(1);

    public BlockN Damped(BlockN inverse) => (this * inverse).Symmetric();

    public BlockN Projected()
    {
        var eigen = SymmetricEigen.Of(Mat.Copy(_n, _n, _entries));
        return eigen.Values[0] >= 0 ? this : Read(eigen.Apply(h => Math.Max(h, 0)).Span, _n);
    }

    private BlockN Invert(double shift)
    {
        var shifted = (double[])_entries.Clone();
        for (var i = 0; i < _n; i++)
        {
            shifted[(i * _n) + i] += shift;
        }

        return CholeskyInverse.InPlace(shifted, _n) ? new BlockN(shifted, _n) : Scalar(_n, double.NaN);
    }
}
