using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Conditions;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Collocation;

/// <summary>An extremal path of a problem with a finite horizon, with what speaks for it.</summary>
public sealed class CollocationSolution : Solution
{
    private readonly CertifiedPath _path;
    private readonly RefinedPath _refined;

    internal CollocationSolution(BoundaryProblem boundary, bool endIsFixed, RefinedPath refined)
        : this(boundary.Problem, refined, CertifiedPath.Of(refined.Path, boundary, endIsFixed))
    {
    }

    private CollocationSolution(NavigationProblem problem, RefinedPath refined, CertifiedPath path)
        : base(problem, "collocation")
    {
        (_path, _refined) = (path, refined);
        Statistics = new CollocationStatistics(refined.Path.Count - 1, refined.Meshes, refined.Iterations, refined.LastStep);
    }

    /// <inheritdoc/>
    public override double Objective => _refined.Objective;

    /// <inheritdoc/>
    public override Option<double> ObjectiveError => _refined.ObjectiveError;

    /// <inheritdoc/>
    public override Option<PathCertificate> PathCertificate => Certificates.PathCertificate.Of(Certificate);

    /// <inheritdoc/>
    public override Seq<Fact> Facts => PathFacts.Of(PathError, Statistics);

    /// <summary>State and costate at any time.</summary>
    public ExtremalPath Path => _refined.Path;

    /// <summary>Estimated largest error of θ and λ at the points of the path, relative to their largest size.</summary>
    public double PathError => _refined.PathError;

    /// <summary>The path, checked: worked out when it is first asked for.</summary>
    public Certificate Certificate => _path.Certificate;

    /// <summary>How the solver got there.</summary>
    public CollocationStatistics Statistics { get; }

    /// <summary>θ at the points of the mesh: N points x D.</summary>
    public Trajectory Trajectory => Path.Positions;

    /// <summary>λ(0) = −∂J/∂θ₀: D numbers.</summary>
    public Vec StartCostate => Path.CostateAt(0);

    /// <summary>θ̇(0): D numbers.</summary>
    public Vec StartVelocity => PathVelocity.At(0, Path, Problem);

    /// <inheritdoc/>
    public override Validation<NavigationError, Solution> Certified(Watch watch)
        => _path.Check(watch).Map(path => (Solution)new CollocationSolution(Problem, _refined, path));

    /// <inheritdoc/>
    protected override Motion Move() => SampledPath.Of(Path);
}

/// <summary>How a collocation went.</summary>
/// <param name="Intervals">Intervals of the last mesh.</param>
/// <param name="Meshes">Meshes solved on, their halves included.</param>
/// <param name="Iterations">Newton steps on all meshes.</param>
/// <param name="LastStep">Largest component of the last Newton step, relative to the size of the path.</param>
public sealed record CollocationStatistics(int Intervals, int Meshes, int Iterations, double LastStep);
