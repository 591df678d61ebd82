using System.Collections.Immutable;
using CsCheck;
using LanguageExt;
using LossNav.Domain.ChangingTasks;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.ChangingTasks;

/// <summary>Pulls toward anchors: EWC and L2-init. Their closed forms are compared with where gradient descent on the penalised loss ends.</summary>
public class PenalisedLandscapeTests
{
    private static readonly Gen<(QuadraticLandscape First, QuadraticLandscape Second, Vec Start)> TwoTasks = Gen.Int[1, 4].SelectMany(n =>
        Gen.Select(Quadratic(n), Quadratic(n), Problems.Point(n)));

    [Fact]
    public void Value_gradient_and_Hessian_agree()
        => Gen.Select(Problems.PositiveDefinite(2), Problems.Point(2), Problems.Point(2)).Sample((weight, anchor, point) =>
        {
            var landscape = PenalisedLandscape.Create(weight, anchor, Problems.DoubleWell).Value();
            var scale = 1 + landscape.Gradient(point).Norm;
            Close.To(Problems.DoubleWell.Value(point) + (0.5 * (point - anchor).Dot(weight * (point - anchor))), landscape.Value(point), 1e-12 * scale);
            Close.To(Differences.Gradient(landscape.Value, point, 1e-5), landscape.Gradient(point), 1e-6 * scale);
            for (var i = 0; i < 2; i++)
            {
                var column = Differences.Gradient(p => landscape.Gradient(p)[i], point, 1e-5);
                Close.To(column, landscape.Hessian(point).Column(i), 1e-5 * scale);
            }
        });

    [Fact]
    public void With_exact_Hessians_EWC_ends_at_the_joint_optimum_of_both_tasks()
        => TwoTasks.Sample((first, second, start) =>
        {
            var penalised = WeightConsolidation.Penalise(1, new Seq<PastTask>([Past(first)]), second).Value();
            var joint = WeightConsolidation.JointOptimum(Past(first), new Seq<PastTask>([Past(second)])).Value();
            Close.To(Descend(penalised, start), joint, 1e-10);
        });

    [Fact]
    public void Three_tasks_are_consolidated_one_after_the_other_as_all_at_once()
        => Gen.Select(TwoTasks, Problems.Point(4)).Sample((pair, somewhere) =>
        {
            var third = QuadraticLandscape.Create(Mat.Scalar(pair.First.Dimension, 0.8), Vec.Generate(pair.First.Dimension, i => somewhere[i])).Value();
            var penalised = WeightConsolidation.Penalise(1, new Seq<PastTask>([Past(pair.First), Past(pair.Second)]), third).Value();
            var joint = WeightConsolidation.JointOptimum(Past(pair.First), new Seq<PastTask>([Past(pair.Second), Past(third)])).Value();
            Close.To(Descend(penalised, pair.Start), joint, 1e-10);

            // At the joint optimum the losses of all tasks together have no slope.
            Close.To(Vec.Zero(joint.Dimension), pair.First.Gradient(joint) + pair.Second.Gradient(joint) + third.Gradient(joint), 1e-10);
        });

    [Fact]
    public void L2_init_ends_between_the_minimum_and_the_initial_weights()
        => Gen.Select(TwoTasks, Gen.Double[0.1, 3]).Sample((pair, strength) =>
        {
            var (landscape, initial) = (pair.First, pair.Second.Center);
            var closed = PullToStart.Minimum(strength, initial, landscape).Value();
            Close.To(Descend(PullToStart.Penalise(strength, initial, landscape).Value(), pair.Start), closed, 1e-10);

            // (H + λI)⁻¹(Hθ* + λθ₀), by elimination instead of eigendirections.
            var direct = LinearAlgebra.Solve(
                landscape.Curvature + Mat.Scalar(landscape.Dimension, strength), (landscape.Curvature * landscape.Center) + (strength * initial)).Value();
            Close.To(direct, closed, 1e-10);
        });

    [Fact]
    public void What_is_wrong_comes_back_as_values()
    {
        var bowl = QuadraticLandscape.Create(Mat.Diagonal(1, 2), Vec.Zero(2)).Value();
        Assert.Equal(["N020", "N003"], PenalisedLandscape.Create(Mat.Diagonal(1, -1), Vec.Zero(3), bowl).Errors().Map(error => error.Code).ToArray());
        Assert.IsType<NavigationError.OutOfRange>(Assert.Single(PullToStart.Penalise(-1, Vec.Zero(2), bowl).Errors()));
        Assert.IsType<NavigationError.OutOfRange>(Assert.Single(WeightConsolidation.Penalise(-1, LanguageExt.Seq<PastTask>.Empty, bowl).Errors()));
        Assert.IsType<NavigationError.NotPositiveDefinite>(Assert.Single(WeightConsolidation.JointOptimum(new PastTask(Vec.Zero(2), Mat.Diagonal(1, 0)), LanguageExt.Seq<PastTask>.Empty).Errors()));
        var saddle = QuadraticLandscape.Create(Mat.Diagonal(1, -2), Vec.Zero(2)).Value();
        Assert.IsType<NavigationError.NotPositiveDefinite>(Assert.Single(PullToStart.Minimum(1, Vec.Zero(2), saddle).Errors()));
    }

    private static Gen<QuadraticLandscape> Quadratic(int n)
        => Gen.Select(Problems.PositiveDefinite(n), Problems.Point(n)).Select((h, μ) => QuadraticLandscape.Create(h, μ).Value());

    private static PastTask Past(QuadraticLandscape task) => new(task.Center, task.Curvature);

    // Each step shrinks the distance along curvature h by 1 − h/h_max; the smallest h is 0.3 at least.
    private static Vec Descend(DenseLandscape landscape, Vec start)
    {
        var steepest = landscape.Hessian(start).FrobeniusNorm;
        var rule = GradientDescent.Create(1 / steepest).Value();
        var learner = Learning.Begin(rule, [.. start.Span]);
        for (var step = 0; step < 40 * (steepest / 0.3); step++)
        {
            learner = Learning.Step(rule, [.. landscape.Gradient(Vec.From(learner.Parameters)).Span], learner);
        }

        return Vec.From(learner.Parameters);
    }
}
