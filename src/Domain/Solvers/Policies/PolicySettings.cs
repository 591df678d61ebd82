using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>Where and how exactly the Hamilton-Jacobi-Bellman equation is solved.</summary>
/// <param name="Axes">One axis for each parameter, 1 to 3 of them.</param>
/// <param name="Tolerance">Done when no value changes in a round of sweeps by more than this share of the range of values; &gt; 0.</param>
/// <param name="MostRounds">Rounds of sweeps after which to give up, ≥ 1; a round sweeps the grid in each of its 2^D diagonal directions.</param>
public sealed record PolicySettings(Seq<GridAxis> Axes, double Tolerance, int MostRounds)
{
    /// <summary>The defaults for a grid: settled to 1e-9 of the range of values, at most 500 rounds.</summary>
    /// <param name="axes">One axis for each parameter.</param>
    public static PolicySettings On(params GridAxis[] axes) => new(Prelude.toSeq(axes), 1e-9, 500);

    /// <summary>The defaults for a box whose axes all have the same number of cells.</summary>
    /// <param name="dimension">Number of parameters, 1 to 3.</param>
    /// <param name="from">Where each axis begins.</param>
    /// <param name="to">Where each axis ends.</param>
    /// <param name="cells">Cells of each axis: a multiple of 4, ≥ 16.</param>
    public static PolicySettings Cube(int dimension, double from, double to, int cells)
        => new(Prelude.Range(0, dimension).Map(_ => new GridAxis(from, to, cells)).ToSeq(), 1e-9, 500);

    internal Seq<NavigationError> Check(int dimension)
        => Checks.When(
                Axes.Count != dimension || dimension > 3,
                () => new NavigationError.WrongShape(
                    "the grid", $"of {Axes.Count} axes", dimension > 3 ? "over 1 to 3 parameters: grids do not reach further" : $"of {dimension} axes, one for each parameter"))
            + Axes.Map((index, axis) => axis.Check(index)).ToSeq().Bind(errors => errors)
            + Checks.Positive("the tolerance", Tolerance)
            + Checks.AtLeast("the most rounds", MostRounds, 1);
}
