using CsCheck;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

/// <summary>What holds for the optimal path of every landscape: the symmetries of the double well and the scalings of the objective.</summary>
public class ActionSolverLaws
{
    private static readonly Gen<NavigationProblem> _doubleWells = Gen.Select(Gen.Double[0.3, 2].Array[4], Gen.Double[-1, 1].Array[5]).Select((positive, any) =>
        NavigationProblem.Create(ProblemStatement.On(TiltedDoubleWell.Create(positive[0], 1, positive[1], any[0]).Value(), Vec.Of(any[1], any[2])) with
        {
            LearningRate = positive[2],
            DiscountRate = positive[3] - 0.3,
            Horizon = new Horizon.Finite(2, new EndCondition.Fixed(Vec.Of(any[3], any[4]))),
        }).Value());

    [Fact]
    public void Mirroring_the_landscape_mirrors_the_path()
        => Gen.Select(_doubleWells, Gen.Enum<ActionRule>()).Sample((problem, rule) =>
        {
            var mirrored = problem.With(s => s with
            {
                Landscape = Tilted(s.Landscape, -1),
                Start = Mirror(s.Start),
                Horizon = new Horizon.Finite(2, new EndCondition.Fixed(Mirror(End(problem)))),
            });
            Close.To(Mirror(Middle(problem, rule)), Middle(mirrored, rule), 1e-9);
        });

    [Fact]
    public void Learning_rate_and_loss_weight_act_through_their_product()
        => Gen.Select(_doubleWells, Gen.Enum<ActionRule>(), Gen.Double[0.3, 3]).Sample((problem, rule, c) =>
        {
            var other = problem.With(s => s with { LearningRate = s.LearningRate / c, LossWeight = s.LossWeight * c });
            Close.To(Middle(problem, rule), Middle(other, rule), 1e-9);
            Close.Relative(c * Solve(problem, rule).Action, Solve(other, rule).Action, 1e-9);
        });

    [Fact]
    public void Slower_time_is_the_same_problem_with_smaller_rates()
        => Gen.Select(_doubleWells, Gen.Enum<ActionRule>(), Gen.Double[0.3, 3]).Sample((problem, rule, c) =>
        {
            var slowed = problem.With(s => s with
            {
                DiscountRate = s.DiscountRate / c,
                LearningRate = s.LearningRate / c,
                LossWeight = s.LossWeight / c,
                Horizon = new Horizon.Finite(2 * c, new EndCondition.Fixed(End(problem))),
            });
            Close.To(Middle(problem, rule), Middle(slowed, rule), 1e-9);
            Close.Relative(Solve(problem, rule).Objective, Solve(slowed, rule).Objective, 1e-9);
        });

    [Fact]
    public void A_constant_metric_is_a_change_of_coordinates()
        => Gen.Select(_doubleWells, Problems.PositiveDefinite(2)).Sample((problem, g) =>
        {
            // θ' = G^{1/2}θ: Euclidean metric there is the metric G here.
            var eigen = SymmetricEigen.Of(g);
            var (root, inverse) = (eigen.Apply(Math.Sqrt), eigen.Apply(x => 1 / Math.Sqrt(x)));
            var here = problem.With(s => s with { Metric = new Metric.Constant(g) });
            var there = problem.With(s => s with
            {
                Landscape = FunctionLandscape.Create(
                    "moved",
                    2,
                    p => s.Landscape.Value(inverse * p),
                    p => inverse * s.Landscape.Gradient(inverse * p),
                    p => inverse * s.Landscape.Hessian(inverse * p) * inverse).Value(),
                Start = root * s.Start,
                Horizon = new Horizon.Finite(2, new EndCondition.Fixed(root * End(problem))),
            });
            Close.To(root * Middle(here, ActionRule.Trapezoid), Middle(there, ActionRule.Trapezoid), 1e-9);
        });

    [Fact]
    public void A_short_horizon_gives_the_straight_line()
        => _doubleWells.Sample(problem =>
        {
            var end = End(problem);
            var hurried = problem.With(s => s with { Horizon = new Horizon.Finite(1e-4, new EndCondition.Fixed(end)) });
            Close.To(0.5 * (problem.Start + end), Middle(hurried, ActionRule.Left), 1e-3);
        });

    private static ActionSolution Solve(NavigationProblem problem, ActionRule rule) => ActionSolver.Solve(ActionSettings.Of(61, rule), problem).Value();

    private static Vec Middle(NavigationProblem problem, ActionRule rule) => Solve(problem, rule).Path.PositionAt(30);

    private static Vec End(NavigationProblem problem) => ((EndCondition.Fixed)((Horizon.Finite)problem.Horizon).End).Position;

    private static Vec Mirror(Vec point) => Vec.Of(-point[0], point[1]);

    private static TiltedDoubleWell Tilted(Landscape landscape, double sign)
    {
        var well = (TiltedDoubleWell)landscape;
        return TiltedDoubleWell.Create(well.Steepness, well.Separation, well.CrossCurvature, sign * well.Tilt).Value();
    }
}
