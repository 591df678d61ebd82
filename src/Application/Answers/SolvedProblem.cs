using LanguageExt;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers;
using LossNav.Domain.Solvers.Flow;
using static LanguageExt.Prelude;

namespace LossNav.Application.Answers;

/// <summary>An answer beside what gradient descent does.</summary>
/// <param name="Solution">The answer, with what speaks for it.</param>
/// <param name="Descent">The gradient-descent path from the same start at the same times, where it can be had.</param>
public sealed record SolvedProblem(Solution Solution, Option<Trajectory> Descent)
{
    /// <summary>The problem.</summary>
    public NavigationProblem Problem => Solution.Problem;

    /// <summary>The path with its motion.</summary>
    public Motion Path => Solution.Motion;

    /// <summary>What the gradient-descent path costs, J; none where there is no such path or its cost is not finite.</summary>
    public Option<double> DescentObjective { get; init; }

    /// <summary>An answer with the path of gradient descent.</summary>
    public static SolvedProblem Of(Solution solution)
    {
        var times = solution.Motion.Times.ToArray();
        var flow = GradientFlow.Solve(FlowSettings.Default, solution.Problem.Landscape, solution.Problem.Start, times[^1]).ToOption();
        return new SolvedProblem(solution, flow.Map(path => Trajectory.Sample(times, path.PositionAt)))
        {
            DescentObjective = flow.Bind(path => DescentCost.Of(solution.Problem, times[^1], path)),
        };
    }
}
