using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Conditions;
using LossNav.Domain.Solvers.Extremals;

namespace LossNav.Domain.Solvers.Infinite;

/// <summary>An optimal path over an infinite horizon: solved up to a cut, on the stable manifold of its rest point from there on.</summary>
public sealed class InfiniteSolution : Solution
{
    private readonly CertifiedPath _path;
    private readonly RefinedPath _refined;
    private readonly Tail _tail;

    internal InfiniteSolution(BoundaryProblem boundary, RestPoint rest, RefinedPath refined, Tail tail)
        : this(boundary.Problem, rest, refined, tail, CertifiedPath.Of(refined.Path, boundary, false))
    {
    }

    private InfiniteSolution(NavigationProblem problem, RestPoint rest, RefinedPath refined, Tail tail, CertifiedPath path)
        : base(problem, "infinite")
    {
        (Rest, _refined, _tail, _path) = (rest, refined, tail, path);
        Statistics = new CollocationStatistics(refined.Path.Count - 1, refined.Meshes, refined.Iterations, refined.LastStep);
    }

    /// <summary>J over all time: V(θ₀), if the path is the best one.</summary>
    public override double Objective => _refined.Objective;

    /// <summary>Estimated error of J, that of the tail included; ≥ 0.</summary>
    public override Option<double> ObjectiveError => _refined.ObjectiveError + _tail.Error;

    /// <inheritdoc/>
    public override Option<PathCertificate> PathCertificate => Certificates.PathCertificate.Of(Certificate);

    /// <inheritdoc/>
    public override Seq<Fact> Facts => PathFacts.Of(PathError, Statistics)
        .Add(new Fact("tail-bound", "what the path pays or earns from the cut on is in size not more than this", TailBound));

    /// <summary>Where the path comes to rest.</summary>
    public RestPoint Rest { get; }

    /// <summary>State and costate at any time up to the cut.</summary>
    public ExtremalPath Path => _refined.Path;

    /// <summary>
    /// What the path pays from the cut on, or earns where the loss is below zero, is in size not more than this; ≥ 0. J counts it: what resting costs for ever,
    /// e^{−γT}kL/γ where the drift leaves the point in place, and what the curvature of the value function adds.
    /// </summary>
    public double TailBound => _tail.Bound;

    /// <summary>Estimated largest error of θ and λ at the points of the path, relative to their largest size.</summary>
    public double PathError => _refined.PathError;

    /// <summary>How the solver got there.</summary>
    public CollocationStatistics Statistics { get; }

    /// <summary>The path up to the cut, checked: worked out when it is first asked for.</summary>
    public Certificate Certificate => _path.Certificate;

    /// <summary>θ at the points of the mesh: N points x D.</summary>
    public Trajectory Trajectory => Path.Positions;

    /// <summary>λ(0) = −∂V/∂θ₀: D numbers.</summary>
    public Vec StartCostate => Path.CostateAt(0);

    /// <summary>θ̇(0): D numbers.</summary>
    public Vec StartVelocity => PathVelocity.At(0, Path, Problem);

    /// <summary>θ at any time: on the path up to the cut, then along the linear flow into the rest point.</summary>
    public Vec PositionAt(double time)
        => time <= Path.Duration
            ? Path.PositionAt(time)
            : Rest.Position + (MatrixExponential.Of((time - Path.Duration) * Rest.ClosedLoop) * (Path.PositionAt(Path.Duration) - Rest.Position));

    /// <inheritdoc/>
    public override Validation<NavigationError, Solution> Certified(Watch watch)
        => _path.Check(watch).Map(path => (Solution)new InfiniteSolution(Problem, Rest, _refined, _tail, path));

    /// <inheritdoc/>
    protected override Motion Move() => SampledPath.Of(Path);
}
