using LossNav.Domain.Formulas;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Formulas;

public class FormulaTests
{
    private static readonly Formula X = Formula.At(0, "x");
    private static readonly Formula Y = Formula.At(1, "y");

    [Fact]
    public void Zeros_and_ones_vanish_and_numbers_are_gathered()
    {
        Assert.Equal("x", ((Formula.Zero + X) * Formula.One).ToString());
        Assert.Equal("0", (Formula.Zero * X).ToString());
        Assert.Equal("(6 * x)", (Formula.Of(2) * (X * Formula.Of(3))).ToString());
        Assert.Equal("5", (Formula.Of(2) + Formula.Of(3)).ToString());
        Assert.Equal("1", Formula.Pow(X, Formula.Zero).ToString());
    }

    [Fact]
    public void The_derivatives_of_a_square_end_in_a_number()
    {
        var half = Formula.Pow(X - Formula.One, Formula.Of(2)) / Formula.Of(2);
        var second = FormulaDerivative.By(0, FormulaDerivative.By(0, half));
        Assert.Equal(1, Assert.IsType<Formula.Number>(second).Value);
    }

    [Fact]
    public void Only_formulas_with_t_depend_on_time()
    {
        Assert.False(Function(X * Y).DependsOnTime);
        var moving = Function(X * Formula.Time);
        Assert.True(moving.DependsOnTime);
        Close.To(6, moving.At(3, Vec.Of(2, 0)).Value, 0);
        Close.To(Vec.Of(3, 0), moving.At(3, Vec.Of(2, 0)).Gradient, 0);
    }

    [Fact]
    public void A_power_with_a_whole_exponent_takes_a_negative_base()
    {
        // d²/dx² x⁵ = 20 x³.
        var shape = Function(Formula.Pow(X, Formula.Of(5))).At(0, Vec.Of(-2, 0));
        Assert.Equal((-32.0, 80.0, -160.0), (shape.Value, shape.Gradient[0], shape.Hessian[0, 0]));
        Assert.Equal(0.25, Function(Formula.Pow(X, Formula.Of(-2))).At(0, Vec.Of(-2, 0)).Value);
    }

    [Fact]
    public void A_parameter_beyond_the_last_is_an_error()
        => Assert.IsType<NavigationError.FormulaParameterUnknown>(Assert.Single(FormulaFunction.Create(1, X + Y).Errors()));

    [Fact]
    public void Parts_that_are_shared_make_no_formula_too_large_to_print_or_compile_unless_it_is()
    {
        // x, x², x⁴ …: forty doublings are forty nodes, but 2⁴⁰ if written out.
        var doubled = Enumerable.Range(0, 40).Aggregate(X, (sum, _) => sum + sum);
        Assert.IsType<NavigationError.FormulaTooLarge>(Assert.Single(FormulaFunction.Create(2, doubled).Errors()));
        Assert.Contains("too long", doubled.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Lane", "Slow")]
    public void A_product_whose_second_derivatives_would_fill_the_memory_is_refused()
    {
        var product = Enumerable.Range(0, 400).Select(i => Formula.Apply(AllFunctions.Unary[0], Formula.At(i, $"x{i}"))).Aggregate((a, b) => a * b);
        Assert.IsType<NavigationError.FormulaTooLarge>(Assert.Single(FormulaFunction.Create(400, product).Errors()));
    }

    [Fact]
    public void A_long_sum_does_not_exhaust_the_stack()
    {
        var sum = Enumerable.Range(0, 5000).Select(i => Formula.Of(i) * X).Aggregate((a, b) => a + b);
        Close.To(5000.0 * 4999 / 2, Function(sum).At(0, Vec.Of(1, 0)).Value, 0);
    }

    [Fact]
    public void Softplus_and_sigmoid_neither_overflow_nor_lose_their_tails()
    {
        // ln(1 + e^{−60}) = e^{−60} to the last bit; ln(1 + e^{800}) = 800.
        var softplus = AllFunctions.Unary.Find(function => function.Name == "softplus").IfNone(() => throw new InvalidOperationException()).Value;
        Close.Relative(Math.Exp(-60), softplus(-60), 1e-15);
        Assert.Equal(800, softplus(800));
        Close.To(Math.Log(2), softplus(0), 1e-15);
    }

    private static FormulaFunction Function(Formula formula) => FormulaFunction.Create(2, formula).Value();
}
