using System.Collections.Immutable;
using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>
/// Finds optimal paths of 10³ to 10⁶ parameters from values and gradients of the loss, and products with its Hessian where it gives them (section 13 of the theory notes):
/// the velocities are the unknowns, L-BFGS works in the metric of the kinetic energy, Newton's method with conjugate gradients finishes. Memory is of order N·D:
/// see <see cref="MemoryEstimate"/>.
/// </summary>
public static class MatrixFreeSolver
{
    private const string Name = "the matrix-free solver";

    // Fewer steps than these say nothing of the error.
    private const int FewestCoarseSteps = 2;

    // On the coarser mesh only a saddle is looked for; this is enough to see one that matters.
    private const int CoarseLanczosSteps = 20;

    // Shares of the path's size to go along a direction of negative curvature, in turn.
    private static readonly double[] _escapes = [0.3, 0.03, 0.003, 3e-4];

    /// <summary>Solves from two starts, at rest and by gradient flow.</summary>
    /// <param name="settings">Mesh, tolerance and limits.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>The best path that was found with its certificate, or why there is none.</returns>
    public static Validation<NavigationError, MatrixFreeSolution> Solve(MatrixFreeSettings settings, MatrixFreeProblem problem)
        => SolveFrom(Watch.Nothing, settings, Empty, problem);

    /// <summary>As <see cref="Solve(MatrixFreeSettings, MatrixFreeProblem)"/>, under a watch that is told the progress and may ask to stop.</summary>
    public static Validation<NavigationError, MatrixFreeSolution> SolveWatched(Watch watch, MatrixFreeSettings settings, MatrixFreeProblem problem)
        => SolveFrom(watch, settings, Empty, problem);

    /// <summary>Solves from more starts besides the two: the paths of learning rules, for example.</summary>
    /// <param name="watch">Is told the progress and may ask to stop.</param>
    /// <param name="settings">Mesh, tolerance and limits.</param>
    /// <param name="starts">Paths from 0 on, each at times of its own, of D parameters.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>The best path that was found with its certificate, or why there is none.</returns>
    public static Validation<NavigationError, MatrixFreeSolution> SolveFrom(
        Watch watch, MatrixFreeSettings settings, Seq<Trajectory> starts, MatrixFreeProblem problem)
        => Check(settings, starts, problem) is { IsEmpty: false } errors
            ? Fail<NavigationError, MatrixFreeSolution>(errors)
            : Lookout.Over(watch, lookout => Search(lookout, settings, starts, problem).ToValidation());

    /// <summary>The first state of a search on the mesh of the settings, at rest.</summary>
    /// <param name="settings">Mesh, tolerance and limits.</param>
    /// <param name="problem">The problem.</param>
    public static Validation<NavigationError, MatrixFreeState> Begin(MatrixFreeSettings settings, MatrixFreeProblem problem)
        => Begin(settings, Empty, problem, StartPaths.Rest);

    /// <summary>The first state of a search that begins from a path, or goes on from the path of an earlier state.</summary>
    /// <param name="settings">Mesh, tolerance and limits.</param>
    /// <param name="start">A path from 0 on, at times of its own.</param>
    /// <param name="problem">The problem.</param>
    public static Validation<NavigationError, MatrixFreeState> BeginFrom(MatrixFreeSettings settings, Trajectory start, MatrixFreeProblem problem)
        => Begin(settings, Seq1(start), problem, action => StartPaths.Along(action, start));

    /// <summary>The state after one step of L-BFGS or of Newton's method; the same state where the search is done.</summary>
    /// <param name="settings">The settings that the search began with; tolerance and limits may be others.</param>
    /// <param name="state">The state before.</param>
    public static MatrixFreeState Next(MatrixFreeSettings settings, MatrixFreeState state) => DescentIteration.Next(settings, state);

    /// <summary>The state where the search is done, or, if the watch asked to stop, the last one before: nothing is lost.</summary>
    /// <param name="watch">Is told the sweeps and may ask to stop.</param>
    /// <param name="settings">The settings that the search began with; tolerance and limits may be others.</param>
    /// <param name="state">The state to begin with.</param>
    public static MatrixFreeState Advance(Watch watch, MatrixFreeSettings settings, MatrixFreeState state)
    {
        var (asked, last) = (false, state);
        var heard = Watch.Of(progress => !(asked = asked || watch.Stops(progress)));
        Lookout.Over(heard, lookout =>
        {
            for (var next = OnItsWay(lookout, settings, state); !asked; next = DescentIteration.Next(settings, next))
            {
                last = next;
                if (next.IsDone || lookout.Tell("sweeps", Math.Min(next.Work.InSweeps, settings.MostSweeps), settings.MostSweeps))
                {
                    break;
                }
            }

            return Success<NavigationError, Unit>(unit);
        });
        return new MatrixFreeState(last.Action.Under(Lookout.None), last.Point, last.Pairs, last.Stage, last.Work);
    }

