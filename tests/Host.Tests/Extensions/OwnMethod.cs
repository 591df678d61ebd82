using LanguageExt;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Methods;
using LossNav.Domain.Navigation;
using LossNav.Domain.Solvers;
using LossNav.Domain.Suboptimality;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests.Extensions;

/// <summary>The straight line between the ends at constant speed: what every planner must beat.</summary>
internal static class OwnMethod
{
    private static readonly Setting<int> _points = Setting.Count("points", "points of the path", 101, new SettingRange.Count(5, 100_000, 1));

    public static Method Row { get; } = new(
        "own-method",
        "the straight line at constant speed",
        new MethodNeeds("a finite horizon with a fixed end", problem => problem.Horizon is Horizon.Finite { End: EndCondition.Fixed }),
        Seq1<Setting>(_points),
        (values, _, problem) => problem.Horizon is Horizon.Finite { End: EndCondition.Fixed end } horizon
            ? Success<NavigationError, Seq<Solution>>(Seq1<Solution>(new StraightLine(problem, Trajectory.Sample(
                Trajectory.UniformTimes(horizon.Duration, _points.In(values)),
                time => problem.Start + (time / horizon.Duration * (end.Position - problem.Start))))))
            : Fail<NavigationError, Seq<Solution>>(new NavigationError.WrongHorizon("own-method", "a finite horizon with a fixed end")));

    private sealed class StraightLine(NavigationProblem problem, Trajectory path) : Solution(problem, "own-method")
    {
        public override double Objective => PathCost.Along(Problem, path).Total;

        public override Option<double> ObjectiveError => None;

        public override Seq<Fact> Facts => Seq1(new Fact("points", "points of the path", path.Count));

        protected override Motion Move() => Motion.Through(Problem, path);
    }
}
