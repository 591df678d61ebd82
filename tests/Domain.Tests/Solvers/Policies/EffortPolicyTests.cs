using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Policies;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Solvers.Policies;

/// <summary>Value functions where moving is measured by a norm, against closed forms and against discretised convex programs that know no value function.</summary>
public sealed class EffortPolicyTests
{
    private const double DiscountRate = 1.5;

    private static readonly Mat _coupled = Mat.FromRows(Vec.Of(2, 0.6), Vec.Of(0.6, 1));
    private static readonly Vec _start = Vec.Of(1, -0.3);

    // ℓ∞, speed s, L = ½(h₁x² + h₂y²): the axes do not compete, each closes in at the speed s and stays. Per axis
    // V = ∫₀^{x/s} e^{−γt} ½h(x − st)² dt = ½h(x²/γ − 2sx/γ² + 2s²(1 − e^{−γx/s})/γ³).
    [Fact]
    public void A_bounded_speed_in_each_coordinate_takes_the_time_that_each_coordinate_needs()
    {
        const double s = 0.8;
        static double Axis(double h, double x)
        {
            var γ = DiscountRate;
            return 0.5 * h * ((x * x / γ) - (2 * s * x / (γ * γ)) + (2 * s * s * (1 - Math.Exp(-γ * x / s)) / (γ * γ * γ)));
        }

        var policy = Solve(new Effort.BoundedSpeed(Norm.LInfinity, s), Mat.Diagonal(2, 1), 100);
        Close.Relative(Axis(2, 1) + Axis(1, 0.3), policy.Value(_start).Value(), 2e-3);
        Close.To(Vec.Of(-s, s), policy.Velocity(_start).Value(), 1e-9);
    }

    // In ℓ₂ with H = hI the way is straight to the minimum at the speed s: the same with x = |θ|.
    [Fact]
    public void A_bounded_speed_in_length_goes_straight_to_the_minimum()
    {
        const double s = 0.8;
        var x = _start.Norm;
        var expected = 0.5 * ((x * x / DiscountRate) - (2 * s * x / (DiscountRate * DiscountRate)) + (2 * s * s * (1 - Math.Exp(-DiscountRate * x / s)) / Math.Pow(DiscountRate, 3)));
        var policy = Solve(new Effort.BoundedSpeed(Norm.L2, s), Mat.Identity(2), 100);
        Close.Relative(expected, policy.Value(_start).Value(), 1e-2);
        Close.To(-s / x * _start, policy.Velocity(_start).Value(), 0.01 * s);
    }

    [Theory]
    [InlineData("l2")]
    [InlineData("l-infinity")]
    [InlineData("l1")]
    [Trait("Lane", "Slow")]
    public void Effort_in_a_norm_agrees_with_a_convex_program(string name)
    {
        var norm = name switch { "l1" => Norm.L1, "l2" => Norm.L2, _ => Norm.LInfinity };
        var program = EffortProgram.Solve(norm, _coupled, DiscountRate, _start);
        var policy = Solve(new Effort.InNorm(norm), _coupled, 200);
        Close.Relative(program.Objective, policy.Value(_start).Value(), 0.01);
        Close.To(program.FirstVelocity, policy.Velocity(_start).Value(), 0.01 * program.FirstVelocity.Norm);
    }

    // The closed form of section 3 knows the quadratic form, which ℓ₂ is: the norm's solver must find it, and the program too.
    [Fact]
    public void In_length_it_is_the_quadratic_problem()
    {
        var problem = Problem(_coupled);
        var exact = LossNav.Domain.Solvers.Quadratic.QuadraticSolver.Solve(problem).Value();
        var program = EffortProgram.Solve(Norm.L2, _coupled, DiscountRate, _start);
        Close.Relative(exact.Objective, program.Objective, 1e-3);
        Close.Relative(exact.Objective, Solve(new Effort.InNorm(Norm.L2), _coupled, 100).Value(_start).Value(), 5e-3);
    }

    // γu(0) → −ηk‖g‖₁ sign g as γ → ∞: section 11 gives −(2.12, 2.12) for g = H(1, −0.3) = (1.82, 0.3).
    [Fact]
    public void Discounted_strongly_the_velocity_is_the_dual_map_of_the_gradient()
    {
        var policy = Solve(new Effort.InNorm(Norm.LInfinity), _coupled, 100, 60);
        Close.To(Vec.Of(-2.12, -2.12), 60 * policy.Velocity(_start).Value(), 0.02 * 2.12);
    }

    [Fact]
    public void What_cannot_be_solved_is_told()
    {
        Refused(PolicySolver.SolveWith(PolicySettings.Cube(2, -2, 2, 16), new Effort.InNorm(new Norm.Spectral(3, 2)), Problem(_coupled)), "3 x 2");
        Refused(PolicySolver.SolveWith(PolicySettings.Cube(2, -2, 2, 16), new Effort.InNorm(new Norm.Spectral(2, 1)), Problem(_coupled)), "norm of matrices");
        Refused(PolicySolver.SolveWith(PolicySettings.Cube(2, -2, 2, 16), new Effort.BoundedSpeed(Norm.L2, 0), Problem(_coupled)), "must be a finite number > 0");
        Refused(PolicySolver.SolveWith(PolicySettings.Cube(2, -2, 2, 16), new Effort.InNorm(new Norm.Weighted(Norm.L1, Vec.Of(1, 0))), Problem(_coupled)), "least weight");
        Refused(PolicySolver.SolveWith(PolicySettings.Cube(2, -2, 2, 16), new Effort.InNorm(Norm.L1), Problem(_coupled, 0)), "without discounting");
        Refused(
            NavigationProblem.Vary(it => it with { Drift = Drift.Rotation(1) }, Problem(_coupled)).Bind(it => PolicySolver.SolveWith(PolicySettings.Cube(2, -2, 2, 16), new Effort.InNorm(Norm.L1), it)),
            "a drift");
    }

    private static void Refused<T>(Validation<NavigationError, T> answer, string words)
        => Assert.Contains(answer.Match(_ => Seq<NavigationError>(), it => it), error => error.Message.Contains(words, StringComparison.Ordinal));

    private static NavigationProblem Problem(Mat curvature, double discountRate = DiscountRate)
        => NavigationProblem.Create(ProblemStatement.On(QuadraticLandscape.Create(curvature, Vec.Zero(2)).Value(), _start) with { DiscountRate = discountRate }).Value();

    private static EffortPolicy Solve(Effort effort, Mat curvature, int cells, double discountRate = DiscountRate)
        => PolicySolver.SolveWith(PolicySettings.Cube(2, -1.5, 1.5, cells), effort, Problem(curvature, discountRate)).Value();
}
