using CsCheck;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Solvers;

/// <summary>What holds for every quadratic problem: optimality, symmetry, scaling, change of variables, limits.</summary>
public class QuadraticSolverLaws
{
    [Fact]
    public void The_value_function_solves_the_Hamilton_Jacobi_Bellman_equation_everywhere()
    {
        // γV = kL + f·∇V − (η/2) ∇VᵀG⁻¹∇V (section 2), at points that no path visits.
        Gen.Select(Problems.QuadraticWithDrift, Problems.Point(4)).Sample((problem, somewhere) =>
        {
            if (problem.DiscountRate < 0.05)
            {
                return; // V is infinite where γ = 0 and resting costs something.
            }

            var solution = Solve(problem);
            var θ = Vec.Generate(problem.Dimension, i => somewhere[i]);
            var slope = -solution.Costate(θ);
            var inverse = LinearAlgebra.Inverse(problem.Metric.Tensor(problem.Dimension).Value()).IfNone(Mat.Identity(problem.Dimension));
            var (loss, drift, motion) = (
                problem.LossWeight * problem.Landscape.Value(θ),
                problem.Drift.Velocity(θ).Dot(slope),
                problem.LearningRate / 2 * slope.Dot(inverse * slope));
            Close.To(problem.DiscountRate * solution.Value(θ), loss + drift - motion, 1e-9 * (1 + loss + Math.Abs(drift) + motion));
        });
    }

    [Fact]
    public void The_costate_is_the_slope_of_the_value_and_drives_the_policy()
        => Problems.QuadraticWithDrift.Where(problem => problem.DiscountRate > 0.05).Sample(problem =>
        {
            var solution = Solve(problem);
            var θ = problem.Start;
            Close.To(-Differences.Gradient(solution.Value, θ, 1e-5), solution.Costate(θ), 1e-6 * (1 + solution.Costate(θ).Norm));

            // λ = G u/η.
            var control = solution.Velocity(θ) - problem.Drift.Velocity(θ);
            Close.To(
                solution.Costate(θ),
                (1 / problem.LearningRate) * (problem.Metric.Tensor(problem.Dimension).Value() * control),
                1e-9 * (1 + solution.Costate(θ).Norm));
        });

    [Fact]
    public void The_path_follows_the_policy()
        => Problems.QuadraticWithDrift.Sample(problem =>
        {
            var solution = Solve(problem);
            const double h = 1e-4;
            var velocity = (1 / (2 * h)) * (solution.PositionAt(0.5 + h) - solution.PositionAt(0.5 - h));
            Close.To(solution.Velocity(solution.PositionAt(0.5)), velocity, 1e-5 * (1 + velocity.Norm));
        });

    [Fact]
    public void The_path_satisfies_the_Euler_Lagrange_equation_with_metric_and_drift()
    {
        // θ̈ = (γ + A − Ā)θ̇ − (γ − Ā)Aθ + ηkG⁻¹H(θ − μ) with Ā = G⁻¹AᵀG. For the closed loop θ̇ = −R(θ − θ*), θ̈ = −Rθ̇.
        Problems.QuadraticWithDrift.Sample(problem =>
        {
            var (solution, n, γ) = (Solve(problem), problem.Dimension, problem.DiscountRate);
            var (θ, g, a) = (solution.PositionAt(0.7), problem.Metric.Tensor(n).Value(), problem.Drift.Matrix(n).Value());
            var inverse = LinearAlgebra.Inverse(g).IfNone(g);
            var adjoint = inverse * a.Transpose * g;
            var velocity = solution.Velocity(θ);
            var expected = ((Mat.Scalar(n, γ) + a - adjoint) * velocity)
                - ((Mat.Scalar(n, γ) - adjoint) * (a * θ))
                + ((problem.LearningRate * problem.LossWeight) * (inverse * problem.Landscape.Gradient(θ)));
            Close.To(expected, -(solution.Rate * velocity), 1e-8 * (1 + expected.Norm + (solution.Rate * velocity).Norm));
        });
    }

