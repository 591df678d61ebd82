using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>What three grids of steps h, 2h and 4h say about the error on the finest.</summary>
internal sealed class GridConvergence
{
    private readonly PolicyGrid _coarse;
    private readonly double[] _estimates;

    public GridConvergence(PolicySettings settings, GridLevel fine, GridLevel half, GridLevel quarter)
    {
        // Sweeps stop when values change by less than this: below it differences say nothing.
        var floor = 2 * settings.Tolerance * (fine.Values.Max() - fine.Values.Min());
        _coarse = half.Grid;
        var differences = Differences(fine, half);
        _estimates = [.. Widened(half.Grid, differences).Select(difference => difference + floor)];
        (Mean, Largest) = (_estimates.Average(), _estimates.Max());
        var (first, second) = (Differences(half, quarter).Average(), differences.Average());
        ObservedOrder = first > floor && second > floor ? Math.Log2(first / second) : Option<double>.None;
    }

    public double Mean { get; }

    public double Largest { get; }

    public Option<double> ObservedOrder { get; }

    /// <summary>|V_h − V_2h|, the largest of the surroundings: three times the error on the finer grid where the order is 2, once where it is 1; and what the sweeps left.</summary>
    public double At(Vec position) => GridField.CornersAround(_coarse, position).Max(node => _estimates[node]);

    private static double[] Differences(GridLevel fine, GridLevel coarse)
    {
        var differences = new double[coarse.Grid.Count];
        for (var node = 0; node < differences.Length; node++)
        {
            var same = 0;
            for (var d = 0; d < coarse.Grid.Dimension; d++)
            {
                same += 2 * coarse.Grid.Index(node, d) * fine.Grid.Strides[d];
            }

            differences[node] = Math.Abs(fine.Values[same] - coarse.Values[node]);
        }

        return differences;
    }

    // The difference of two answers may happen to vanish where the error does not: take the largest within two nodes on each axis.
    private static double[] Widened(PolicyGrid grid, double[] field)
    {
        for (var d = 0; d < grid.Dimension; d++)
        {
            var wide = new double[field.Length];
            for (var node = 0; node < field.Length; node++)
            {
                var index = grid.Index(node, d);
                for (var shift = -Math.Min(2, index); shift <= Math.Min(2, grid.Counts[d] - 1 - index); shift++)
                {
                    wide[node] = Math.Max(wide[node], field[node + (shift * grid.Strides[d])]);
                }
            }

            field = wide;
        }

        return field;
    }
}
