using LossNav.Domain.ChangingTasks;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.ChangingTasks;

public class ContinualPathTests
{
    private static readonly Vec Start = Vec.Of(1, 2, -1);

    public static TheoryData<ContinualRule> Rules =>
    [
        ContinualRule.Optimal,
        ContinualRule.Forgetful,
        new ContinualRule.FullReset(0.7),
        new ContinualRule.FullReset(15),
        new ContinualRule.InitialPull(0.4),
        new ContinualRule.Consolidation(1),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_exact_cost_is_the_limit_of_sums_over_the_path_and_their_error_is_of_second_order(ContinualRule rule)
    {
        var stream = TaskStream.Draw(5, 12, Tasks.Turned).Value();
        var path = Follow(rule, Tasks.Turned, stream);

        // Between changes of the motion: half steps and full steps of the midpoint rule, with velocities by differences of positions.
        double[] breaks = [.. stream.Spells
            .Bind(spell => LanguageExt.Prelude.Seq(spell.Start, rule is ContinualRule.FullReset reset ? spell.Start + reset.Duration : spell.Start))
            .Where(time => time < 12).Append(12).Distinct().Order()];
        double Error(int steps) => SumOver(path, breaks, steps, Tasks.Turned) - path.Cost.Total;
        var (coarse, fine) = (Error(200), Error(400));
        Close.To(0, ((4 * fine) - coarse) / 3, 1e-7 * path.Cost.Total);
        Close.To(2, Math.Log2(coarse / fine), 0.05);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_path_begins_at_the_start_never_jumps_and_its_cost_grows_to_the_whole(ContinualRule rule)
    {
        var stream = TaskStream.Draw(5, 12, Tasks.Turned).Value();
        var path = Follow(rule, Tasks.Turned, stream);
        Close.To(Start, path.PositionAt(0), 1e-14);
        Assert.All(stream.Spells.Skip(1), spell => Close.To(path.PositionAt(spell.Start - 1e-9), path.PositionAt(spell.Start), 1e-7));
        var costs = Enumerable.Range(0, 121).Select(i => path.CostTo(i / 10.0).Total).ToArray();
        Assert.Equal(costs.Order(), costs);
        Close.Relative(path.Cost.Total, costs[^1], 1e-14);
    }

    [Fact]
    public void While_the_task_stays_it_is_the_optimal_path_of_the_quadratic_problem()
    {
        var problem = Tasks.Create(ContinualStatement.WithHazard(0, Tasks.Turned.Statement));
        var stream = TaskStream.Draw(5, 12, problem).Value();
        var alone = QuadraticSolver.Solve(Problems.Quadratic(problem.Curvature, stream.Spells[0].Optimum, Start, statement => statement with { DiscountRate = 0.1 })).Value();
        foreach (var rule in new[] { ContinualRule.Optimal, ContinualRule.Forgetful, new ContinualRule.FullReset(1), new ContinualRule.InitialPull(0) })
        {
            var path = Follow(rule, problem, stream);
            Close.To(alone.PositionAt(3.3), path.PositionAt(3.3), 1e-13);
            Close.Relative(alone.CostToDate(12), path.Cost.Total, 1e-12);
            Close.Relative(alone.LossAt(3.3), path.LossAt(3.3), 1e-12);
        }
    }

    [Fact]
    public void The_optimal_rule_moves_with_the_velocity_of_its_policy()
    {
        var (stream, policy) = (TaskStream.Draw(5, 12, Tasks.Turned).Value(), TrackingPolicy.Of(Tasks.Turned));
        var path = Follow(ContinualRule.Optimal, Tasks.Turned, stream);
        Assert.All(stream.Spells, spell =>
        {
            var (time, dt) = ((spell.Start + spell.End) / 2, 1e-5 * (spell.End - spell.Start));
            var velocity = (1 / (2 * dt)) * (path.PositionAt(time + dt) - path.PositionAt(time - dt));
            Close.To(policy.Velocity(spell.Optimum, path.PositionAt(time)), velocity, 1e-7);
        });
    }

    [Fact]
    public void A_reset_is_back_at_the_mean_of_all_tasks_after_its_duration_and_costs_the_less_the_longer_it_takes()
    {
        var stream = TaskStream.Draw(5, 12, Tasks.Turned).Value();
        var calm = stream.Spells.Filter(spell => spell.Start > 0 && spell.End - spell.Start > 0.7)[0];
        Close.To(Tasks.Turned.PriorMean, Follow(new ContinualRule.FullReset(0.7), Tasks.Turned, stream).PositionAt(calm.Start + 0.7), 1e-13);

        // |μ₀ − θ|²/(2ητ): a tenth of the time costs about ten times as much, where the loss on the way is small beside it.
        double Kinetic(double duration) => Follow(new ContinualRule.FullReset(duration), Tasks.Turned, stream).Cost.Kinetic;
        Close.Relative(10, Kinetic(1e-5) / Kinetic(1e-4), 1e-2);
    }

    [Fact]
    public void L2_init_and_EWC_take_the_optimal_path_of_the_loss_with_their_pull()
    {
        var (problem, stream) = (Tasks.Turned, TaskStream.Draw(5, 12, Tasks.Turned).Value());
        var task = QuadraticLandscape.Create(problem.Curvature, stream.Spells[0].Optimum).Value();
        var pulled = Follow(new ContinualRule.InitialPull(0.4), problem, stream);
        var early = stream.Spells[0].End / 2;
        Close.To(
            Alone(PullToStart.Penalise(0.4, problem.PriorMean, task).Value(), PullToStart.Minimum(0.4, problem.PriorMean, task).Value(), Start).PositionAt(early),
            pulled.PositionAt(early),
            1e-12);

        // The third task of EWC with strength 0.3, from wherever the learner is when it begins.
        var consolidated = Follow(new ContinualRule.Consolidation(0.3), problem, stream);
        var third = stream.Spells[2];
        var present = QuadraticLandscape.Create(problem.Curvature, third.Optimum).Value();
        var past = stream.Spells.Take(2).Map(spell => new PastTask(spell.Optimum, problem.Curvature)).ToSeq();
        var joint = WeightConsolidation.JointOptimum(new PastTask(third.Optimum, problem.Curvature), past.Map(it => it with { Curvature = 0.3 * it.Curvature })).Value();
        var half = (third.End - third.Start) / 2;
        Close.To(
            Alone(WeightConsolidation.Penalise(0.3, past, present).Value(), joint, consolidated.PositionAt(third.Start)).PositionAt(half),
            consolidated.PositionAt(third.Start + half),
            1e-12);

        // The penalised loss is quadratic: its Hessian anywhere, around its minimum.
        static QuadraticSolution Alone(DenseLandscape penalised, Vec minimum, Vec from)
            => QuadraticSolver.Solve(Problems.Quadratic(penalised.Hessian(Vec.Zero(3)), minimum, from, statement => statement with { DiscountRate = 0.1 })).Value();
    }

    [Fact]
    public void A_little_discounting_changes_the_cost_of_a_reset_a_little()
    {
        double Cost(double γ) => ContinualPath.Follow(
            new ContinualRule.FullReset(0.7),
            Vec.Of(2),
            Tasks.Line(γ, 1, 1, 1, 0.5),
            TaskStream.Draw(8, 12, Tasks.Line(0, 1, 1, 1, 0.5)).Value()).Value().Cost.Total;

        // J changes by at most γT of itself, by the discount and by the slower rate.
        Close.Relative(Cost(0), Cost(1e-10), 1e-8);
        Close.Relative(Cost(0), Cost(1e-5), 1e-3);
        Assert.NotEqual(Cost(0), Cost(1e-5));
    }

    [Fact]
    public void Consolidated_tasks_make_the_learner_head_for_the_mean_of_all_optima()
    {
        // Equal curvatures: the joint optimum is the mean. The rates grow with the number of tasks, so the end of a long last spell lies there.
        var problem = Tasks.Line(0, 1, 1, 1, 0.5);
        var stream = TaskStream.Draw(8, 40, problem).Value();
        var calm = stream.Spells.Find(spell => spell.End - spell.Start > 4).Value();
        var path = ContinualPath.Follow(new ContinualRule.Consolidation(1), Vec.Of(3), problem, stream).Value();
        var seen = stream.Spells.Filter(spell => spell.Start <= calm.Start);
        var joint = WeightConsolidation.JointOptimum(Past(seen[0]), seen.Tail.Map(Past)).Value();
        var rate = Math.Sqrt(seen.Count);
        var shrunk = Math.Exp(-rate * (calm.End - calm.Start)) * (path.PositionAt(calm.Start) - joint);
        Close.To(joint + shrunk, path.PositionAt(calm.End - 1e-12), 1e-10);

        static PastTask Past(TaskSpell spell) => new(spell.Optimum, Mat.Identity(1));
    }

    [Fact]
    public void The_loss_curve_has_two_losses_where_the_task_changes()
    {
        var stream = TaskStream.Draw(5, 12, Tasks.Turned).Value();
        var path = Follow(ContinualRule.Optimal, Tasks.Turned, stream);
        var curve = path.LossCurve(20);
        Assert.Equal(20 * stream.Spells.Count, curve.Count);
        Assert.Equal(curve[19].Time, curve[20].Time);
        Assert.NotEqual(curve[19].Loss, curve[20].Loss);
        Assert.All(curve.Where((_, i) => i % 20 != 19), point => Close.To(path.LossAt(point.Time), point.Loss, 1e-13));
    }

    [Fact]
    public void What_is_wrong_comes_back_as_values()
    {
        var stream = TaskStream.Draw(5, 12, Tasks.Turned).Value();
        Assert.Equal(2, ContinualPath.Follow(new ContinualRule.FullReset(0), Vec.Zero(2), Tasks.Turned, stream).Errors().Count);
        Assert.Equal(2, ContinualPath.Follow(new ContinualRule.InitialPull(-1), Vec.Zero(1), Tasks.Line(0, 1, 1, 1, 1), stream).Errors().Count);
        Assert.Single(ContinualPath.Follow(new ContinualRule.Consolidation(-1), Start, Tasks.Turned, stream).Errors());
        Assert.Single(ContinualCost.Mean(ContinualRule.Optimal, Start, Tasks.Turned, LanguageExt.Seq<TaskStream>.Empty).Errors());
    }

    private static ContinualPath Follow(ContinualRule rule, ContinualProblem problem, TaskStream stream)
        => ContinualPath.Follow(rule, Start, problem, stream).Value();

    private static double SumOver(ContinualPath path, double[] breaks, int steps, ContinualProblem problem)
        => Enumerable.Range(0, breaks.Length - 1).Sum(piece =>
        {
            var dt = (breaks[piece + 1] - breaks[piece]) / steps;
            return Enumerable.Range(0, steps).Sum(i =>
            {
                var (from, middle) = (breaks[piece] + (i * dt), breaks[piece] + ((i + 0.5) * dt));
                var velocity = (1 / dt) * (path.PositionAt(from + dt) - path.PositionAt(from));
                var running = (velocity.Dot(velocity) / (2 * problem.LearningRate)) + (problem.LossWeight * path.LossAt(middle));
                return Math.Exp(-problem.DiscountRate * middle) * dt * running;
            });
        });
}
