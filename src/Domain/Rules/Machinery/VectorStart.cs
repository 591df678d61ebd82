namespace LossNav.Domain.Rules.Machinery;

/// <summary>How a vector that a rule remembers begins.</summary>
public abstract record VectorStart
{
    private VectorStart()
    {
    }

    /// <summary>With zeros.</summary>
    public static VectorStart Zeros { get; } = new Constant(0);

    /// <summary>With the parameters where the learner starts, θ₀.</summary>
    public static VectorStart Parameters { get; } = new FromParameters();

    /// <summary>With the same number everywhere.</summary>
    public static VectorStart Of(double value) => new Constant(value);

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(Func<Constant, TResult> constant, Func<FromParameters, TResult> parameters) => this switch
    {
        Constant start => constant(start),
        FromParameters start => parameters(start),
        _ => throw new InvalidOperationException($"{GetType()} is not a start."),
    };

    /// <summary>The same number everywhere.</summary>
    public sealed record Constant(double Value) : VectorStart;

    /// <summary>θ₀.</summary>
    public sealed record FromParameters : VectorStart;
}
