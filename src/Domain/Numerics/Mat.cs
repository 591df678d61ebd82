using System.Globalization;

namespace LossNav.Domain.Numerics;

/// <summary>An immutable matrix of real numbers, stored row by row. Equal when shape and every entry are equal.</summary>
public sealed class Mat : IEquatable<Mat>
{
    /// <summary>The most rows of a square matrix: the square of one more is beyond what an array can be indexed by (√2³¹).</summary>
    public const int MostSquareRows = 46_340;

    private readonly double[] _entries;

    private Mat(int rows, int columns, double[] entries) => (Rows, Columns, _entries) = (rows, columns, entries);

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>The entries row by row, read-only.</summary>
    public ReadOnlySpan<double> Span => _entries;

    /// <summary>Whether it has as many rows as columns.</summary>
    public bool IsSquare => Rows == Columns;

    /// <summary>Whether no entry is infinite or not a number.</summary>
    public bool IsFinite => Array.TrueForAll(_entries, double.IsFinite);

    /// <summary>Square root of the sum of the squares of all entries.</summary>
    public double FrobeniusNorm => Math.Sqrt(_entries.Sum(entry => entry * entry));

    /// <summary>The transposed matrix.</summary>
    public Mat Transpose => Generate(Columns, Rows, (i, j) => this[j, i]);

    /// <summary>The entry in a row and a column, both counted from 0.</summary>
    public double this[int row, int column] => _entries[(row * Columns) + column];

    /// <summary>The matrix with these rows, all of one dimension.</summary>
    public static Mat FromRows(params Vec[] rows) => Generate(rows.Length, rows[0].Dimension, (i, j) => rows[i][j]);

    /// <summary>The diagonal matrix with these entries.</summary>
    public static Mat Diagonal(params double[] entries)
        => Generate(entries.Length, entries.Length, (i, j) => i == j ? entries[i] : 0);

    /// <summary>The identity of a dimension.</summary>
    public static Mat Identity(int dimension) => Scalar(dimension, 1);

    /// <summary>A number times the identity.</summary>
    public static Mat Scalar(int dimension, double factor) => Generate(dimension, dimension, (i, j) => i == j ? factor : 0);

    /// <summary>The zero matrix.</summary>
    public static Mat Zero(int rows, int columns) => new(rows, columns, new double[rows * columns]);

    /// <summary>Takes ownership of an array, row by row, that nobody else keeps.</summary>
    internal static Mat Own(int rows, int columns, double[] entries) => new(rows, columns, entries);

    /// <summary>The matrix with these entries row by row, copied.</summary>
    public static Mat Copy(int rows, int columns, ReadOnlySpan<double> entries)
        => entries.Length == rows * columns
            ? new Mat(rows, columns, entries.ToArray())
            : throw new ArgumentException($"{entries.Length} entries were given for a {rows} x {columns} matrix.", nameof(entries));

    /// <summary>The matrix whose entry (i, j) is <paramref name="entry"/>(i, j).</summary>
    public static Mat Generate(int rows, int columns, Func<int, int, double> entry)
    {
        var entries = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                entries[(i * columns) + j] = entry(i, j);
            }
        }

        return new Mat(rows, columns, entries);
    }

    /// <summary>Sum; both have the same shape.</summary>
    public static Mat operator +(Mat left, Mat right) => left.Zip(right, (a, b) => a + b);

    /// <summary>Difference; both have the same shape.</summary>
    public static Mat operator -(Mat left, Mat right) => left.Zip(right, (a, b) => a - b);

    /// <summary>The opposite matrix.</summary>
    public static Mat operator -(Mat matrix) => -1.0 * matrix;

    /// <summary>Scaled by a number.</summary>
    public static Mat operator *(double factor, Mat matrix) => Generate(matrix.Rows, matrix.Columns, (i, j) => factor * matrix[i, j]);

    /// <summary>Applied to a vector whose dimension is the number of columns.</summary>
    public static Vec operator *(Mat matrix, Vec vector)
    {
        Require(matrix.Columns == vector.Dimension, matrix, vector.Dimension, 1);
        return Vec.Generate(matrix.Rows, i =>
        {
            var sum = 0.0;
            for (var j = 0; j < matrix.Columns; j++)
            {
                sum += matrix[i, j] * vector[j];
            }

            return sum;
        });
    }

    /// <summary>Matrix product; the columns of the left are as many as the rows of the right.</summary>
    public static Mat operator *(Mat left, Mat right)
    {
        Require(left.Columns == right.Rows, left, right.Rows, right.Columns);
        var entries = new double[left.Rows * right.Columns];
        for (var i = 0; i < left.Rows; i++)
        {
            for (var k = 0; k < left.Columns; k++)
            {
                var factor = left[i, k];
                for (var j = 0; j < right.Columns; j++)
                {
                    entries[(i * right.Columns) + j] += factor * right[k, j];
                }
            }
        }

        return new Mat(left.Rows, right.Columns, entries);
    }

    /// <summary>Whether shape and every entry are equal.</summary>
    public static bool operator ==(Mat? left, Mat? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether shape or some entry differs.</summary>
    public static bool operator !=(Mat? left, Mat? right) => !(left == right);

    /// <summary>The column at <paramref name="index"/>, counted from 0.</summary>
    public Vec Column(int index) => Vec.Generate(Rows, i => this[i, index]);

    /// <summary>The block of a shape whose first entry is at (row, column).</summary>
    public Mat Block(int row, int column, int rows, int columns) => Generate(rows, columns, (i, j) => this[row + i, column + j]);

    /// <summary>Whether the matrix equals its transpose up to rounding: 1e-12 of its largest entry.</summary>
    public bool IsSymmetric()
    {
        var tolerance = 1e-12 * _entries.Max(Math.Abs);
        return IsSquare && Enumerable.Range(0, Rows).All(i =>
            Enumerable.Range(0, i).All(j => Math.Abs(this[i, j] - this[j, i]) <= tolerance));
    }

    /// <inheritdoc/>
    public bool Equals(Mat? other) => other is not null && Rows == other.Rows && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Mat);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Rows);
        foreach (var entry in _entries)
        {
            hash.Add(entry);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
        => $"[{string.Join("; ", Enumerable.Range(0, Rows).Select(i => string.Join(' ', Enumerable.Range(0, Columns).Select(j => this[i, j].ToString("R", CultureInfo.InvariantCulture)))))}]";

    private Mat Zip(Mat other, Func<double, double, double> combine)
    {
        Require(Rows == other.Rows && Columns == other.Columns, this, other.Rows, other.Columns);
        return Generate(Rows, Columns, (i, j) => combine(this[i, j], other[i, j]));
    }

    private static void Require(bool fits, Mat left, int rows, int columns)
    {
        if (!fits)
        {
            throw new ArgumentException($"A {left.Rows} x {left.Columns} matrix was combined with a {rows} x {columns} one.");
        }
    }
}
