namespace LossNav.Domain.Rules.Machinery;

/// <summary>What the formula of a rule reckons with: one number of each of several parameters at once, in 64 or 32 bits, or a tensor.</summary>
/// <remarks>An implementation is a struct, so that a formula over it is compiled for it alone.</remarks>
/// <typeparam name="TSelf">The number.</typeparam>
public interface IRuleNumber<TSelf>
    where TSelf : struct, IRuleNumber<TSelf>
{
    /// <summary>a + b.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>a + c, the same constant for each parameter.</summary>
    static abstract TSelf operator +(TSelf a, double c);

    /// <summary>a − b.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>c − a.</summary>
    static abstract TSelf operator -(double c, TSelf a);

    /// <summary>ab, parameter by parameter.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>ca.</summary>
    static abstract TSelf operator *(double c, TSelf a);

    /// <summary>a/b, parameter by parameter.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>√a of each parameter.</summary>
    static abstract TSelf SquareRoot(TSelf a);

    /// <summary>The sign of each number: −1, 0 or 1.</summary>
    static abstract TSelf Sign(TSelf a);

    /// <summary>The larger of a and c.</summary>
    static abstract TSelf AtLeast(double c, TSelf a);

    /// <summary>A value where a sign is greater than 0, and 0 elsewhere.</summary>
    static abstract TSelf WherePositive(TSelf sign, TSelf value);
}