    [Fact]
    public void Turning_the_whole_problem_turns_the_path()
        => Gen.Select(Problems.QuadraticWithDrift.Where(problem => problem.Dimension == 2), Gen.Double[0, 6]).Sample((problem, angle) =>
        {
            var q = Mat.FromRows(Vec.Of(Math.Cos(angle), -Math.Sin(angle)), Vec.Of(Math.Sin(angle), Math.Cos(angle)));
            var turned = Solve(Changed(problem, q));
            Close.To(q * Solve(problem).PositionAt(1), turned.PositionAt(1), 1e-9 * (1 + turned.PositionAt(1).Norm));
        });

    [Fact]
    public void New_coordinates_move_the_metric_and_leave_path_and_cost_the_same()
    {
        // θ' = Mθ: G' = M⁻ᵀGM⁻¹, H' = M⁻ᵀHM⁻¹, A' = MAM⁻¹.
        Gen.Select(Problems.QuadraticWithDrift.Where(problem => problem.Dimension == 3), Problems.PositiveDefinite(3)).Sample((problem, m) =>
        {
            var (original, changed) = (Solve(problem), Solve(Changed(problem, m)));
            Close.To(m * original.PositionAt(0.8), changed.PositionAt(0.8), 1e-8 * (1 + changed.PositionAt(0.8).Norm));
            Close.To(original.CostToDate(0.8), changed.CostToDate(0.8), 1e-8 * (1 + Math.Abs(original.CostToDate(0.8))));
        });
    }

    [Fact]
    public void Learning_rate_and_loss_weight_act_through_their_product_and_cost_scales_with_the_weight()
        => Gen.Select(Problems.QuadraticWithDrift, Gen.Double[0.3, 3]).Sample((problem, c) =>
        {
            // (η/c, ck): the same path, J times c.
            var (one, other) = (Solve(problem), Solve(problem.With(s => s with { LearningRate = s.LearningRate / c, LossWeight = s.LossWeight * c })));
            Close.To(one.PositionAt(1), other.PositionAt(1), 1e-9 * (1 + one.PositionAt(1).Norm));
            Close.To(c * one.CostToDate(1), other.CostToDate(1), 1e-9 * (1 + Math.Abs(c * one.CostToDate(1))));
        });

    [Fact]
    public void Slower_time_is_the_same_problem_with_smaller_rates()
        => Gen.Select(Problems.QuadraticWithDrift, Gen.Double[0.3, 3]).Sample((problem, c) =>
        {
            // t' = ct: γ' = γ/c, A' = A/c, η' = η/c, k' = k/c: θ'(ct) = θ(t), J' = J.
            var slowed = problem.With(s => s with
            {
                DiscountRate = s.DiscountRate / c,
                Drift = new Drift.Linear((1 / c) * s.Drift.Matrix(problem.Dimension).Value()),
                LearningRate = s.LearningRate / c,
                LossWeight = s.LossWeight / c,
            });
            Close.To(Solve(problem).PositionAt(0.9), Solve(slowed).PositionAt(0.9 * c), 1e-8 * (1 + Solve(problem).PositionAt(0.9).Norm));
            Close.To(Solve(problem).CostToDate(0.9), Solve(slowed).CostToDate(0.9 * c), 1e-8 * (1 + Math.Abs(Solve(problem).CostToDate(0.9))));
        });

    [Fact]
    public void A_larger_start_gives_a_larger_path_around_the_fixed_point()
        => Problems.QuadraticWithoutDrift.Sample(problem =>
        {
            // Without drift the problem is linear in θ − μ, and the cost quadratic.
            var μ = ((QuadraticLandscape)problem.Landscape).Center;
            var (one, twice) = (Solve(problem), Solve(problem.With(s => s with { Start = (2 * s.Start) - μ })));
            Close.To(2 * (one.PositionAt(1.3) - μ), twice.PositionAt(1.3) - μ, 1e-12 * (1 + one.PositionAt(1.3).Norm));
            Close.To(4 * one.Value(problem.Start), twice.Value((2 * problem.Start) - μ), 1e-11 * (1 + twice.Value((2 * problem.Start) - μ)));
        });

