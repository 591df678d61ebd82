using LossNav.Domain.Assumptions;
using LossNav.Domain.Convexity;
using LossNav.Domain.Formulas;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Global;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Solvers.Global;

/// <summary>Problems with several optima, whose best one another method knows, and problems where one path is proof.</summary>
[Trait("Lane", "Slow")]
public class GlobalSolverTests
{
    private static readonly Formula _x = Formula.At(0, "x");
    private static readonly Formula _y = Formula.At(1, "y");

    // L = (x² − 1)² + y² − x/2 from (−0.6, 0.55) to a free end, γ = 0.1 (the problem of figure 1b): the nearer well costs 1.392 and 1.917.
    [Theory]
    [InlineData(2.5, 1.177)]
    [InlineData(4, 0.619)]
    public void A_free_end_is_in_the_well_that_is_worth_the_way(double duration, double objective)
    {
        var problem = FreeDoubleWell(duration);
        var solution = GlobalSolver.Solve(GlobalSettings.Default, problem).Value();
        Close.To(objective, solution.Best.Objective, 6e-4);
        Assert.IsType<Optimality.BestOf>(solution.Optimality);
        Assert.True(solution.Optima.Count > 1);
    }

    // Zermelo: no loss, drift (2 sin y, cos x), from (0, 0) to (−2, 2) in T = 3.
    [Fact]
    public void A_boat_takes_the_better_of_several_currents()
    {
        var drift = new Drift.Field(Seq<ScalarFunction>(Function(Formula.Of(2) * Apply("sin", _y)), Function(Apply("cos", _x))));
        var problem = NavigationProblem.Create(ProblemStatement.On(Landscape(Formula.Zero), Vec.Of(0, 0)) with
        {
            Drift = drift,
            Horizon = new Horizon.Finite(3, new EndCondition.Fixed(Vec.Of(-2, 2))),
        }).Value();
        Close.To(4.08, GlobalSolver.Solve(GlobalSettings.Default, problem).Value().Best.Objective, 6e-3);
    }

    [Fact]
    public void Where_the_objective_is_convex_one_path_is_proof()
    {
        // A sum of convex terms, and a drift that is linear.
        var bowl = Apply("cosh", _x) + Formula.Pow(_x - _y, Formula.Of(2)) + Formula.Pow(_y, Formula.Of(4));
        var problem = NavigationProblem.Create(ProblemStatement.On(Landscape(bowl), Vec.Of(1, -2)) with
        {
            Drift = Drift.Rotation(1),
            Horizon = new Horizon.Finite(2, EndCondition.Anywhere),
        }).Value();
        var solution = GlobalSolver.Solve(GlobalSettings.Default, problem).Value();
        Assert.StartsWith("global: ", solution.Optimality.ToString(), StringComparison.Ordinal);
        Assert.Single(solution.Optima);
    }

    [Fact]
    public void A_path_that_costs_as_little_as_any_can_is_proof()
    {
        // (x² − 1)² is nowhere negative: who starts in a well and may stay pays nothing.
        var wells = Formula.Pow(Formula.Pow(_x, Formula.Of(2)) - Formula.One, Formula.Of(2)) + Formula.Pow(_y, Formula.Of(2));
        var problem = NavigationProblem.Create(ProblemStatement.On(Landscape(wells), Vec.Of(1, 0)) with { Horizon = new Horizon.Finite(2, EndCondition.Anywhere) }).Value();
        Assert.IsType<Optimality.Proven>(GlobalSolver.Solve(GlobalSettings.Default, problem).Value().Optimality);
    }

    // No loss, and a drift that comes to rest by itself at the larger zero of x^0.4 − x/10 − 1.1: to be carried there costs nothing.
    [Fact]
    public void For_ever_the_drift_alone_is_found_where_it_costs_nothing()
    {
        var drift = new Drift.Field(Seq1<ScalarFunction>(FormulaFunction.Create(
            1, Formula.Pow(_x, Formula.Of(0.4)) - (Formula.Of(0.1) * _x) - Formula.Of(1.1)).Value()));
        var problem = NavigationProblem.Create(
            ProblemStatement.On(FormulaLandscape.Create("none", 1, Formula.Zero).Value(), Vec.Of(3)) with { Drift = drift, DiscountRate = 0.05 }).Value();
        var solution = EndlessSearch.Solve(GlobalSettings.Default, problem).Value();
        Close.To(0, solution.Best.Objective, 1e-8);
        Assert.IsType<Optimality.Proven>(solution.Optimality);
    }

    // A formula does not know its minima; the same wells from the catalogue do.
    [Fact]
    public void For_ever_a_formula_comes_to_rest_where_the_known_landscape_does()
    {
        var wells = Formula.Pow(Formula.Pow(_x, Formula.Of(2)) - Formula.One, Formula.Of(2)) + Formula.Pow(_y, Formula.Of(2)) - (Formula.Of(0.5) * _x);
        NavigationProblem Problem(DenseLandscape landscape) => NavigationProblem.Create(ProblemStatement.On(landscape, Vec.Of(-0.9, 0.3)) with { DiscountRate = 0.1 }).Value();
        var known = InfiniteSolver.Solve(InfiniteSettings.Default, Problem(TiltedDoubleWell.Create(1, 1, 1, -0.5).Value())).Value();
        var found = EndlessSearch.Solve(GlobalSettings.Default, Problem(Landscape(wells))).Value();
        Close.Relative(known.Objective, found.Best.Objective, 1e-8);
        Assert.Equal(2, found.Optima.Count);
    }

    // θ̈ = −4θ³ runs off to infinity before T: there is no optimum, and every start may run off.
    [Theory]
    [InlineData(5)]
    [InlineData(0.5)]
    public void A_loss_without_bound_is_an_answer_or_an_error_and_no_exception(double duration)
    {
        var problem = NavigationProblem.Create(
            ProblemStatement.On(FormulaLandscape.Create("abyss", 1, -Formula.Pow(_x, Formula.Of(4))).Value(), Vec.Of(0.1)) with { Horizon = new Horizon.Finite(duration, EndCondition.Anywhere) }).Value();
        var objective = GlobalSolver.Solve(GlobalSettings.Default, problem).Match(found => found.Best.Objective, _ => 0);
        Assert.True(double.IsFinite(objective));
    }

    private static NavigationProblem FreeDoubleWell(double duration)
        => NavigationProblem.Create(ProblemStatement.On(TiltedDoubleWell.Create(1, 1, 1, -0.5).Value(), Vec.Of(-0.6, 0.55)) with
        {
            DiscountRate = 0.1,
            Horizon = new Horizon.Finite(duration, EndCondition.Anywhere),
        }).Value();

    private static FormulaLandscape Landscape(Formula formula) => FormulaLandscape.Create("test", 2, formula).Value();

    private static FormulaFunction Function(Formula formula) => FormulaFunction.Create(2, formula).Value();

    private static Formula Apply(string name, Formula argument) => Formula.Apply(AllFunctions.Unary.Find(f => f.Name == name).IfNone(() => throw new InvalidOperationException(name)), argument);
}
