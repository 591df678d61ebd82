using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>An optimal path of very many parameters, with what speaks for it.</summary>
public sealed class MatrixFreeSolution
{
    internal MatrixFreeSolution(
        MatrixFreeState state, MatrixFreeCertificate certificate, Option<double> coarseObjective, DescentWork work, Seq<StartObjective> starts)
    {
        var z = state.Point.Velocities;
        (Problem, Path, Objective, Certificate, Work, Starts) = (state.Action.Problem, state.Path, state.Objective, certificate, work, starts);
        Kinetic = 0.5 * Rows.Dot(z, z);
        Extrapolated = coarseObjective.Map(coarse => state.Objective + ((state.Objective - coarse) / 3));

        // The difference over three is the error of second order; half as much again for what higher orders add.
        ObjectiveError = coarseObjective.Map(coarse => (Math.Abs(state.Objective - coarse) / 2) + (4e-16 * Math.Abs(state.Objective)));
        TailBound = Tail(state);
    }

    /// <summary>The problem that this answers.</summary>
    public MatrixFreeProblem Problem { get; }

    /// <summary>The path: N + 1 points x D.</summary>
    public Trajectory Path { get; }

    /// <summary>J on this mesh. With an infinite horizon the learner rests after the last point, which costs no less than the optimum.</summary>
    public double Objective { get; }

    /// <summary>The part of J that moving costs; the rest is loss and the end.</summary>
    public double Kinetic { get; }

    /// <summary>Estimated error of J against the continuous problem, from half as many steps; none where those were not solved.</summary>
    public Option<double> ObjectiveError { get; }

    /// <summary>J extrapolated to steps of length 0 (Richardson): good where J falls smoothly with the step.</summary>
    public Option<double> Extrapolated { get; }

    /// <summary>
    /// With an infinite horizon: at most so much less could the time after the cut cost than it does at rest, e^{−γT}(k(L(θ(T)) − least loss)/γ + what holding against the drift
    /// costs). None with a finite horizon, or where no least loss is known.
    /// </summary>
    public Option<double> TailBound { get; }

    /// <summary>The path, checked.</summary>
    public MatrixFreeCertificate Certificate { get; }

    /// <summary>What search and certificate have taken, on both meshes.</summary>
    public DescentWork Work { get; }

    /// <summary>What came of each start before the best was followed to its end; the first is the best.</summary>
    public Seq<StartObjective> Starts { get; }

    private static Option<double> Tail(MatrixFreeState state)
    {
        var (mesh, problem) = (state.Action.Mesh, state.Action.Problem.Statement);
        if (mesh.RestWeight == 0)
        {
            return Option<double>.None;
        }

        var end = state.Path.End;
        var gradient = new double[end.Dimension];
        var loss = problem.Landscape.Evaluate(mesh.Times[^1], end.Span, gradient);
        return problem.LeastLoss.Map(least => (mesh.RestWeight * problem.LossWeight * (loss - least)) + state.Action.EndCost(end.ToArray(), new double[end.Dimension]));
    }
}

/// <summary>What a search from one start came to.</summary>
/// <param name="Start">Where it began: "rest", "gradient flow", "path 1" …</param>
/// <param name="Objective">J where it was left, on the coarser mesh if there is one.</param>
public sealed record StartObjective(string Start, double Objective);
