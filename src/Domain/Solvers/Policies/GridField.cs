using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>Interpolates numbers that are given at the nodes of a grid.</summary>
internal static class GridField
{
    /// <summary>By cubic polynomials through the four nearest nodes on each axis: error of order h⁴ where the field is smooth.</summary>
    public static double Cubic(PolicyGrid grid, double[] field, Vec position)
        => Sum(grid, position, Nodes, CubicWeights, node => field[node]);

    /// <summary>By straight lines on each axis: error of order h², never outside the values of the cell's corners.</summary>
    public static double Linear(PolicyGrid grid, Func<int, double> field, Vec position)
        => Sum(grid, position, Corners, LinearWeights, field);

    /// <summary>The corners of the cell that a point lies in.</summary>
    public static IEnumerable<int> CornersAround(PolicyGrid grid, Vec position)
    {
        var first = Enumerable.Range(0, grid.Dimension).Sum(d => grid.Strides[d] * Cell(grid, d, position[d]));
        return Enumerable.Range(0, 1 << grid.Dimension)
            .Select(corner => first + Enumerable.Range(0, grid.Dimension).Sum(d => (corner >> d & 1) * grid.Strides[d]));
    }

    private static double Sum(
        PolicyGrid grid, Vec position, Func<PolicyGrid, int, double, int> firstNode, Func<double, double[]> weights, Func<int, double> field)
    {
        var (origin, count) = (0, 1);
        var axes = new double[grid.Dimension][];
        for (var d = 0; d < grid.Dimension; d++)
        {
            var first = firstNode(grid, d, position[d]);
            origin += first * grid.Strides[d];
            axes[d] = weights((position[d] - grid.Axes[d].NodeAt(first)) / grid.Steps[d]);
            count *= axes[d].Length;
        }

        var sum = 0.0;
        for (var k = 0; k < count; k++)
        {
            var (rest, node, weight) = (k, origin, 1.0);
            for (var d = 0; d < grid.Dimension; d++)
            {
                var index = rest % axes[d].Length;
                rest /= axes[d].Length;
                node += index * grid.Strides[d];
                weight *= axes[d][index];
            }

            sum += weight == 0 ? 0 : weight * field(node);
        }

        return sum;
    }

    private static int Cell(PolicyGrid grid, int axis, double coordinate)
        => (int)Math.Clamp(Math.Floor((coordinate - grid.Axes[axis].From) / grid.Steps[axis]), 0, grid.Axes[axis].Cells - 1);

    private static int Corners(PolicyGrid grid, int axis, double coordinate) => Cell(grid, axis, coordinate);

    private static int Nodes(PolicyGrid grid, int axis, double coordinate) => Math.Clamp(Cell(grid, axis, coordinate) - 1, 0, grid.Axes[axis].Cells - 3);

    private static double[] LinearWeights(double s) => [1 - s, s];

    // Lagrange's polynomials on the nodes 0, 1, 2, 3.
    private static double[] CubicWeights(double s) =>
    [
        -(s - 1) * (s - 2) * (s - 3) / 6,
        s * (s - 2) * (s - 3) / 2,
        -s * (s - 1) * (s - 3) / 2,
        s * (s - 1) * (s - 2) / 6,
    ];
}