    [Fact]
    public void Short_horizons_give_gradient_descent_and_long_ones_the_ballistic_rule()
        => Problems.QuadraticWithoutDrift.Sample(problem =>
        {
            var (n, ηk) = (problem.Dimension, problem.LearningRate * problem.LossWeight);
            var euclidean = problem.With(s => s with { Metric = Metric.Flat });
            var gradient = problem.Landscape.Gradient(problem.Start);

            // γ → ∞: θ̇ → −(ηk/γ)g, with a relative error of ηk‖H‖/γ².
            var shortSighted = Solve(euclidean.With(s => s with { DiscountRate = 1e6 })).Velocity(problem.Start);
            Close.To((-ηk / 1e6) * gradient, shortSighted, 1e-9 * gradient.Norm * ηk / 1e6);

            // γ = 0: θ̇ = −√(ηk) H^{−1/2} g.
            var inverseRoot = SymmetricEigen.Of(problem.Landscape.Hessian(problem.Start)).Apply(h => 1 / Math.Sqrt(h));
            var farSighted = Solve(euclidean.With(s => s with { DiscountRate = 0 })).Velocity(problem.Start);
            Close.To(-Math.Sqrt(ηk) * (inverseRoot * gradient), farSighted, 1e-12 * farSighted.Norm * n);

            // With a metric and γ → ∞: the natural gradient, θ̇ → −(ηk/γ)G⁻¹g.
            var natural = Solve(problem.With(s => s with { DiscountRate = 1e6 })).Velocity(problem.Start);
            var inverse = LinearAlgebra.Inverse(problem.Metric.Tensor(n).Value()).IfNone(Mat.Identity(n));
            Close.To((-ηk / 1e6) * (inverse * gradient), natural, 1e-8 * natural.Norm);
        });

    [Fact]
    public void The_closed_form_and_the_Riccati_equation_agree_where_there_is_no_drift()
        => Problems.QuadraticWithoutDrift.Where(problem => problem.DiscountRate > 0.01).Sample(problem =>
        {
            var closed = Solve(problem);
            var riccati = Solve(problem.With(s => s with { Drift = new Drift.Linear(Mat.Zero(problem.Dimension, problem.Dimension)) }));
            Close.To(closed.ValueCurvature, riccati.ValueCurvature, 1e-10 * closed.ValueCurvature.FrobeniusNorm);
            Close.To(closed.PositionAt(1), riccati.PositionAt(1), 1e-10 * (1 + closed.PositionAt(1).Norm));
            Close.To(0, closed.RelativeResidual, 1e-12);
        });

    private static QuadraticSolution Solve(NavigationProblem problem) => QuadraticSolver.Solve(problem).Value();

    private static NavigationProblem Changed(NavigationProblem problem, Mat m)
    {
        var (n, landscape) = (problem.Dimension, (QuadraticLandscape)problem.Landscape);
        var inverse = LinearAlgebra.Inverse(m).IfNone(Mat.Identity(n));
        Mat Form(Mat form)
        {
            var moved = inverse.Transpose * form * inverse;
            return 0.5 * (moved + moved.Transpose);
        }

        return problem.With(s => s with
        {
            Landscape = QuadraticLandscape.Create(Form(landscape.Curvature), m * landscape.Center).Value(),
            Start = m * s.Start,
            Metric = new Metric.Constant(Form(s.Metric.Tensor(n).Value())),
            Drift = new Drift.Linear(m * s.Drift.Matrix(n).Value() * inverse),
        });
    }
}
