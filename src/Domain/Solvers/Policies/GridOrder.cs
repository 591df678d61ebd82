namespace LossNav.Domain.Solvers.Policies;

/// <summary>The 2^D diagonal orders in which a grid can be walked.</summary>
internal sealed class GridOrder(PolicyGrid grid)
{
    /// <summary>Number of orders, 2^D.</summary>
    public int Count => 1 << grid.Dimension;

    /// <summary>Calls <paramref name="visit"/> for each node.</summary>
    /// <param name="order">From 0: bit d tells to walk axis d downwards.</param>
    /// <param name="stops">Asked before each row of nodes whether to end.</param>
    /// <param name="visit">What to do at a node, given its number.</param>
    public void Walk(int order, Func<bool> stops, Action<int> visit)
    {
        var (n0, n1, n2) = (Size(0), Size(1), Size(2));
        for (var k = 0; k < n2; k++)
        {
            for (var j = 0; j < n1 && !stops(); j++)
            {
                var row = (Turn(order, 2, k, n2) * Stride(2)) + (Turn(order, 1, j, n1) * Stride(1));
                for (var i = 0; i < n0; i++)
                {
                    visit(row + Turn(order, 0, i, n0));
                }
            }
        }
    }

    private int Size(int axis) => axis < grid.Dimension ? grid.Counts[axis] : 1;

    private int Stride(int axis) => axis < grid.Dimension ? grid.Strides[axis] : 0;

    private static int Turn(int order, int axis, int index, int size) => (order >> axis & 1) == 0 ? index : size - 1 - index;
}
