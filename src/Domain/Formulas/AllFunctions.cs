using LanguageExt;
using MathNet.Numerics;
using static LanguageExt.Prelude;
using F = LossNav.Domain.Formulas.Formula;

namespace LossNav.Domain.Formulas;

/// <summary>The functions that formulas may use, with their exact derivatives. A new one is one row here.</summary>
/// <remarks>abs, sign, step, relu, min and max have a kink or a jump; their derivatives are those beside it, and at it the mean of both sides.</remarks>
public static class AllFunctions
{
    private static readonly UnaryFunction SineRow = new("sin", Math.Sin, x => F.Apply(CosineRow!, x));
    private static readonly UnaryFunction CosineRow = new("cos", Math.Cos, x => -F.Apply(SineRow, x));
    private static readonly UnaryFunction SinhRow = new("sinh", Math.Sinh, x => F.Apply(CoshRow!, x));
    private static readonly UnaryFunction CoshRow = new("cosh", Math.Cosh, x => F.Apply(SinhRow, x));
    private static readonly UnaryFunction TangentRow = new("tan", Math.Tan, x => F.One + Square(F.Apply(TangentRow!, x)));
    private static readonly UnaryFunction TanhRow = new("tanh", Math.Tanh, x => F.One - Square(F.Apply(TanhRow!, x)));
    private static readonly UnaryFunction ExponentialRow = new("exp", Math.Exp, x => F.Apply(ExponentialRow!, x));
    private static readonly UnaryFunction RootRow = new("sqrt", Math.Sqrt, x => F.Of(0.5) / F.Apply(RootRow!, x));
    private static readonly UnaryFunction CubeRootRow = new("cbrt", Math.Cbrt, x => F.One / (F.Of(3) * Square(F.Apply(CubeRootRow!, x))));
    private static readonly UnaryFunction SignRow = new("sign", x => x > 0 ? 1 : x < 0 ? -1 : x, _ => F.Zero);
    private static readonly UnaryFunction StepRow = new("step", x => x > 0 ? 1 : x < 0 ? 0 : x == 0 ? 0.5 : x, _ => F.Zero);
    private static readonly UnaryFunction SigmoidRow = new("sigmoid", Logistic.Sigmoid, x => SigmoidSlope(F.Apply(SigmoidRow!, x)));
    private static readonly BinaryFunction HypotRow = new(
        "hypot", double.Hypot, (x, y) => x / F.Apply(HypotRow!, x, y), (x, y) => y / F.Apply(HypotRow!, x, y));

    /// <summary>The natural logarithm, which powers need for their derivatives.</summary>
    public static UnaryFunction Logarithm { get; } = new("ln", Math.Log, x => F.One / x);

    /// <summary>The functions of one number.</summary>
    public static Seq<UnaryFunction> Unary { get; } = Seq(
        SineRow,
        CosineRow,
        TangentRow,
        new("asin", Math.Asin, x => F.One / Root(F.One - Square(x))),
        new("acos", Math.Acos, x => F.Of(-1) / Root(F.One - Square(x))),
        new("atan", Math.Atan, x => F.One / (F.One + Square(x))),
        SinhRow,
        CoshRow,
        TanhRow,
        new("asinh", Math.Asinh, x => F.One / Root(Square(x) + F.One)),
        new("acosh", Math.Acosh, x => F.One / (Root(x - F.One) * Root(x + F.One))),
        new("atanh", Math.Atanh, x => F.One / (F.One - Square(x))),
        ExponentialRow,
        Logarithm,
        new("log", Math.Log, x => F.One / x),
        new("log2", Math.Log2, x => F.One / (F.Of(Math.Log(2)) * x)),
        new("log10", Math.Log10, x => F.One / (F.Of(Math.Log(10)) * x)),
        RootRow,
        CubeRootRow,
        new("abs", Math.Abs, x => F.Apply(SignRow, x)),
        SignRow,
        StepRow,
        new("erf", SpecialFunctions.Erf, x => F.Of(2 / Math.Sqrt(Math.PI)) * F.Apply(ExponentialRow, -Square(x))),
        SigmoidRow,
        new("softplus", Logistic.Softplus, x => F.Apply(SigmoidRow, x)),
        new("relu", x => Math.Max(x, 0), x => F.Apply(StepRow, x)));

    /// <summary>The functions of two numbers; <c>pow(a, b)</c> is a ^ b.</summary>
    public static Seq<BinaryFunction> Binary { get; } = Seq(
        new BinaryFunction("min", Math.Min, (x, y) => F.Apply(StepRow, y - x), (x, y) => F.Apply(StepRow, x - y)),
        new BinaryFunction("max", Math.Max, (x, y) => F.Apply(StepRow, x - y), (x, y) => F.Apply(StepRow, y - x)),
        new BinaryFunction("atan2", Math.Atan2, (y, x) => x / (Square(x) + Square(y)), (y, x) => -(y / (Square(x) + Square(y)))),
        HypotRow);

    /// <summary>The constants that formulas know without being told.</summary>
    public static Map<string, double> Constants { get; } = Map(("pi", Math.PI), ("π", Math.PI), ("tau", Math.Tau), ("e", Math.E));

    private static F Square(F x) => F.Pow(x, F.Of(2));

    private static F Root(F x) => F.Apply(RootRow, x);

    private static F SigmoidSlope(F sigmoid) => sigmoid * (F.One - sigmoid);
}
