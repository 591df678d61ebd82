namespace LossNav.Domain.Inference.Fitting;

/// <summary>What least squares need of a model along a record, for each step alone, so that steps can be weighed afterwards without running the rule again.</summary>
/// <remarks>For columns c_j = ∂(prediction)/∂p_j and the residual r of a step: c_j·c_k, c_j·r, r·r, and the squared length of the prediction.</remarks>
internal sealed class StepSums
{
    private readonly double[] _sums;
    private readonly int _products;
    private readonly int _stride;

    public StepSums(int steps, int columns, int numbers)
    {
        (Steps, Columns, Numbers) = (steps, columns, numbers);
        _products = columns * (columns + 1) / 2;
        _stride = _products + columns + 2;
        _sums = new double[steps * _stride];
    }

    /// <summary>How many steps.</summary>
    public int Steps { get; }

    /// <summary>How many columns.</summary>
    public int Columns { get; }

    /// <summary>How many numbers a step has: the parameters.</summary>
    public int Numbers { get; }

    /// <summary>c_j·c_k of each pair j ≤ k, in rows of the upper triangle.</summary>
    public Span<double> Products(int t) => _sums.AsSpan(t * _stride, _products);

    /// <summary>c_j·r.</summary>
    public Span<double> Slopes(int t) => _sums.AsSpan((t * _stride) + _products, Columns);

    /// <summary>r·r.</summary>
    public double Residual(int t) => _sums[(t * _stride) + _products + Columns];

    /// <summary>The squared length of the prediction.</summary>
    public double Predicted(int t) => _sums[(t * _stride) + _products + Columns + 1];

    /// <summary>Sets both squared lengths of a step.</summary>
    public void Set(int t, double residual, double predicted)
        => (_sums[(t * _stride) + _products + Columns], _sums[(t * _stride) + _products + Columns + 1]) = (residual, predicted);

    /// <summary>The normal equations of weighed steps: a symmetric matrix in full, then its right-hand side.</summary>
    /// <param name="weights">One for each step; 0 leaves it out.</param>
    public (double[] Matrix, double[] Right, double Residual) Weighed(ReadOnlySpan<double> weights)
    {
        var (matrix, right, residual) = (new double[Columns * Columns], new double[Columns], 0.0);
        for (var t = 0; t < Steps; t++)
        {
            var w = weights[t];
            if (w == 0)
            {
                continue;
            }

            residual += w * Residual(t);
            var products = Products(t);
            var slopes = Slopes(t);
            var at = 0;
            for (var j = 0; j < Columns; j++)
            {
                right[j] += w * slopes[j];
                for (var k = j; k < Columns; k++)
                {
                    matrix[(j * Columns) + k] += w * products[at++];
                }
            }
        }

        for (var j = 0; j < Columns; j++)
        {
            for (var k = 0; k < j; k++)
            {
                matrix[(j * Columns) + k] = matrix[(k * Columns) + j];
            }
        }

        return (matrix, right, residual);
    }
}
