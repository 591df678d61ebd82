using LanguageExt;

namespace LossNav.Domain.Numerics.Dense;

/// <summary>A symmetric block-tridiagonal system of N rows of D x D blocks, solved in O(N D³).</summary>
/// <param name="lookout">Asked before each row whether to stop: then there is no solution.</param>
/// <param name="count">N.</param>
/// <param name="dimension">D.</param>
internal sealed class BlockTridiagonal(Lookout lookout, int count, int dimension)
{
    private readonly double[] _diagonal = new double[count * dimension * dimension];
    private readonly double[] _upper = new double[count * dimension * dimension];
    private readonly double[] _right = new double[count * dimension];

    /// <summary>N.</summary>
    public int Count => count;

    public Span<double> Diagonal(int row) => _diagonal.AsSpan(row * dimension * dimension, dimension * dimension);

    /// <summary>The block right of the diagonal; its transpose stands below the diagonal of the next row.</summary>
    public Span<double> Upper(int row) => _upper.AsSpan(row * dimension * dimension, dimension * dimension);

    public Span<double> Right(int row) => _right.AsSpan(row * dimension, dimension);

    public void Clear()
    {
        Array.Clear(_diagonal);
        Array.Clear(_upper);
        Array.Clear(_right);
    }

    /// <summary>The solution, N x D, and its product with the right-hand side; nothing where the matrix is not positive definite.</summary>
    /// <param name="shift">A multiple of the weights to add to the diagonal first.</param>
    /// <param name="weights">One weight ≥ 0 for each block row.</param>
    public Option<(double[] Solution, double Product)> SolvePositive(double shift, ReadOnlySpan<double> weights)
    {
        var size = dimension * dimension;
        var inverses = (double[])_diagonal.Clone();
        AddShift(inverses, shift, weights);
        var right = (double[])_right.Clone();
        var answered = new double[size];
        for (var i = 0; i < count; i++)
        {
            var pivot = inverses.AsSpan(i * size, size);
            if (i > 0)
            {
                // D_i − Uᵀ D⁻¹ U and b_i − Uᵀ D⁻¹ b of the row before.
                var before = inverses.AsSpan((i - 1) * size, size);
                Array.Clear(answered);
                DenseProducts.Add(1, before, Upper(i - 1), answered, dimension, dimension, dimension);
                DenseProducts.AddTransposed(-1, Upper(i - 1), answered, pivot, dimension, dimension, dimension);
                DenseProducts.AddTransposedVector(
                    -1, answered, right.AsSpan((i - 1) * dimension, dimension), right.AsSpan(i * dimension, dimension), dimension, dimension);
                DenseProducts.Symmetrise(pivot, dimension);
            }

            if (lookout.Ask() || !CholeskyInverse.InPlace(pivot, dimension))
            {
                return Option<(double[] Solution, double Product)>.None;
            }
        }

        return Back(inverses, right);
    }

    /// <summary>The solution, N x D, whatever the signs of the eigenvalues; nothing where a pivot is singular.</summary>
    public Option<double[]> Solve()
    {
        var width = (2 * dimension) + 1;
        var rows = new double[count * dimension * width];
        for (var i = 0; i < count; i++)
        {
            var block = rows.AsSpan(i * dimension * width, dimension * width);
            for (var j = 0; j < dimension; j++)
            {
                var row = block.Slice(j * width, width);
                Diagonal(i).Slice(j * dimension, dimension).CopyTo(row);
                Upper(i).Slice(j * dimension, dimension).CopyTo(row[dimension..]);
                row[width - 1] = Right(i)[j];
                for (var k = 0; k < dimension && i > 0; k++)
                {
                    // Rows of the block before hold [· | D⁻¹U | D⁻¹b].
                    var above = rows.AsSpan((((i - 1) * dimension) + k) * width, width);
                    Rows.AddScaled(-Upper(i - 1)[(k * dimension) + j], above.Slice(dimension, dimension), row[..dimension]);
                    row[width - 1] -= Upper(i - 1)[(k * dimension) + j] * above[width - 1];
                }
            }

            if (lookout.Ask() || !GaussElimination.Solve(block, dimension, width))
            {
                return Option<double[]>.None;
            }
        }

        var solution = new double[count * dimension];
        for (var i = (count * dimension) - 1; i >= 0; i--)
        {
            var row = rows.AsSpan(i * width, width);
            var next = ((i / dimension) + 1) * dimension;
            solution[i] = row[width - 1] - (next < solution.Length ? Rows.Dot(row.Slice(dimension, dimension), solution.AsSpan(next, dimension)) : 0);
        }

        return solution;
    }

