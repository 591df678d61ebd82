using CsCheck;
using LossNav.Domain.Formulas;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Formulas;

/// <summary>What is said of a formula without evaluating it holds wherever it is evaluated.</summary>
[Trait("Lane", "Slow")]
public class FormulaBendLaws
{
    private static readonly Formula X = Formula.At(0, "x");
    private static readonly Formula Y = Formula.At(1, "y");

    private static readonly Gen<Formula> _formulas = Deep(3);

    private static readonly Gen<double[]> _points = Gen.Double[-3, 3].Array[4];

    [Fact]
    public void A_function_that_is_called_convex_lies_below_its_chords_and_a_concave_one_above()
        => Gen.Select(_formulas, _points).Sample(
            (formula, at) =>
            {
                var outline = FormulaBend.Of(2, formula);
                var (ends, middle) = Ends(formula, at);
                if (outline.Bend is Bend.Unknown || !double.IsFinite(ends) || !double.IsFinite(middle))
                {
                    return;
                }

                var rounding = 1e-9 * (1 + Math.Abs(ends) + Math.Abs(middle));
                Assert.True(outline.Bend is Bend.Concave || middle <= ends + rounding, $"{formula} is called {outline.Bend}, but its middle is {middle:R} over {ends:R}.");
                Assert.True(outline.Bend is Bend.Convex || middle >= ends - rounding, $"{formula} is called {outline.Bend}, but its middle is {middle:R} under {ends:R}.");
            },
            iter: 1000);

    [Fact]
    public void No_value_leaves_the_bounds()
        => Gen.Select(_formulas, _points).Sample(
            (formula, at) =>
            {
                var (range, value) = (FormulaBend.Of(2, formula).Range, Value(formula, Vec.Of(at[0], at[1])));
                var rounding = 1e-9 * (1 + Math.Abs(value));
                Assert.True(!double.IsFinite(value) || (value >= range.Low - rounding && value <= range.High + rounding), $"{formula} is {value:R}, outside {range}.");
            },
            iter: 1000);

    [Fact]
    public void What_is_commonly_convex_is_recognised()
    {
        Formula Square(Formula it) => Formula.Pow(it, Formula.Of(2));
        Assert.All(
            new[]
            {
                Square(X - Y) + Square(Y),
                Square(X) + Square(Y) - (X * Y),
                Formula.Pow(X, Formula.Of(4)) + Unary("exp", X + Y),
                Formula.Of(3) - Unary("sqrt", X),
                Unary("abs", X) + Unary("softplus", Y - X) + Unary("cosh", X),
                Square(Unary("exp", X)),
            },
            formula => Assert.Equal(Bend.Convex, FormulaBend.Of(2, formula).Bend));
        Assert.Equal(Bend.Unknown, FormulaBend.Of(2, Square(Square(X) - Formula.One)).Bend);
        Assert.Equal(Bend.Unknown, FormulaBend.Of(2, X * Y).Bend);
        Assert.Equal(0, FormulaBend.Of(2, Square(Square(X) - Formula.One)).Range.Low);
    }

    private static Gen<Formula> Deep(int depth)
    {
        var leaf = Gen.OneOf(Gen.Const(X), Gen.Const(Y), Gen.Int[-3, 3].Select(n => Formula.Of(n)), Gen.Double[-2, 2].Select(v => Formula.Of(v)));
        if (depth == 0)
        {
            return leaf;
        }

        var part = Deep(depth - 1);
        return Gen.OneOf(
            leaf,
            Gen.Select(part, part, (a, b) => a + b),
            Gen.Select(part, part, (a, b) => a - b),
            Gen.Select(part, part, (a, b) => a * b),
            Gen.Select(part, part, (a, b) => a / b),
            Gen.Select(part, Gen.Int[-4, 8].Select(n => n / 2.0), (a, p) => Formula.Pow(a, Formula.Of(p))),
            Gen.Select(Gen.Double[0.2, 3], part, (b, a) => Formula.Pow(Formula.Of(b), a)),
            Gen.Select(Gen.Int[0, AllFunctions.Unary.Count - 1], part, (i, a) => Formula.Apply(AllFunctions.Unary[i], a)),
            Gen.Select(Gen.Int[0, AllFunctions.Binary.Count - 1], part, part, (i, a, b) => Formula.Apply(AllFunctions.Binary[i], a, b)));
    }

    private static (double Ends, double Middle) Ends(Formula formula, double[] at)
    {
        var (first, second) = (Vec.Of(at[0], at[1]), Vec.Of(at[2], at[3]));
        return (0.5 * (Value(formula, first) + Value(formula, second)), Value(formula, 0.5 * (first + second)));
    }

    private static double Value(Formula formula, Vec at)
        => FormulaFunction.Create(2, formula).Match(function => function.Value(at), _ => double.NaN);

    private static Formula Unary(string name, Formula argument)
        => Formula.Apply(AllFunctions.Unary.Find(row => row.Name == name).IfNone(() => throw new InvalidOperationException(name)), argument);
}
