using LossNav.Domain.Assumptions;
using LossNav.Domain.Certificates;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Certification;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Tests.Solvers.Support;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Certificates;

/// <summary>Paths over all time: the solver's are certified through the front door, and a path beside one is not.</summary>
[Trait("Lane", "Slow")]
public class EndlessPathCertificateTests
{
    private static readonly CertificateSettings _withoutNeighbours = CertificateSettings.Default with { ChecksCostate = false };

    private static readonly Dictionary<string, NavigationProblem> _problems = new()
    {
        ["cubic drift"] = Rows.Checked(Rows.On(JetLandscape.Of(1, x => 0.5 * x[0] * x[0]), 1.0) with { Drift = Rows.Cubic }),
        ["double well"] = Rows.Checked(Rows.On(Problems.DoubleWell, -0.6, 0.55) with { DiscountRate = 0.1 }),
        ["metric and rotation"] = Rows.Checked(Rows.On(QuadraticLandscape.Create(Mat.FromRows(Vec.Of(2, 0.4), Vec.Of(0.4, 1)), Vec.Of(0.3, -0.5)).Value(), 1, 1) with
        {
            Metric = new Metric.Constant(Mat.FromRows(Vec.Of(1.5, -0.2), Vec.Of(-0.2, 0.8))),
            Drift = new Drift.Linear(Mat.FromRows(Vec.Of(0.1, -1.3), Vec.Of(0.9, -0.2))),
            DiscountRate = 0.9,
        }),
        ["singular authority"] = Rows.Checked(Rows.On(QuadraticLandscape.Create(Mat.Diagonal(1, 2), Vec.Zero(2)).Value(), 0.7, -0.4) with
        {
            Metric = new Metric.Authority(Mat.Diagonal(0, 1)),
            Drift = new Drift.Linear(Mat.FromRows(Vec.Of(0, 1), Vec.Of(0, 0))),
        }),
    };

    public static TheoryData<string> Names => [.. _problems.Keys];

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void The_points_of_a_solution_are_certified_as_the_solution_is(string name)
    {
        var solution = Solve(name);
        var certificate = Certifier.Check(CertificateSettings.Default, solution.Path.Positions, solution.Path.Costates, solution.Problem).Value();
        Assert.True(certificate.IsLocalMinimum, certificate.ToString());
        Assert.True(certificate.CostateMismatch.IsSome, "The costate was not checked against differences of the least cost.");
        Close.Relative(solution.Objective, certificate.Objective, 1e-10);
    }

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void A_path_disturbed_by_a_thousandth_is_rejected_every_time(string name)
    {
        var solution = Solve(name);
        double[] times = [.. solution.Path.Times];
        var d = solution.Problem.Dimension;
        var (positions, costates) = (solution.Path.Positions, solution.Path.Costates);
        foreach (var waves in new[] { 1, 2, 3, 5, 8 })
        {
            Vec Wave(double time) => 1e-3 * Math.Sin(Math.PI * waves * time / solution.Path.Duration) * Vec.Generate(d, i => i % 2 == 0 ? 1 : -1);
            Reject(Wave);
        }

        for (var moved = 0; moved < times.Length; moved += Math.Max(1, times.Length / 9))
        {
            var at = times[moved];
            Reject(time => Vec.Generate(d, _ => time == at ? 1e-3 : 0));
        }

        // The last point as well, which the flow from the point before does not foresee.
        Reject(time => Vec.Generate(d, _ => time == times[^1] ? 1e-3 : 0));

        void Reject(Func<double, Vec> disturbance)
        {
            var moved = Trajectory.Sample(times, time => solution.Path.PositionAt(time) + disturbance(time));
            var pushed = Trajectory.Sample(times, time => solution.Path.CostateAt(time) + disturbance(time));
            RejectPath(moved, costates);
            RejectPath(positions, pushed);
            RejectPath(moved, pushed);
        }

        void RejectPath(Trajectory x, Trajectory λ)
        {
            var certificate = Certifier.Check(_withoutNeighbours, x, λ, solution.Problem).Value();
            Assert.False(certificate.IsExtremal, certificate.ToString());
        }
    }

    [Fact]
    public void A_path_that_is_cut_off_on_its_way_is_rejected()
    {
        // Every point is right, but a tenth of the way from rest the manifold is not known to the tolerance.
        var solution = Solve("double well");
        var cut = Enumerable.Range(1, solution.Path.Times.Length).First(i => (solution.PositionAt(solution.Path.Times[i]) - solution.Rest.Position).Norm < 0.1);
        double[] times = [.. solution.Path.Times[..(cut + 1)]];
        var certificate = Certifier.Check(
            _withoutNeighbours, Trajectory.Sample(times, solution.Path.PositionAt), Trajectory.Sample(times, solution.Path.CostateAt), solution.Problem).Value();
        Assert.False(certificate.IsExtremal, certificate.ToString());
        Assert.True(certificate.Transversality > certificate.Tolerance, certificate.ToString());
    }

    [Fact]
    public void A_path_that_ends_where_none_can_rest_is_a_typed_error()
    {
        // The top between the wells is a maximum along x: with γ = 0.1 no optimal path comes to rest there.
        var problem = _problems["double well"];
        double[] times = [0, 1, 2];
        var path = Trajectory.Sample(times, _ => Vec.Of(0, 0));
        var errors = Certifier.Check(_withoutNeighbours, path, path, problem).Errors();
        Assert.Contains(Assert.Single(errors).Code, new[] { "N009", "N024" });
    }

    private static InfiniteSolution Solve(string name) => InfiniteSolver.Solve(InfiniteSettings.Default, _problems[name]).Value();
}
