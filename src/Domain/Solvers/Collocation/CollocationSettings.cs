using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Collocation;

/// <summary>How exactly the boundary value problem of state and costate is solved.</summary>
/// <param name="Tolerance">The mesh is refined until the estimated errors of the objective and of the path are at most this share of their size; &gt; 0.</param>
/// <param name="LeastIntervals">Intervals of the first mesh, ≥ 2.</param>
/// <param name="MostIntervals">Intervals beyond which to give up, ≥ 2.</param>
/// <param name="MostIterations">Newton steps on one mesh after which to give up, ≥ 1.</param>
public sealed record CollocationSettings(double Tolerance, int LeastIntervals, int MostIntervals, int MostIterations)
{
    /// <summary>An error of 1e-9, from 8 up to 20,000 intervals, at most 60 Newton steps on each mesh.</summary>
    public static CollocationSettings Default { get; } = new(1e-9, 8, 20_000, 60);

    /// <summary>The same settings with another tolerance.</summary>
    public static CollocationSettings WithTolerance(double tolerance, CollocationSettings settings) => settings with { Tolerance = tolerance };

    internal Seq<NavigationError> Check()
        => Checks.Positive("the tolerance", Tolerance)
            + Checks.AtLeast("the least number of intervals", LeastIntervals, 2)
            + Checks.AtLeast("the most intervals", MostIntervals, 2)
            + Checks.AtLeast("the most iterations", MostIterations, 1);
}
