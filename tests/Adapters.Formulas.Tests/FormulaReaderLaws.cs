using CsCheck;
using LossNav.Domain.Formulas;
using LossNav.Domain.Numerics;

namespace LossNav.Adapters.Formulas.Tests;

public class FormulaReaderLaws
{
    private static readonly Gen<string> Leaf = Gen.OneOf(
        Gen.OneOf("x", "y", "θ₁", "t", "a", "pi"),
        Gen.Int[0, 9].Select(digit => $"{digit}"),
        Gen.Double[0.1, 9].Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void What_a_formula_writes_reads_back_as_the_same_function()
        => Expression(4).Sample(text =>
        {
            var formula = FormulaReaderTests.Read(text);
            var again = FormulaReaderTests.Read(formula.ToString());
            Assert.Equal(ValueOf(formula), ValueOf(again));
        });

    [Fact]
    public void Any_text_at_all_gives_a_formula_or_faults_inside_it()
        => Gen.OneOf(Gen.String, Gen.Char["()+-*/^,.xyt0123456789 sincoe"].Array[0, 60].Select(letters => new string(letters)))
            .Sample(text => new FormulaReader().Read(Application.Problems.FormulaNames.Create(["x", "y"], []).IfFail(_ => throw new InvalidOperationException()), text)
                .Match(
                    formula => Assert.NotNull(formula),
                    faults => Assert.All(faults, fault => Assert.InRange(fault.Column, 1, text.Length + 1))));

    private static Gen<string> Expression(int depth)
        => depth == 0
            ? Leaf
            : Gen.OneOf(
                Leaf,
                Gen.Select(Expression(depth - 1), Gen.OneOf(" + ", "-", "*", " / "), Expression(depth - 1)).Select((left, sign, right) => $"({left}{sign}{right})"),
                Gen.Select(Expression(depth - 1), Gen.Int[0, 3]).Select((basis, power) => $"({basis})^{power}"),
                Gen.Select(Gen.OneOf("sin", "exp", "tanh", "abs"), Expression(depth - 1)).Select((name, inner) => $"{name}({inner})"),
                Expression(depth - 1).Select(inner => $"-{inner}"));

    private static double ValueOf(Formula formula)
        => FormulaFunction.Create(3, formula).IfFail(_ => throw new InvalidOperationException()).At(0.7, Vec.Of(0.3, -1.2, 2)).Value;
}
