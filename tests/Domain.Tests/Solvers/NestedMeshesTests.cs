using CsCheck;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

/// <summary>Coarser meshes save work and change nothing else: the two ways to begin are held against each other.</summary>
[Trait("Lane", "Slow")]
public class NestedMeshesTests
{
    private const double Frequency = 300;

    // All are tilted: without a tilt two paths may cost the same, and it is chance which of them is found.
    private static readonly Gen<NavigationProblem> _problems =
        from well in Gen.Double[0.3, 2].Array[2]
        from tilt in Gen.Double[0.2, 1]
        from ends in Gen.Double[-1, 1].Array[4]
        from scales in Gen.Double[0.3, 2].Array[3]
        from metric in Problems.PositiveDefinite(2)
        from drift in Problems.Matrix(2)
        from kind in Gen.Int[0, 5]
        select Problem(TiltedDoubleWell.Create(well[0], 1, well[1], tilt).Value(), ends, scales, metric, drift, kind);

    [Theory]
    [InlineData(50, 8, 8)]
    [InlineData(200, 3, 6)]
    [InlineData(500, 3, 6)]
    [InlineData(5_000, 2, 4)]
    [InlineData(50_000, 2, 3)]
    [InlineData(500_000, 1, 2)]
    public void The_work_falls_with_the_mesh_and_the_answer_is_that_of_the_straight_line(int points, int mostIterations, double mostWork)
    {
        foreach (var rule in points > 50_000 ? [ActionRule.Left] : Enum.GetValues<ActionRule>())
        {
            var (nested, plain) = Both(points, rule, Problems.Fig1);
            Assert.Equal(8, plain.Statistics.Iterations);
            Assert.Equal(8, plain.Statistics.Work);
            Assert.InRange(nested.Statistics.Iterations, 1, mostIterations);
            Assert.InRange(nested.Statistics.Work, nested.Statistics.Iterations, mostWork);
            Assert.True(nested.Statistics.IsLocalMinimum);
            Close.To(0, Distance(nested, plain), 1e-12);
            Close.To(plain.Action, nested.Action, 1e-14);
        }
    }

    [Fact]
    public void Every_small_mesh_is_begun_well()
    {
        // The number of points need not be that of meshes inside each other.
        foreach (var points in Enumerable.Range(195, 20).Concat([799, 800, 801, 802, 803, 3_199, 3_200, 3_201]))
        {
            var (nested, plain) = Both(points, ActionRule.Left, Problems.Fig1);
            Close.To(0, Distance(nested, plain), 1e-12);
        }
    }

    [Fact]
    public void Random_problems_have_the_same_answer_both_ways()
        => Gen.Select(_problems, Gen.Enum<ActionRule>(), Gen.Int[200, 600]).Sample((problem, rule, points) =>
        {
            var (nested, plain) = Both(points, rule, problem);
            Close.To(0, Distance(nested, plain), 1e-9);
            Close.To(plain.Action, nested.Action, 1e-12 * (1 + Math.Abs(plain.Action)));
        });

    [Fact]
    public void Where_the_coarse_mesh_does_not_show_the_landscape_the_straight_line_is_taken()
    {
        // Ripples of a fiftieth of the way, as deep as moving is dear: 250 points are too few for them and 5,000 are not.
        var ripples = FunctionLandscape.Create(
            "ripples", 1, p => Math.Sin(Frequency * p[0]), p => Vec.Of(Frequency * Math.Cos(Frequency * p[0])), p => Mat.Scalar(1, -Frequency * Frequency * Math.Sin(Frequency * p[0]))).Value();
        var problem = NavigationProblem.Create(ProblemStatement.On(ripples, Vec.Of(0)) with { Horizon = new Horizon.Finite(1, new EndCondition.Fixed(Vec.Of(1))) }).Value();
        var (coarse, fine) = (Both(1_000, ActionRule.Trapezoid, problem), Both(5_000, ActionRule.Trapezoid, problem));
        Assert.Equal(coarse.Plain.Statistics.Iterations, coarse.Nested.Statistics.Work);
        Assert.Equal(coarse.Plain.Action, coarse.Nested.Action);
        Assert.True(fine.Nested.Statistics.Work < fine.Plain.Statistics.Work);
        Close.To(0, Distance(fine.Nested, fine.Plain), 1e-12);
    }

    private static (ActionSolution Nested, ActionSolution Plain) Both(int points, ActionRule rule, NavigationProblem problem)
    {
        var settings = ActionSettings.Of(points, rule);
        return (ActionSolver.Solve(settings, problem).Value(), ActionSolver.Solve(ActionSettings.WithoutCoarserMeshes(settings), problem).Value());
    }

    private static double Distance(ActionSolution one, ActionSolution other)
        => one.Path.Positions.ToArray().Zip(other.Path.Positions.ToArray(), (a, b) => Math.Abs(a - b)).Max();

    // With and without a metric and a drift; an end that is fixed or free.
    private static NavigationProblem Problem(DenseLandscape well, double[] ends, double[] scales, Mat metric, Mat drift, int kind)
        => NavigationProblem.Create(ProblemStatement.On(well, Vec.Of(ends[0], ends[1])) with
        {
            LearningRate = scales[0],
            DiscountRate = scales[1] - 0.3,
            Metric = kind % 2 == 0 ? Metric.Flat : new Metric.Constant(metric),
            Drift = kind % 3 == 0 ? Drift.Zero : new Drift.Linear(drift),
            Horizon = new Horizon.Finite(1 + scales[2], kind < 4 ? new EndCondition.Fixed(Vec.Of(ends[2], ends[3])) : EndCondition.Anywhere),
        }).Value();
}
