using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Flow;
using LossNav.Domain.Tests.Support;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Landscapes;

/// <summary>A million parameters: what is of first order, and products with the Hessian, take memory of order D.</summary>
[Trait("Lane", "Slow")]
public class ManyParametersTests
{
    private const int D = 1_000_000;

    // Numbers of D doubles each; a matrix would be a million of them.
    private const int Vectors = 40;

    private static readonly ReflectedQuadratic _bowl = new(D, 7);

    [Fact]
    public void Value_gradient_and_product_allocate_a_few_vectors()
    {
        // The bowl is made before anything is counted.
        var bowl = _bowl;
        var (at, along) = (CounterRandom.Normals(D, 1), CounterRandom.Normals(D, 2));
        Assert.InRange(Vectors(() => bowl.Value(at)), 0, 2);
        Assert.InRange(Vectors(() => bowl.Gradient(at)), 1, 2);
        Assert.InRange(Vectors(() => bowl.HessianTimes(at, along)), 1, 2);

        static double Vectors(Action work) => Allocated(work) / (8.0 * D);
    }

    [Fact]
    public void Gradient_flow_keeps_a_few_vectors_for_each_step()
    {
        var start = CounterRandom.Normals(D, 3);
        var steps = 0;
        var allocated = Allocated(() => steps = GradientFlow.Solve(new FlowSettings(1e-3, 1e-3, 1), _bowl, start, 0.5).Value().Steps);
        Assert.InRange(allocated, 1, 8L * D * Vectors * steps);
    }

    [Fact]
    public void A_rule_that_learns_keeps_its_path_and_its_memory()
    {
        const int Steps = 5;
        var rule = Adam.Create(0.01, 0.9, 0.999, 1e-8).Value();
        var start = CounterRandom.Normals(D, 4);
        Assert.InRange(Allocated(() => Learning.Follow(rule, Steps, _bowl, start)), 8L * D * Steps, 8L * D * (Steps + Vectors));
    }

    [Fact]
    public void Functions_of_first_order_have_any_number_of_parameters()
    {
        var half = FunctionLandscape.OfFirstOrder("half", D, x => 0.5 * x.Dot(x), x => x).Value();
        var end = GradientFlow.Solve(new FlowSettings(1e-6, 1e-6, 1), half, Vec.Generate(D, _ => 1), 1).Value().End;
        Close.To(Math.Exp(-1), end[D - 1], 1e-5);
    }

    [Fact]
    public void Functions_with_products_give_them()
    {
        var quartic = FunctionLandscape.WithProducts("quartic", 2, x => Math.Pow(x[0], 4) + x[1], x => Vec.Of(4 * Math.Pow(x[0], 3), 1), (x, v) => Vec.Of(12 * x[0] * x[0] * v[0], 0)).Value();
        Assert.Equal(Vec.Of(12 * 4 * 3, 0), quartic.HessianTimes(Vec.Of(2, 5), Vec.Of(3, 7)));
    }

    [Fact]
    public void Functions_of_the_wrong_shape_are_told_so()
        => Assert.Equal(
            Seq("N003", "N003"),
            FunctionLandscape.WithProducts("wrong", 3, _ => 0, _ => Vec.Of(1), (_, _) => Vec.Of(1, 2)).Errors().Map(error => error.Code));

    [Theory]
    [InlineData("rosenbrock")]
    [InlineData("rastrigin")]
    [InlineData("styblinski-tang")]
    public void A_landscape_of_the_catalogue_has_gradient_and_product_but_no_problem_with_a_matrix(string name)
    {
        DenseLandscape landscape = name switch
        {
            "rosenbrock" => Rosenbrock.Create(D, 100).Value(),
            "rastrigin" => Rastrigin.Create(D, 10).Value(),
            _ => StyblinskiTang.Create(D).Value(),
        };
        var at = CounterRandom.Normals(D, 5);
        Assert.True(landscape.Gradient(at).IsFinite && landscape.HessianTimes(at, at).IsFinite);
        Close.To(0, landscape.Gradient(landscape.Minima[0].Position).Norm, 1e-10 * D);
        var error = NavigationProblem.Create(ProblemStatement.On(landscape, at)).Errors().Head;
        Assert.Equal("N001", error.Code);
        Assert.Contains("46340", error.Message, StringComparison.Ordinal);
        Assert.True(CriticalPointSearch.Near(at, landscape).IsNone);
    }

    [Fact]
    public void Tables_that_no_array_can_hold_are_refused_before_they_are_made()
    {
        // 600 points of 2,000² second derivatives are 2.4e9 numbers, an array holds 2.1e9; 4 stages of 12,000 states make 48,000 x 60,001.
        var flat = new Horizon.Finite(1, EndCondition.Anywhere);
        NavigationProblem Problem(int dimension) => NavigationProblem.Create(
            ProblemStatement.On(Rastrigin.Create(dimension, 10).Value(), Vec.Zero(dimension)) with { Horizon = flat }).Value();
        var action = ActionSolver.Solve(ActionSettings.Of(600, ActionRule.Trapezoid), Problem(2000)).Errors();
        Assert.Equal(2.4e9, Assert.IsType<NavigationError.TooLarge>(Assert.Single(action)).Numbers);
        Assert.Contains(CollocationSolver.Solve(CollocationSettings.Default, Problem(6000)).Errors(), error => error is NavigationError.TooLarge);
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
