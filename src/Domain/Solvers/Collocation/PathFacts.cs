using LanguageExt;
using LossNav.Domain.Certificates;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Collocation;

/// <summary>What is told of a path on a refined mesh.</summary>
internal static class PathFacts
{
    public static Seq<Fact> Of(double pathError, CollocationStatistics statistics)
        => Seq(
            new Fact("path-error", "estimated largest error of θ and λ, relative", pathError),
            new Fact("intervals", "intervals of the last mesh", statistics.Intervals),
            new Fact("meshes", "meshes solved on", statistics.Meshes),
            new Fact("iterations", "Newton steps on all meshes", statistics.Iterations));
}
