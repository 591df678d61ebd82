using System.Globalization;

namespace LossNav.Domain.Derivations;

/// <summary>How closely a rule is said to follow the optimum.</summary>
public abstract record Claim
{
    /// <summary>The largest relative difference of two numbers that are said to be equal.</summary>
    public const double Tolerance = 1e-8;

    /// <summary>How far a measured order may lie from the one that is said.</summary>
    public const double OrderTolerance = 0.15;

    private Claim()
    {
    }

    /// <summary>The rule is the optimum itself.</summary>
    public static Claim Equal { get; } = new Exact();

    /// <summary>Gives the value of the case that this claim is.</summary>
    public TResult Match<TResult>(Func<Exact, TResult> exact, Func<Limit, TResult> limit) => this switch
    {
        Exact claim => exact(claim),
        Limit claim => limit(claim),
        _ => throw new InvalidOperationException($"{GetType()} is not a claim."),
    };

    /// <inheritdoc/>
    public sealed override string ToString() => Match(
        _ => "equal to 1e-8",
        limit => string.Create(CultureInfo.InvariantCulture, $"error of order ({limit.Small})^{limit.Order}"));

    /// <summary>Equal to <see cref="Tolerance"/>.</summary>
    public sealed record Exact : Claim;

    /// <summary>The optimum comes closer to the rule as something becomes small.</summary>
    /// <param name="Small">What becomes small, for example <c>1/γ</c>.</param>
    /// <param name="Order">The power of it that the difference goes with.</param>
    public sealed record Limit(string Small, int Order) : Claim;
}
