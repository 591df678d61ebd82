namespace LossNav.Domain.Rules.Machinery;

/// <summary>What a formula remembers of the parameters that it moves at once: up to three numbers of each.</summary>
/// <typeparam name="TNumber">What it reckons with.</typeparam>
public readonly record struct Remembered<TNumber>
    where TNumber : struct, IRuleNumber<TNumber>
{
    /// <summary>The most numbers that a formula can remember of a parameter. A rule that needs more is a <see cref="VectorRule"/>.</summary>
    public const int Most = 3;

    /// <summary>The first.</summary>
    public TNumber First { get; init; }

    /// <summary>The second.</summary>
    public TNumber Second { get; init; }

    /// <summary>The third.</summary>
    public TNumber Third { get; init; }

    /// <summary>One of them, counted from 0: for formulas that are made of others and keep their own after theirs.</summary>
    public TNumber At(int index) => index switch { 0 => First, 1 => Second, _ => Third };

    /// <summary>The same with another number in one place.</summary>
    /// <param name="index">Counted from 0.</param>
    /// <param name="value">What stands there.</param>
    public Remembered<TNumber> With(int index, TNumber value) => index switch
    {
        0 => this with { First = value },
        1 => this with { Second = value },
        _ => this with { Third = value },
    };
}
