using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Domain.Formulas;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Formulas.Tests;

public class FormulaReaderTests
{
    private static readonly FormulaNames Names
        = FormulaNames.Create(Seq("x", "y", "θ₁"), Map(("a", 2.0), ("rate_1", -3.0))).IfFail(_ => throw new InvalidOperationException());

    [Theory]
    [InlineData("(x^2-1)^2 + y^2 - x/2", 9 + 9 - 1)]
    [InlineData("-x^2", -4)]
    [InlineData("(-x)^2", 4)]
    [InlineData("2^-x", 0.25)]
    [InlineData("2^3^2", 512)]
    [InlineData("2^-1^2", 0.5)]
    [InlineData("8/4/2", 1)]
    [InlineData("8-4-2", 2)]
    [InlineData("2*-x", -4)]
    [InlineData("--x", 2)]
    [InlineData("- - - x", -2)]
    [InlineData("+x", 2)]
    [InlineData("x**2", 4)]
    [InlineData("x*y**2", 18)]
    [InlineData("x·y − x×y", 0)]
    [InlineData("1e3 + .5 + 2. + 1E-1", 1002.6)]
    [InlineData("a*x + rate_1", 1)]
    [InlineData("θ₁", 5)]
    [InlineData("pow(x, y)", 8)]
    [InlineData("max(x, y) - min ( x , y )", 1)]
    [InlineData("t + x", 9)]
    [InlineData("sqrt(abs(-4)) + exp(0) + ln(e) + cos(pi)", 3)]
    [InlineData("  ( ( x ) )\t", 2)]
    public void A_formula_means_what_mathematics_says(string text, double expected)
    {
        // At x = 2, y = 3, θ₁ = 5, t = 7.
        var function = FormulaFunction.Create(3, Read(text)).IfFail(_ => throw new InvalidOperationException());
        Assert.Equal(expected, function.At(7, Vec.Of(2, 3, 5)).Value, 1e-13);
    }

    [Theory]
    [InlineData("x +", 4, "ends where")]
    [InlineData("", 1, "empty")]
    [InlineData("   ", 4, "empty")]
    [InlineData("(x + y", 7, "')' is missing")]
    [InlineData("x + y)", 6, "closes nothing")]
    [InlineData("2x", 2, "'*'")]
    [InlineData("x y", 3, "'*'")]
    [InlineData("2(x)", 2, "'*'")]
    [InlineData("x = 3", 3, "'='")]
    [InlineData("x + z", 5, "there is no 'z'")]
    [InlineData("x + sine(y)", 5, "did you mean 'sin'")]
    [InlineData("x(y)", 1, "'*'")]
    [InlineData("sin + x", 1, "give its argument")]
    [InlineData("sin(x, y)", 1, "takes one argument, but 2 are given")]
    [InlineData("1 + max(x)", 5, "takes two arguments, but 1 is given")]
    [InlineData("sin()", 1, "takes one argument, but 0 are given")]
    [InlineData("(x + )", 6, "before this ')'")]
    [InlineData("x + * y", 5, "'*' stands where")]
    [InlineData("x $ y", 3, "'$'")]
    [InlineData("x; y", 2, "';'")]
    [InlineData("1.2.3", 4, "operator is missing before '.'")]
    [InlineData("\"x\"", 1, "stands where")]
    [InlineData("1e", 2, "'*'")]
    [InlineData("System.IO.File.Delete(x)", 7, "'.'")]
    [InlineData("x => x", 3, "'='")]
    public void What_is_wrong_is_said_with_its_column(string text, int column, string says)
    {
        var fault = Assert.Single(Faults(text));
        Assert.Equal(column, fault.Column);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void All_unknown_names_are_said_at_once()
        => Assert.Equal([1, 5, 9], Faults("u + v * foo(x) + y").Map(fault => fault.Column).ToArray());

    [Fact]
    public void What_is_too_long_is_refused_unread()
        => Assert.Contains("longer than", Assert.Single(Faults(new string('x', FormulaReader.LongestText + 1))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    [InlineData(2000, false)]
    public void Parentheses_nest_to_a_limit(int depth, bool readable)
        => Assert.Equal(readable, new FormulaReader().Read(Names, new string('(', depth) + "x" + new string(')', Math.Min(depth, 4000 - depth - 1))).IsSuccess);

    [Theory]
    [InlineData("x^", 1999)]
    [InlineData("-", 3999)]
    [InlineData("x+", 1999)]
    [InlineData("x*", 1999)]
    [InlineData("x-", 1999)]
    public void Long_chains_are_read_and_evaluated_without_exhausting_the_stack(string link, int count)
    {
        var text = string.Concat(Enumerable.Repeat(link, count)) + "x";
        var function = new FormulaReader().Read(Names, text).Match(
            formula => FormulaFunction.Create(3, formula).Match(made => made.At(0, Vec.Of(1, 1, 1)).Value, _ => double.NaN),
            faults => throw new InvalidOperationException(faults.Head.Message));

        // Of ones: a product or power is 1, a sum counts, signs alternate. What takes too many steps is refused, which is no fault of reading.
        Assert.Contains(function, new[] { 1.0, -1.0, 2000.0, -1998.0, double.NaN });
    }

    [Theory]
    [InlineData("t", "'t' is the name of time")]
    [InlineData("sin", "name of a function")]
    [InlineData("2x", "is not a name")]
    [InlineData("a b", "is not a name")]
    [InlineData("", "is not a name")]
    public void Names_that_formulas_could_not_use_are_refused(string name, string says)
        => Assert.Contains(
            FormulaNames.Create(Seq1(name), Map<string, double>()).Match(_ => Seq<string>(), faults => faults),
            fault => fault.Contains(says, StringComparison.Ordinal));

    [Fact]
    public void A_name_given_twice_is_refused()
        => Assert.Contains("twice", FormulaNames.Create(Seq("x", "x"), Map<string, double>()).Match(_ => string.Empty, faults => faults.Head), StringComparison.Ordinal);

    [Fact]
    public void Own_names_hide_known_constants()
    {
        var names = FormulaNames.Create(Seq1("e"), Map(("pi", 3.0))).IfFail(_ => throw new InvalidOperationException());
        var formula = new FormulaReader().Read(names, "e + pi").IfFail(_ => throw new InvalidOperationException());
        Assert.Equal(4, FormulaFunction.Create(1, formula).IfFail(_ => throw new InvalidOperationException()).Value(Vec.Of(1)));
    }

    internal static Formula Read(string text)
        => new FormulaReader().Read(Names, text).Match(
            formula => formula,
            faults => throw new Xunit.Sdk.XunitException($"{text}: {string.Join("; ", faults)}"));

    internal static Seq<FormulaFault> Faults(string text)
        => new FormulaReader().Read(Names, text).Match(formula => throw new Xunit.Sdk.XunitException($"{text} was read as {formula}."), faults => faults);
}