    /// <summary>The answer that a state is, with its certificate and without an estimate of the error of J.</summary>
    /// <param name="settings">Lanczos steps and failure probability.</param>
    /// <param name="state">A state that is done.</param>
    public static MatrixFreeSolution Answer(MatrixFreeSettings settings, MatrixFreeState state)
    {
        var (certificate, second) = MatrixFreeCertifier.Of(settings, state);
        return new MatrixFreeSolution(state, certificate, None, state.Work + new DescentWork(0, 0, second.Products), Empty);
    }

    /// <summary>The problem, if it can be solved with the settings: their ranges, and the memory that it takes (<see cref="MemoryEstimate"/>). Quick, so that it can be asked first.</summary>
    /// <param name="settings">Mesh, tolerance and limits.</param>
    /// <param name="problem">The problem.</param>
    public static Validation<NavigationError, MatrixFreeProblem> Fits(MatrixFreeSettings settings, MatrixFreeProblem problem)
        => Check(settings, Empty, problem) is { IsEmpty: false } errors
            ? Fail<NavigationError, MatrixFreeProblem>(errors)
            : Success<NavigationError, MatrixFreeProblem>(problem);

    /// <summary>The N + 1 times of the mesh: an infinite horizon is cut at the last.</summary>
    /// <param name="settings">The mesh.</param>
    /// <param name="problem">The problem.</param>
    public static ImmutableArray<double> Times(MatrixFreeSettings settings, MatrixFreeProblem problem) => [.. TimeMesh.Of(settings, problem.Statement).Times];

    /// <summary>J of any path on the mesh of the settings, for example of a learning rule's own: straight between its points, at rest after the last.</summary>
    /// <param name="settings">The mesh.</param>
    /// <param name="path">A path from 0 on, at times of its own, of D parameters; it counts as beginning at the start.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>J, which is not a finite number where the path or the loss leaves every bound; or what does not fit.</returns>
    public static Validation<NavigationError, double> Cost(MatrixFreeSettings settings, Trajectory path, MatrixFreeProblem problem)
    {
        if (Check(settings, Seq1(path), problem) is { IsEmpty: false } errors)
        {
            return Fail<NavigationError, double>(errors);
        }

        var action = new PathAction(Lookout.None, settings, problem);
        return PathPoint.At(action, StartPaths.Along(action, path)).Objective;
    }

    private static Seq<NavigationError> Check(MatrixFreeSettings settings, Seq<Trajectory> starts, MatrixFreeProblem problem)
        => settings.Check() is { IsEmpty: false } errors
            ? errors
            : MemoryEstimate.Check(settings, problem)
                + Checks.When(
                    settings.Method == DescentMethod.Newton && !problem.HasCurvature, () => new NavigationError.NoHessianProducts(problem.Landscape.Name))
                + starts.Bind(start => Checks.When(
                    start.Dimension != problem.Dimension || start.Times[0] != 0,
                    () => new NavigationError.WrongShape("a start", $"of {start.Dimension} parameters from time {start.Times[0]}", $"of {problem.Dimension} from time 0")));

    private static Validation<NavigationError, MatrixFreeState> Begin(
        MatrixFreeSettings settings, Seq<Trajectory> starts, MatrixFreeProblem problem, Func<PathAction, double[]> velocities)
    {
        if (Check(settings, starts, problem) is { IsEmpty: false } errors)
        {
            return Fail<NavigationError, MatrixFreeState>(errors);
        }

        var action = new PathAction(Lookout.None, settings, problem);
        return Finite(DescentIteration.Begin(settings, action, velocities(action))).ToValidation();
    }

    private static Either<NavigationError, MatrixFreeState> Finite(MatrixFreeState state)
        => double.IsFinite(state.Objective)
            ? Right<NavigationError, MatrixFreeState>(state)
            : Left<NavigationError, MatrixFreeState>(new NavigationError.LandscapeNotFinite(state.Action.Problem.Landscape.Name, "some point of the first path"));

    private static MatrixFreeState OnItsWay(Lookout lookout, MatrixFreeSettings settings, MatrixFreeState state)
        => DescentIteration.Again(settings, new MatrixFreeState(state.Action.Under(lookout), state.Point, state.Pairs, state.Stage, state.Work));

