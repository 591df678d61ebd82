using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>A grid over a box in 1 to 3 dimensions. Nodes are numbered with the first axis running fastest.</summary>
public sealed class PolicyGrid
{
    internal PolicyGrid(Seq<GridAxis> axes)
    {
        Axes = axes;
        Counts = [.. axes.Map(axis => axis.Nodes)];
        Steps = [.. axes.Map(axis => axis.Step)];
        Strides = new int[Counts.Length];
        Count = 1;
        for (var d = 0; d < Counts.Length; d++)
        {
            Strides[d] = Count;
            Count *= Counts[d];
        }
    }

    /// <summary>The axes, one for each parameter.</summary>
    public Seq<GridAxis> Axes { get; }

    /// <summary>Number of parameters, D.</summary>
    public int Dimension => Counts.Length;

    /// <summary>Number of nodes.</summary>
    public int Count { get; }

    internal int[] Counts { get; }

    internal double[] Steps { get; }

    internal int[] Strides { get; }

    /// <summary>Where a node lies.</summary>
    /// <param name="node">Its number, from 0 to <see cref="Count"/> − 1.</param>
    public Vec PositionAt(int node)
    {
        var position = new double[Dimension];
        Locate(node, position);
        return Vec.Copy(position);
    }

    /// <summary>Whether a point lies in the box, its faces included.</summary>
    public bool Contains(Vec position)
        => position.Dimension == Dimension && Enumerable.Range(0, Dimension).All(d => Axes[d].Contains(position[d]));

    /// <summary>The number of the node nearest to a point; points outside count as their nearest point of the box.</summary>
    public int NodeNear(Vec position)
        => Enumerable.Range(0, Dimension).Sum(d => Strides[d] * IndexNear(d, position[d]));

    internal PolicyGrid Halved() => new(Axes.Map(axis => axis.Halved));

    internal int Index(int node, int axis) => node / Strides[axis] % Counts[axis];

    internal void Locate(int node, Span<double> position)
    {
        for (var d = 0; d < Dimension; d++)
        {
            position[d] = Axes[d].NodeAt(Index(node, d));
        }
    }

    private int IndexNear(int axis, double coordinate)
        => (int)Math.Clamp(Math.Round((coordinate - Axes[axis].From) / Steps[axis]), 0, Axes[axis].Cells);
}
