namespace LossNav.Domain.Formulas;

/// <summary>What bend and bounds of parts say of what is made of them: a convex increasing function of a convex one is convex, and so on.</summary>
internal static class BendRules
{
    public static Outline Sum(Outline a, Outline b)
        => new((a.Bend, b.Bend) switch
        {
            (Bend.Constant, _) => b.Bend,
            (_, Bend.Constant) => a.Bend,
            (Bend.Affine, _) => b.Bend,
            (_, Bend.Affine) => a.Bend,
            _ => a.Bend == b.Bend ? a.Bend : Bend.Unknown,
        }, a.Range + b.Range);

    public static Outline Product(Outline a, Outline b)
        => new(a.Bend == Bend.Constant ? Scaled(a.Range, b.Bend) : b.Bend == Bend.Constant ? Scaled(b.Range, a.Bend) : Bend.Unknown, a.Range * b.Range);

    public static Outline Quotient(Outline a, Outline b)
        => b.Bend == Bend.Constant
            ? new Outline(Scaled(b.Range, a.Bend), a.Range * b.Range.Inverse())
            : Product(a, Power(b, -1));

    public static Outline Power(Outline a, Formula exponent, Outline b)
        => exponent is Formula.Number number ? Power(a, number.Value)
            : a.Bend == Bend.Constant && b.Bend == Bend.Constant ? new Outline(Bend.Constant, ValueRange.Any)
            : a.Bend == Bend.Constant && a.Range.Low > 0 ? Growing(a.Range, b)
            : new Outline(Bend.Unknown, ValueRange.Any);

    public static Outline Unary(string name, Outline a) => name switch
    {
        "exp" => new Outline(Through(Bend.Convex, 1, a), a.Range.Through(Math.Exp)),
        "cosh" => new Outline(Through(Bend.Convex, Direction(a.Range), a), new ValueRange(1, double.PositiveInfinity)),
        "abs" => new Outline(Through(Bend.Convex, Direction(a.Range), a), a.Range.Size()),
        "relu" => new Outline(Through(Bend.Convex, 1, a), a.Range.Through(x => Math.Max(0, x))),
        "softplus" => new Outline(Through(Bend.Convex, 1, a), ValueRange.NotNegative),
        "sqrt" => new Outline(Through(Bend.Concave, 1, a), ValueRange.NotNegative),
        "ln" or "log" or "log2" or "log10" => new Outline(Through(Bend.Concave, 1, a), ValueRange.Any),
        "sin" or "cos" or "tanh" or "erf" or "sign" => new Outline(Flat(a), new ValueRange(-1, 1)),
        "step" or "sigmoid" => new Outline(Flat(a), new ValueRange(0, 1)),
        "acosh" or "acos" => new Outline(Flat(a), ValueRange.NotNegative),
        _ => new Outline(Flat(a), ValueRange.Any),
    };

    public static Outline Binary(string name, Outline a, Outline b) => name switch
    {
        "max" => new Outline(Both(Bend.Convex, a, b), new ValueRange(Math.Max(a.Range.Low, b.Range.Low), Math.Max(a.Range.High, b.Range.High))),
        "min" => new Outline(Both(Bend.Concave, a, b), new ValueRange(Math.Min(a.Range.Low, b.Range.Low), Math.Min(a.Range.High, b.Range.High))),
        "hypot" => new Outline(Norm(a, b), ValueRange.NotNegative),
        _ => new Outline(a.Bend == Bend.Constant && b.Bend == Bend.Constant ? Bend.Constant : Bend.Unknown, ValueRange.Any),
    };

    private static Outline Power(Outline a, double p)
    {
        var isWhole = p == Math.Round(p);
        var isEven = isWhole && Math.IEEERemainder(p, 2) == 0;

        // A power that is not whole has no value where its base is negative: there is no such place in its domain.
        var range = isWhole ? a.Range : new ValueRange(Math.Max(0, a.Range.Low), Math.Max(0, a.Range.High));
        var bend = p switch
        {
            _ when a.Bend == Bend.Constant => Bend.Constant,
            > 1 when isEven => Through(Bend.Convex, Direction(range), a),
            > 1 when range.IsNotNegative => Through(Bend.Convex, 1, a),
            > 1 when range.IsNotPositive => Through(Bend.Concave, 1, a),
            > 0 and < 1 => Through(Bend.Concave, 1, a),
            < 0 when range.Low > 0 || (!isWhole && range.IsNotNegative) => Through(Bend.Convex, -1, a),
            _ => Bend.Unknown,
        };
        var values = p switch
        {
            > 0 when isEven => range.Size().Through(x => Math.Pow(x, p)),
            > 0 => range.Through(x => Math.Pow(x, p)),
            < 0 when isEven || range.IsNotNegative => ValueRange.NotNegative,
            _ => ValueRange.Any,
        };
        return new Outline(bend, values);
    }

    // b^x is convex in x, and grows where b ≥ 1.
    private static Outline Growing(ValueRange basis, Outline exponent)
        => new Outline(Through(Bend.Convex, basis.Low >= 1 ? 1 : basis.High <= 1 ? -1 : 0, exponent), ValueRange.NotNegative);

    // direction: 1 where the function never falls over the argument's range, −1 where it never rises, 0 where it may do both.
    private static Bend Through(Bend function, int direction, Outline argument) => argument.Bend switch
    {
        Bend.Constant => Bend.Constant,
        Bend.Affine => function,
        Bend.Convex => direction * (function == Bend.Convex ? 1 : -1) > 0 ? function : Bend.Unknown,
        Bend.Concave => direction * (function == Bend.Convex ? -1 : 1) > 0 ? function : Bend.Unknown,
        _ => Bend.Unknown,
    };

    private static int Direction(ValueRange range) => range.IsNotNegative ? 1 : range.IsNotPositive ? -1 : 0;

    private static Bend Scaled(ValueRange factor, Bend bend) => bend switch
    {
        Bend.Constant or Bend.Affine => bend,
        _ when factor.IsNotNegative => bend,
        Bend.Convex when factor.IsNotPositive => Bend.Concave,
        Bend.Concave when factor.IsNotPositive => Bend.Convex,
        _ => Bend.Unknown,
    };

    private static Bend Flat(Outline a) => a.Bend == Bend.Constant ? Bend.Constant : Bend.Unknown;

    private static Bend Both(Bend function, Outline a, Outline b)
        => a.Bend == Bend.Constant && b.Bend == Bend.Constant ? Bend.Constant
            : Through(function, 1, a) is var left && Through(function, 1, b) is var right
                && (left == function || left == Bend.Constant) && (right == function || right == Bend.Constant) ? function : Bend.Unknown;

    // A norm is convex, and grows with the size of each argument.
    private static Bend Norm(Outline a, Outline b)
    {
        var (left, right) = (Through(Bend.Convex, Direction(a.Range), a), Through(Bend.Convex, Direction(b.Range), b));
        return left == Bend.Constant && right == Bend.Constant ? Bend.Constant
            : left is Bend.Convex or Bend.Constant && right is Bend.Convex or Bend.Constant ? Bend.Convex
            : Bend.Unknown;
    }
}
