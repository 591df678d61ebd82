namespace LossNav.Application.Figures;

/// <summary>A function of two variables on a rectangular grid: one value for each pair of a row (y) and a column (x).</summary>
public sealed record ScalarGrid
{
    private ScalarGrid(Values x, Values y, Values cells)
        => (X, Y, Cells, Low, High) = (x, y, cells, Least(cells), Greatest(cells));

    /// <summary>The coordinates of the columns, ascending.</summary>
    public Values X { get; }

    /// <summary>The coordinates of the rows, ascending.</summary>
    public Values Y { get; }

    /// <summary>The values row by row, lowest y first: Y.Count × X.Count of them.</summary>
    public Values Cells { get; }

    /// <summary>The least value.</summary>
    public double Low { get; }

    /// <summary>The greatest value.</summary>
    public double High { get; }

    /// <summary>How many columns there are.</summary>
    public int Columns => X.Count;

    /// <summary>How many rows there are.</summary>
    public int Rows => Y.Count;

    /// <summary>The value at a row and a column.</summary>
    public double this[int row, int column] => Cells[(row * X.Count) + column];

    /// <summary>Takes the values of <paramref name="f"/> (x first, then y) at every pair of coordinates.</summary>
    /// <exception cref="ArgumentException">There are fewer than two rows or columns, which is a bug of the caller.</exception>
    public static ScalarGrid Sample(Func<double, double, double> f, Values x, Values y)
        => x.Count < 2 || y.Count < 2
            ? throw new ArgumentException("A grid needs at least two rows and two columns.", nameof(x))
            : new(x, y, Values.Make(x.Count * y.Count, i => f(x[i % x.Count], y[i / x.Count])));

    private static double Least(Values cells)
    {
        var least = cells[0];
        foreach (var cell in cells.Span)
        {
            least = Math.Min(least, cell);
        }

        return least;
    }

    private static double Greatest(Values cells)
    {
        var greatest = cells[0];
        foreach (var cell in cells.Span)
        {
            greatest = Math.Max(greatest, cell);
        }

        return greatest;
    }
}
