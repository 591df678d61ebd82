using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Conditions;
using LossNav.Domain.Solvers.Extremals;

namespace LossNav.Domain.Solvers.Collocation;

/// <summary>An extremal path of a problem with a finite horizon, with what speaks for it.</summary>
public sealed class CollocationSolution
{
    private readonly Lazy<Certificate> _certificate;

    internal CollocationSolution(BoundaryProblem boundary, bool endIsFixed, RefinedPath refined)
    {
        var problem = boundary.Problem;
        _certificate = new Lazy<Certificate>(() => PathExamination.Of(CertificateSettings.Default, refined.Path, new BoundaryProblem(Lookout.None, problem, boundary.End), endIsFixed));
        (Problem, Path, Objective) = (problem, refined.Path, refined.Objective);
        (ObjectiveError, PathError) = (refined.ObjectiveError, refined.PathError);
        Statistics = new CollocationStatistics(refined.Path.Count - 1, refined.Meshes, refined.Iterations, refined.LastStep);
    }

    /// <summary>The problem that this answers.</summary>
    public NavigationProblem Problem { get; }

    /// <summary>State and costate at any time.</summary>
    public ExtremalPath Path { get; }

    /// <summary>J.</summary>
    public double Objective { get; }

    /// <summary>Estimated error of J, ≥ 0.</summary>
    public double ObjectiveError { get; }

    /// <summary>Estimated largest error of θ and λ at the points of the path, relative to their largest size.</summary>
    public double PathError { get; }

    /// <summary>The path, checked: worked out when it is first asked for.</summary>
    public Certificate Certificate => _certificate.Value;

    /// <summary>How the solver got there.</summary>
    public CollocationStatistics Statistics { get; }

    /// <summary>θ at the points of the mesh: N points x D.</summary>
    public Trajectory Trajectory => Path.Positions;

    /// <summary>λ(0) = −∂J/∂θ₀: D numbers.</summary>
    public Vec StartCostate => Path.CostateAt(0);

    /// <summary>θ̇(0): D numbers.</summary>
    public Vec StartVelocity => PathVelocity.At(0, Path, Problem);
}

/// <summary>How a collocation went.</summary>
/// <param name="Intervals">Intervals of the last mesh.</param>
/// <param name="Meshes">Meshes solved on, their halves included.</param>
/// <param name="Iterations">Newton steps on all meshes.</param>
/// <param name="LastStep">Largest component of the last Newton step, relative to the size of the path.</param>
public sealed record CollocationStatistics(int Intervals, int Meshes, int Iterations, double LastStep);
