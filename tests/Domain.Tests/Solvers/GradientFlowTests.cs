using CsCheck;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Flow;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

public class GradientFlowTests
{
    private static readonly Vec _start = Vec.Of(-0.6, 0.55);

    [Fact]
    public void On_a_quadratic_it_is_the_matrix_exponential()
        => Gen.Select(Problems.PositiveDefinite(3), Problems.Point(3), Problems.Point(3)).Sample((h, center, start) =>
        {
            // θ(t) = μ + e^{−Ht}(θ₀ − μ).
            var path = GradientFlow.Solve(FlowSettings.Default, QuadraticLandscape.Create(h, center).Value(), start, 2).Value();
            Close.To(center + (MatrixExponential.Of(-1.3 * h) * (start - center)), path.PositionAt(1.3), 1e-8);
        });

    [Fact]
    public void It_settles_in_the_nearer_minimum_of_the_double_well_and_never_climbs()
    {
        var path = GradientFlow.Solve(FlowSettings.Default, Problems.DoubleWell, _start, 30).Value();
        Close.To(Problems.DoubleWell.Minima[1].Position, path.End, 1e-8);
        var losses = path.StepTimes().Select(t => Problems.DoubleWell.Value(path.PositionAt(t))).ToArray();
        Assert.All(losses.Zip(losses.Skip(1)), pair => Assert.True(pair.Item2 <= pair.Item1 + 1e-12));
    }

    [Fact]
    public void With_the_published_gradient_the_published_path_is_reached_to_the_tolerance_of_its_solver()
    {
        // The published gradient −(2ax(x² − b) + d) is that of a well half as steep (section 10 of the theory notes).
        var published = Reference.Read("fig1_published_gradient_descent.csv");
        var halved = TiltedDoubleWell.Create(0.5, 1, 1, -0.5).Value();
        var path = GradientFlow.Solve(FlowSettings.Default, halved, _start, 8).Value();
        for (var i = 0; i < published["t"].Length; i++)
        {
            Close.To(Vec.Of(published["x"][i], published["y"][i]), path.PositionAt(published["t"][i]), 2e-3);
        }

        // It stops at x ≈ −0.84, beside the local minimum at x ≈ −0.93.
        Close.To(-0.8376, path.End[0], 1e-2);
    }

    [Fact]
    public void Bad_input_is_a_typed_error()
        => Assert.IsType<NavigationError.WrongShape>(Assert.Single(GradientFlow.Solve(FlowSettings.Default, Problems.DoubleWell, Vec.Of(1), 1).Errors()));
}
