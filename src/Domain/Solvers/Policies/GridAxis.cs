using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>One axis of a grid over parameter space, cut into equal cells.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends, &gt; <paramref name="From"/>.</param>
/// <param name="Cells">Number of cells: a multiple of 4, ≥ 16, so that the grid can be halved twice to see how the answer converges.</param>
public sealed record GridAxis(double From, double To, int Cells)
{
    /// <summary>Width of a cell, h.</summary>
    public double Step => (To - From) / Cells;

    /// <summary>Number of nodes: one more than cells.</summary>
    public int Nodes => Cells + 1;

    /// <summary>The coordinate of a node, counted from 0.</summary>
    public double NodeAt(int index) => index == Cells ? To : From + (index * Step);

    /// <summary>Whether a coordinate lies on the axis, both ends included.</summary>
    public bool Contains(double coordinate) => coordinate >= From && coordinate <= To;

    internal GridAxis Halved => this with { Cells = Cells / 2 };

    internal Seq<NavigationError> Check(int axis)
        => Checks.Finite($"the beginning of axis {axis + 1}", From)
            + Checks.When(
                !(To > From && double.IsFinite(To)),
                () => new NavigationError.OutOfRange($"the end of axis {axis + 1}", To, "a finite number greater than the beginning"))
            + Checks.When(
                Cells < 16 || Cells % 4 != 0,
                () => new NavigationError.OutOfRange($"the number of cells of axis {axis + 1}", Cells, "a multiple of 4 and at least 16"));
}
