namespace LossNav.Domain.Solvers.Global;

/// <summary>The least cost from the start to each point at each step and from there to the end, with the ways that lead there.</summary>
internal sealed class RouteValues(int points, int steps)
{
    private readonly double[][] _from = Tables(points, steps);
    private readonly double[][] _onward = Tables(points, steps);
    private readonly int[][] _before = [.. Enumerable.Range(0, steps + 1).Select(_ => new int[points])];
    private readonly int[][] _after = [.. Enumerable.Range(0, steps + 1).Select(_ => new int[points])];

    /// <summary>The least cost of a route through a point at a step.</summary>
    public double Cost(int step, int point) => _from[step][point] + _onward[step][point];

    /// <summary>Every route begins at one point.</summary>
    public void Begin(int point)
    {
        Array.Fill(_from[0], double.PositiveInfinity);
        _from[0][point] = 0;
    }

    /// <summary>From one step to the next.</summary>
    /// <param name="step">From 0.</param>
    /// <param name="costs">Points x points, from row to column.</param>
    /// <param name="weight">What the costs of this step are discounted by.</param>
    public void Forward(int step, double[] costs, double weight)
    {
        var (from, to, before) = (_from[step], _from[step + 1], _before[step + 1]);
        Array.Fill(to, double.PositiveInfinity);
        for (var i = 0; i < points; i++)
        {
            if (double.IsPositiveInfinity(from[i]))
            {
                continue;
            }

            var row = costs.AsSpan(i * points, points);
            for (var j = 0; j < points; j++)
            {
                var cost = from[i] + (weight * row[j]);
                if (cost < to[j])
                {
                    (to[j], before[j]) = (cost, i);
                }
            }
        }
    }

    /// <summary>What each last point costs.</summary>
    public void End(double[] costs) => costs.CopyTo(_onward[steps], 0);

    /// <summary>From one step to the one before.</summary>
    public void Backward(int step, double[] costs, double weight)
    {
        var (onward, here, after) = (_onward[step + 1], _onward[step], _after[step]);
        for (var i = 0; i < points; i++)
        {
            var row = costs.AsSpan(i * points, points);
            var (best, way) = (double.PositiveInfinity, 0);
            for (var j = 0; j < points; j++)
            {
                var cost = (weight * row[j]) + onward[j];
                if (cost < best)
                {
                    (best, way) = (cost, j);
                }
            }

            (here[i], after[i]) = (best, way);
        }
    }

    /// <summary>The points of the cheapest route through one of them, for each step.</summary>
    public int[] Through(int step, int point)
    {
        var route = new int[steps + 1];
        route[step] = point;
        for (var n = step; n > 0; n--)
        {
            route[n - 1] = _before[n][route[n]];
        }

        for (var n = step; n < steps; n++)
        {
            route[n + 1] = _after[n][route[n]];
        }

        return route;
    }

    private static double[][] Tables(int points, int steps) => [.. Enumerable.Range(0, steps + 1).Select(_ => new double[points])];
}
