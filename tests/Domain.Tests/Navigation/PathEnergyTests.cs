using CsCheck;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Navigation;

public class PathEnergyTests
{
    [Fact]
    public void Without_discount_and_drift_kinetic_minus_potential_energy_is_conserved()
    {
        // Noether, section 5 of the theory notes; on a path that comes to rest at the minimum, both vanish at the end, so E = 0.
        Problems.QuadraticWithoutDrift.Sample(problem =>
        {
            var solution = QuadraticSolver.Solve(problem.With(s => s with { DiscountRate = 0 })).Value();
            var scale = solution.EnergyAt(0).RunningCost;
            foreach (var t in new[] { 0, 0.3, 1, 4 })
            {
                Close.To(0, solution.EnergyAt(t).Conserved, 1e-12 * scale);
            }
        });
    }

    [Fact]
    public void On_the_double_well_energy_is_conserved_to_second_order_in_the_step()
    {
        double Spread(int points)
        {
            var problem = Problems.Fig1.With(s => s with { DiscountRate = 0 });
            var path = ActionSolver.Solve(ActionSettings.Of(points, ActionRule.Trapezoid), problem).Value().Path;
            var kinetic = PathEnergy.KineticAlong(problem, path);
            var middle = PathEnergy.PotentialAlong(problem, Trajectory.Sample(
                path.Times.ToArray().SkipLast(1), t => 0.5 * (At(path, t, 0) + At(path, t, 1))));
            var energies = kinetic.Zip(middle, (k, p) => k - p).ToArray();
            return energies.Max() - energies.Min();
        }

        Assert.InRange(Math.Log2(Spread(401) / Spread(801)), 1.9, 2.1);
    }

    [Fact]
    public void Where_the_loss_is_flat_momentum_grows_as_the_exponential_of_the_discount()
    {
        // θ̈ = γθ̇, so θ̇(t) = θ̇(0)e^{γt}; the left rule keeps it exactly: each step is e^{γ dt} times the one before.
        var problem = Problems.Quadratic(Mat.Diagonal(0, 0), Vec.Zero(2), Vec.Of(0, 0), s => s with
        {
            DiscountRate = 0.7,
            Horizon = new Horizon.Finite(3, new EndCondition.Fixed(Vec.Of(1, -2))),
        });
        var x = ActionSolver.Solve(ActionSettings.Of(61, ActionRule.Left), problem).Value().Path.Coordinate(1);
        for (var i = 1; i < 60; i++)
        {
            Close.Relative(Math.Exp(0.7 * 0.05), (x[i + 1] - x[i]) / (x[i] - x[i - 1]), 1e-11);
        }

        // And the closed form: θ(t) = θ_f (e^{γt} − 1)/(e^{γT} − 1).
        Close.To(-2 * (Math.Exp(0.7 * 1.5) - 1) / (Math.Exp(2.1) - 1), x[30], 1e-13);
    }

    [Fact]
    public void On_a_rotation_symmetric_landscape_angular_momentum_grows_as_the_exponential_of_the_discount()
    {
        // The left rule keeps Noether's theorem: its stationarity a v_{i−1} − v_i + σ∇L(x_i) = 0, crossed with x_i ∥ ∇L, leaves x_i × v_i = a x_{i−1} × v_{i−1}.
        var problem = Problems.Quadratic(Mat.Scalar(2, 1.3), Vec.Zero(2), Vec.Of(1, 0.2), s => s with
        {
            DiscountRate = 0.4,
            Horizon = new Horizon.Finite(2, new EndCondition.Fixed(Vec.Of(-0.5, 1))),
        });
        var path = ActionSolver.Solve(ActionSettings.Of(41, ActionRule.Left), problem).Value().Path;
        double Momentum(int i)
        {
            var (x, v) = (path.PositionAt(i), path.PositionAt(i + 1) - path.PositionAt(i));
            return (x[0] * v[1]) - (x[1] * v[0]);
        }

        for (var i = 1; i < 40; i++)
        {
            Close.Relative(Math.Exp(0.4 * 0.05), Momentum(i) / Momentum(i - 1), 1e-11);
        }
    }

    [Fact]
    public void Cost_to_date_by_quadrature_approaches_the_closed_form_with_the_square_of_the_step()
    {
        var solution = QuadraticSolver.Solve(Problems.Quadratic(Mat.Diagonal(2, 0.5), Vec.Of(1, -1), Vec.Zero(2), s => s with
        {
            DiscountRate = 0.3,
            Drift = Drift.Decay(2, 0.4),
        })).Value();
        double Error(int points) => Math.Abs(
            PathEnergy.CostToDate(solution.Problem, solution.PathAt(Trajectory.UniformTimes(5, points)))[^1] - solution.CostToDate(5));
        Assert.InRange(Math.Log2(Error(501) / Error(1001)), 1.95, 2.05);
    }

    private static Vec At(Trajectory path, double time, int offset) => path.PositionAt(path.Times.IndexOf(time) + offset);
}