    private static Either<NavigationError, MatrixFreeSolution> Search(
        Lookout lookout, MatrixFreeSettings settings, Seq<Trajectory> starts, MatrixFreeProblem problem)
    {
        var hasCoarse = settings.EstimatesError && settings.Coarse.Steps >= FewestCoarseSteps;
        var first = hasCoarse ? settings.Coarse : settings;
        return from tried in Tried(lookout, first, starts, problem)
               from coarse in Finish(
                   lookout, hasCoarse ? first with { LanczosSteps = Math.Min(first.LanczosSteps, CoarseLanczosSteps) } : first, tried.Best)
               from answer in hasCoarse ? OnFineMesh(lookout, settings, problem, coarse) : Right<NavigationError, Certified>(coarse)
               let work = tried.Others + coarse.Work + (hasCoarse ? answer.Work : DescentWork.None)
               select new MatrixFreeSolution(
                   answer.State, answer.Certificate, hasCoarse ? Some(coarse.State.Objective) : None, work, tried.Objectives);
    }

    private static Either<NavigationError, Certified> OnFineMesh(Lookout lookout, MatrixFreeSettings settings, MatrixFreeProblem problem, Certified coarse)
    {
        var action = new PathAction(lookout, settings, problem);
        return Finite(DescentIteration.Begin(settings, action, StartPaths.Refined(action, coarse.State.Path)))
            .Bind(state => Finish(lookout, settings, state));
    }

    // Every start, followed as far as Newton's method would take over; only the best is kept.
    private static Either<NavigationError, Trials> Tried(
        Lookout lookout, MatrixFreeSettings settings, Seq<Trajectory> starts, MatrixFreeProblem problem)
    {
        var action = new PathAction(lookout, settings, problem);
        var roughly = settings with { Tolerance = Math.Max(settings.Tolerance, settings.NewtonBelow) };
        IEnumerable<(string Name, Func<double[]> Velocities)> all =
        [
            ("rest", () => StartPaths.Rest(action)),
            ("gradient flow", () => StartPaths.GradientFlow(action)),
            .. starts.Select((start, i) => ($"path {i + 1}", (Func<double[]>)(() => StartPaths.Along(action, start)))),
        ];
        var (best, work, told) = (Option<MatrixFreeState>.None, DescentWork.None, new List<StartObjective>());
        foreach (var (name, velocities) in all)
        {
            var begun = DescentIteration.Begin(roughly, action, velocities());
            if (double.IsFinite(begun.Objective))
            {
                var state = Run(lookout, roughly, begun);
                work += state.Work;
                told.Add(new StartObjective(name, state.Objective));
                best = best.Filter(other => other.Objective <= state.Objective).IfNone(state);
            }
        }

        return best
            .Map(state => new Trials(state, work - state.Work, toSeq(told.OrderBy(start => start.Objective)).Strict()))
            .ToEither((NavigationError)new NavigationError.LandscapeNotFinite(problem.Landscape.Name, "some point of the first path"));
    }

    private static MatrixFreeState Run(Lookout lookout, MatrixFreeSettings settings, MatrixFreeState state)
    {
        var next = state;
        while (!next.IsDone && !lookout.Tell("sweeps", Math.Min(next.Work.InSweeps, settings.MostSweeps), settings.MostSweeps))
        {
            next = DescentIteration.Next(settings, next);
        }

        return next;
    }

    // To the end, and on from saddles.
    private static Either<NavigationError, Certified> Finish(Lookout lookout, MatrixFreeSettings settings, MatrixFreeState begun)
    {
        var (state, products) = (Run(lookout, settings, DescentIteration.Again(settings, begun)), 0);
        for (var escape = 0; ; escape++)
        {
            var (certificate, second) = MatrixFreeCertifier.Of(settings, state);
            products += second.Products;
            var away = escape < settings.MostEscapes ? second.Falling.Bind(direction => Escape(settings, state, direction)) : None;
            if (lookout.Ask() || away.IsNone)
            {
                return certificate.RelativeGradient <= Math.Max(settings.Tolerance, certificate.Tolerance)
                    ? new Certified(state, certificate, state.Work + new DescentWork(0, 0, products))
                    : Left<NavigationError, Certified>(new NavigationError.NotConverged(Name, state.Work.Iterations, state.RelativeGradient));
            }

            state = away.Map(next => Run(lookout, settings, next)).IfNone(state);
        }
    }

    private static Option<MatrixFreeState> Escape(MatrixFreeSettings settings, MatrixFreeState state, double[] direction)
    {
        var size = 1 + Math.Sqrt(Rows.Dot(state.Point.Velocities, state.Point.Velocities));
        var sweeps = 0;
        foreach (var share in _escapes.SelectMany(share => (double[])[share * size, -share * size]))
        {
            var point = state.Point.Moved(state.Action, share, direction);
            sweeps++;
            if (point.Objective < state.Objective)
            {
                return DescentIteration.Again(settings, new MatrixFreeState(state.Action, point, Empty, DescentStage.Descent, state.Work + new DescentWork(0, sweeps, 0)));
            }
        }

        return None;
    }

    private sealed record Trials(MatrixFreeState Best, DescentWork Others, Seq<StartObjective> Objectives);

    private sealed record Certified(MatrixFreeState State, MatrixFreeCertificate Certificate, DescentWork Work);
}
