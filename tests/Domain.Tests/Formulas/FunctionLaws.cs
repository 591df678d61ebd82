using CsCheck;
using LossNav.Domain.Formulas;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.Formulas;

/// <summary>What holds for every function that formulas may use. A new one is covered by its row in <see cref="AllFunctions"/>.</summary>
public class FunctionLaws
{
    private static readonly string[] Kinked = ["abs", "sign", "step", "relu"];
    private static readonly Formula X = Formula.At(0, "x");
    private static readonly Formula Y = Formula.At(1, "y");

    public static TheoryData<string> OfOne => [.. AllFunctions.Unary.Map(function => function.Name)];

    public static TheoryData<string> OfTwo => [.. AllFunctions.Binary.Map(function => function.Name)];

    [Theory]
    [MemberData(nameof(OfOne))]
    public void First_and_second_derivatives_of_a_function_of_one_number_are_its_differences(string name)
    {
        // An inner function other than x itself, so that the chain rule is tried too; its values lie in the domain of the function.
        var function = AllFunctions.Unary.Find(row => row.Name == name).IfNone(() => throw new InvalidOperationException());
        var middle = name is "acosh" ? 2.0 : name is "ln" or "log" or "log2" or "log10" or "sqrt" or "cbrt" ? 1.0 : Kinked.Contains(name) ? 0.9 : 0.1;
        var inner = Formula.Of(middle) + (Formula.Of(0.1) * X * Y);
        Gen.Double[-2, 2].Array[2].Sample(at => Agree(Formula.Apply(function, inner), Vec.From(at)));
    }

    [Theory]
    [MemberData(nameof(OfTwo))]
    public void First_and_second_derivatives_of_a_function_of_two_numbers_are_its_differences(string name)
    {
        var function = AllFunctions.Binary.Find(row => row.Name == name).IfNone(() => throw new InvalidOperationException());
        Gen.Double[0.5, 2].Array[2].Where(at => Math.Abs((at[0] * at[0]) - at[1]) > 0.01)
            .Sample(at => Agree(Formula.Apply(function, X * X, Y), Vec.From(at)));
    }

    [Fact]
    public void Powers_of_formulas_by_formulas_have_the_right_derivatives()
        => Gen.Double[0.5, 2].Array[2].Sample(at =>
        {
            Agree(Formula.Pow(X, Y), Vec.From(at));
            Agree(Formula.Pow(X * Y, Formula.Of(2.5)), Vec.From(at));
            Agree(Formula.Pow(Formula.Of(2), X / Y), Vec.From(at));
            Agree(Formula.Pow(X + Y, Formula.Of(-3)), Vec.From(at));
        });

    [Fact]
    public void Minimum_and_maximum_pick_exactly()
    {
        // (a + b − |a − b|)/2 would lose the 1 beside 1e20.
        var minimum = AllFunctions.Binary.Find(row => row.Name == "min").IfNone(() => throw new InvalidOperationException());
        Assert.Equal(1, FormulaFunction.Create(2, Formula.Apply(minimum, X, Y)).Value().Value(Vec.Of(1e20, 1)));
    }

    private static void Agree(Formula formula, Vec at)
    {
        var function = FormulaFunction.Create(2, formula).Value();
        Close.To(Differences.Gradient(function.Value, at, 1e-5), function.Gradient(at), 1e-6 * Math.Max(1, Math.Abs(function.Value(at))));
        Close.To(Differences.Jacobian(function.Gradient, at, 1e-5), function.Hessian(at), 1e-6 * Math.Max(1, function.Hessian(at).FrobeniusNorm));
        Assert.True(function.Hessian(at).IsSymmetric());
    }
}
