namespace LossNav.Domain.Rules.Machinery;

/// <summary>What a formula remembers of the parameters that it moves at once: up to three numbers of each.</summary>
/// <typeparam name="TNumber">What it reckons with.</typeparam>
public record struct Remembered<TNumber>
    where TNumber : struct, IRuleNumber<TNumber>
{
    /// <summary>The most numbers that a formula can remember of a parameter. A rule that needs more is a <see cref="VectorRule"/>.</summary>
    public const int Most = 3;

    /// <summary>The first.</summary>
    public TNumber First { get; set; }

    /// <summary>The second.</summary>
    public TNumber Second { get; set; }

    /// <summary>The third.</summary>
    public TNumber Third { get; set; }

    /// <summary>One of them, counted from 0: for formulas that are made of others and keep their own after theirs.</summary>
    public readonly TNumber At(int index) => index switch { 0 => First, 1 => Second, _ => Third };

    /// <summary>Replaces one of them.</summary>
    /// <param name="index">Counted from 0.</param>
    /// <param name="value">What stands there from now on.</param>
    public void Put(int index, TNumber value) => (First, Second, Third) = index switch
    {
        0 => (value, Second, Third),
        1 => (First, value, Third),
        _ => (First, Second, value),
    };
}
