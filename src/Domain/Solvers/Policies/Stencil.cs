namespace LossNav.Domain.Solvers.Policies;

/// <summary>
/// What a node sees of its neighbours: on side 2d (down) and 2d + 1 (up) of axis d a target value W and a rate a, so that moving towards that side
/// at unit speed changes the value by a(W − V) per unit of time.
/// </summary>
/// <remarks>First order: W = V₁, a = 1/h. Second order: a(W − V) = (−3V + 4V₁ − V₂)/2h, so W = (4V₁ − V₂)/3, a = 3/2h.</remarks>
internal sealed class Stencil(int dimension)
{
    /// <summary>W; +∞ where there is nothing to move to yet.</summary>
    public double[] Targets { get; } = new double[2 * dimension];

    /// <summary>a.</summary>
    public double[] Rates { get; } = new double[2 * dimension];

    /// <summary>Whether the side is a wall, the end of the grid.</summary>
    public bool[] IsWall { get; } = new bool[2 * dimension];
}
