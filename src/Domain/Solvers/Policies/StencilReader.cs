namespace LossNav.Domain.Solvers.Policies;

/// <summary>Reads what a node sees of its neighbours, to first or second order.</summary>
internal sealed class StencilReader(PolicyGrid grid, double[] values)
{
    /// <summary>What the last node that was read sees.</summary>
    public Stencil Stencil { get; } = new(grid.Dimension);

    /// <summary>Reads a node.</summary>
    /// <param name="node">Its number.</param>
    /// <param name="filter">
    /// Null for first order. Else slopes are of second order wherever two nodes lie on the side and the correction to the first-order slope is not larger
    /// than this for the axis: across a kink of V it would be, and the monotone first-order slope stays (a filtered scheme, Froese and Oberman 2013).
    /// </param>
    public void Read(int node, double[]? filter)
    {
        var rest = node;
        for (var d = 0; d < grid.Dimension; d++)
        {
            var count = grid.Counts[d];
            var index = rest % count;
            rest /= count;
            Side(node, d, 2 * d, index, -grid.Strides[d], filter);
            Side(node, d, (2 * d) + 1, count - 1 - index, grid.Strides[d], filter);
        }
    }

    private void Side(int node, int axis, int side, int room, int stride, double[]? filter)
    {
        var h = grid.Steps[axis];
        Stencil.IsWall[side] = room == 0;
        if (room == 0)
        {
            (Stencil.Targets[side], Stencil.Rates[side]) = (double.PositiveInfinity, 1 / h);
            return;
        }

        var near = values[node + stride];
        if (filter is not null && room > 1)
        {
            var far = values[node + (2 * stride)];
            if (Math.Abs(values[node] - (2 * near) + far) <= 2 * h * filter[axis])
            {
                (Stencil.Targets[side], Stencil.Rates[side]) = (((4 * near) - far) / 3, 1.5 / h);
                return;
            }
        }

        (Stencil.Targets[side], Stencil.Rates[side]) = (near, 1 / h);
    }
}
