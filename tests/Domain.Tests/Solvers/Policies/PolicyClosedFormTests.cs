using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Policies;
using LossNav.Domain.Solvers.Quadratic;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Solvers.Policies;

/// <summary>Value functions that are known in closed form.</summary>
public class PolicyClosedFormTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    public void On_a_quadratic_loss_in_one_dimension_the_value_is_that_of_the_closed_form(double γ)
        => AgreesWithTheClosedForm(PolicySettings.Cube(1, -2, 2, 80), Quadratic(1, s => s with { DiscountRate = γ }));

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    public void On_a_quadratic_loss_with_a_metric_that_couples_the_axes_the_value_is_that_of_the_closed_form(double γ)
        => AgreesWithTheClosedForm(PolicySettings.Cube(2, -2, 2, 40), Quadratic(2, s => s with
        {
            DiscountRate = γ,
            Metric = new Metric.Constant(Mat.FromRows(Vec.Of(2, 0.7), Vec.Of(0.7, 1))),
        }));

    [Fact]
    public void Under_a_rotation_the_policy_is_that_of_the_closed_form()
        => AgreesWithTheClosedForm(PolicySettings.Cube(2, -2, 2, 80), Quadratic(2, s => s with { DiscountRate = 0.9, Drift = Drift.Rotation(1.3) }));

    [Fact]
    public void Under_decay_the_policy_is_that_of_the_closed_form()
        => AgreesWithTheClosedForm(PolicySettings.Cube(2, -2, 2, 40), Quadratic(2, s => s with { DiscountRate = 0.9, Drift = Drift.Decay(2, 0.7) }));

    [Fact]
    public void In_three_dimensions_the_value_is_that_of_the_closed_form()
        => AgreesWithTheClosedForm(PolicySettings.Cube(3, -2, 2, 16), Quadratic(3, s => s with
        {
            DiscountRate = 0.5,
            Metric = new Metric.Constant(Mat.Diagonal(1, 2, 0.7)),
        }));

    [Fact]
    public void A_learner_that_pushes_only_the_velocity_of_a_particle_has_the_value_of_the_riccati_equation()
    {
        // A = [0 1; 0 0], G⁻¹ = diag(0, 1), H = diag(1, 2): P = [2 1; 1 2] solves H + AᵀP + PA − P G⁻¹ P = 0.
        var problem = Problems.Quadratic(Mat.Diagonal(1, 2), Vec.Zero(2), Vec.Of(0.5, 0.5), s => s with
        {
            Drift = new Drift.Linear(Mat.FromRows(Vec.Of(0, 1), Vec.Of(0, 0))),
            Metric = new Metric.Authority(Mat.Diagonal(0, 1)),
        });
        var solution = PolicySolver.Solve(PolicySettings.Cube(2, -2, 2, 80), problem).Value();
        foreach (var x in new[] { Vec.Of(0.5, 0.5), Vec.Of(-0.3, 0.6), Vec.Of(0.4, -0.2) })
        {
            Close.To((x[0] * x[0]) + (x[0] * x[1]) + (x[1] * x[1]), solution.Value(x).IfNone(double.NaN), 1e-7);
        }
    }

    [Fact]
    public void Without_discounting_the_value_between_two_wells_is_the_length_in_the_metric_of_the_loss()
    {
        // Section 5: V is the length of the way in √(2k(L − L_min)/η)|dθ|; for L = (x² − 1)² from −1 to 1 that is ∫√2(1 − x²)dx = 4√2/3.
        var solution = PolicySolver.Solve(PolicySettings.Cube(1, -1.5, 1.5, 400), Wells(Seq1(Well(-1)))).Value();
        Close.To(4 * Math.Sqrt(2) / 3, solution.Value(Vec.Of(1)).IfNone(double.NaN), 1e-4);
        Close.To(Vec.Of(-Math.Sqrt(2)), solution.Velocity(Vec.Of(0)).IfNone(Vec.Zero(1)), 1e-4);
    }

    [Fact]
    public void Without_discounting_two_wells_of_one_depth_share_the_line_at_the_middle()
    {
        var solution = PolicySolver.Solve(PolicySettings.Cube(1, -1.5, 1.5, 600), Wells(Seq(Well(-1), Well(1)))).Value();
        Close.To(2 * Math.Sqrt(2) / 3, solution.Value(Vec.Of(0)).IfNone(double.NaN), 2e-3);
        Assert.Equal(-1, solution.Basins.From(Vec.Of(-0.01)).Map(rest => rest.Position[0]));
        Assert.Equal(1, solution.Basins.From(Vec.Of(0.01)).Map(rest => rest.Position[0]));
    }

    [Fact]
    public void Under_a_cubic_drift_the_value_is_right_to_four_digits_on_400_cells()
    {
        // 0 = ½θ² − θ³V′ − ½V′² gives V′ = θ(√(θ⁴ + 1) − θ²), whose integral to 1 is 0.323896787348.
        var problem = Quadratic(1, s => s with { Drift = new Drift.Field(Seq1(KnownValue.Function(1, x => -x[0] * x[0] * x[0]))) });
        var solution = PolicySolver.Solve(PolicySettings.Cube(1, -2, 2, 400), problem).Value();
        Close.To(0.323896787348, solution.Value(Vec.Of(1)).IfNone(double.NaN), 1e-4);
    }

    private static void AgreesWithTheClosedForm(PolicySettings settings, NavigationProblem problem)
    {
        var exact = QuadraticSolver.Solve(problem).Value();
        var solution = PolicySolver.Solve(settings, problem).Value();
        var inside = Range(0, solution.Grid.Count).Map(solution.Grid.PositionAt).Filter(x => x.ToArray().All(c => Math.Abs(c) <= 1)).ToSeq();
        Assert.True(inside.Count > 10);
        foreach (var x in inside)
        {
            // Second differences are exact on quadratics: what is left is what the sweeps left.
            Close.To(exact.Value(x), solution.Value(x).IfNone(double.NaN), 1e-7);
            Close.To(exact.Velocity(x), solution.Velocity(x).IfNone(Vec.Zero(x.Dimension)), 1e-6);
        }
    }

    private static NavigationProblem Quadratic(int dimension, Func<ProblemStatement, ProblemStatement> change)
        => Problems.Quadratic(
            Mat.Generate(dimension, dimension, (i, j) => i == j ? 1 + (0.5 * i) : 0.2), Vec.Generate(dimension, i => 0.1 * i), Vec.Zero(dimension), change)
            .With(s => dimension == 1 ? s with { Landscape = QuadraticLandscape.Create(Mat.Identity(1), Vec.Zero(1)).Value() } : s);

    private static CriticalPoint Well(double x) => new(Vec.Of(x), 0, 0);

    private static NavigationProblem Wells(Seq<CriticalPoint> known)
        => NavigationProblem.Create(ProblemStatement.On(new Quartic(known), Vec.Of(0))).Value();

    /// <summary>L = (x² − 1)², with the minima that it is told to know.</summary>
    private sealed class Quartic(Seq<CriticalPoint> known) : DenseLandscape("quartic", 1, known)
    {
        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
            => Evaluate(time, position, gradient, stackalloc double[Dimension * Dimension]);

        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
        {
            var x = position[0];
            (gradient[0], hessian[0]) = (4 * x * ((x * x) - 1), (12 * x * x) - 4);
            return ((x * x) - 1) * ((x * x) - 1);
        }
    }
}