    /// <summary>Number of negative eigenvalues of the matrix with a multiple of some weights added to its diagonal (Sylvester's law of inertia).</summary>
    /// <param name="shift">The multiple.</param>
    /// <param name="weights">One weight ≥ 0 for each block row.</param>
    public int NegativeEigenvalues(double shift, ReadOnlySpan<double> weights)
    {
        var size = dimension * dimension;
        var negative = 0;
        var pivot = new double[size];
        var answered = new double[size * 2];
        for (var i = 0; i < count; i++)
        {
            var current = Diagonal(i).ToArray();
            for (var j = 0; j < dimension; j++)
            {
                current[(j * dimension) + j] += shift * weights[i];
            }

            if (i > 0)
            {
                Divide(pivot, Upper(i - 1), answered);
                for (var j = 0; j < dimension; j++)
                {
                    for (var row = 0; row < dimension; row++)
                    {
                        Rows.AddScaled(
                            -Upper(i - 1)[(j * dimension) + row],
                            answered.AsSpan((j * 2 * dimension) + dimension, dimension),
                            current.AsSpan(row * dimension, dimension));
                    }
                }

                DenseProducts.Symmetrise(current, dimension);
            }

            // A number that is none decides nothing: the two shifts of whoever compares them get different counts.
            if (lookout.AskNowAndThen(i) || !Array.TrueForAll(current, double.IsFinite))
            {
                return shift > 0 ? 0 : count * dimension;
            }

            negative += dimension == 1
                ? (current[0] < 0 ? 1 : 0)
                : SymmetricEigen.Of(Mat.Copy(dimension, dimension, current)).Values.ToArray().Count(value => value < 0);
            current.CopyTo(pivot, 0);
        }

        return negative;
    }

    private void AddShift(double[] blocks, double shift, ReadOnlySpan<double> weights)
    {
        for (var i = 0; i < count && shift != 0; i++)
        {
            for (var j = 0; j < dimension; j++)
            {
                blocks[(((i * dimension) + j) * dimension) + j] += shift * weights[i];
            }
        }
    }

    // Rows [pivot | upper] become [· | pivot⁻¹ upper].
    private void Divide(double[] pivot, ReadOnlySpan<double> upper, double[] rows)
    {
        for (var j = 0; j < dimension; j++)
        {
            pivot.AsSpan(j * dimension, dimension).CopyTo(rows.AsSpan(j * 2 * dimension));
            upper.Slice(j * dimension, dimension).CopyTo(rows.AsSpan((j * 2 * dimension) + dimension));
        }

        // A pivot of exactly zero is moved by rounding: the inertia is then undecided anyway and the shifts tell.
        if (!GaussElimination.Solve(rows, dimension, 2 * dimension))
        {
            Array.Fill(rows, double.NaN);
        }
    }

    private (double[] Solution, double Product) Back(double[] inverses, double[] right)
    {
        var size = dimension * dimension;
        var solution = new double[count * dimension];
        var product = 0.0;
        for (var i = count - 1; i >= 0; i--)
        {
            var target = solution.AsSpan(i * dimension, dimension);
            var rest = right.AsSpan(i * dimension, dimension);
            if (i + 1 < count)
            {
                var next = solution.AsSpan((i + 1) * dimension, dimension);
                DenseProducts.AddVector(-1, Upper(i), next, rest, dimension, dimension);
            }

            DenseProducts.AddVector(1, inverses.AsSpan(i * size, size), rest, target, dimension, dimension);
            product += Rows.Dot(target, Right(i));
        }

        return (solution, product);
    }
}
