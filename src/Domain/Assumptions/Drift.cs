using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Assumptions;

/// <summary>What the parameters do when the learner does nothing: the drift f in θ̇ = f(θ) + u.</summary>
public abstract record Drift
{
    private Drift()
    {
    }

    /// <summary>f = 0: the parameters stay where they are put.</summary>
    public static Drift Zero { get; } = new None();

    /// <summary>A rotation of the plane: f = q (−θ₂, θ₁).</summary>
    /// <param name="angularVelocity">q in radians per unit of time; positive turns from the first axis to the second.</param>
    public static Drift Rotation(double angularVelocity)
        => new Linear(Mat.FromRows(Vec.Of(0, -angularVelocity), Vec.Of(angularVelocity, 0)));

    /// <summary>Decay towards zero: f = −jθ.</summary>
    /// <param name="dimension">Number of parameters, D.</param>
    /// <param name="rate">j per unit of time; negative for growth.</param>
    public static Drift Decay(int dimension, double rate) => new Linear(Mat.Scalar(dimension, -rate));

    /// <summary>Gives the value of the case that this drift is.</summary>
    public TResult Match<TResult>(Func<None, TResult> none, Func<Linear, TResult> linear) => this switch
    {
        None drift => none(drift),
        Linear drift => linear(drift),
        _ => throw new InvalidOperationException($"{GetType()} is not a drift."),
    };

    /// <summary>The drift velocity f(θ) at a point.</summary>
    public Vec Velocity(Vec position) => Match(_ => Vec.Zero(position.Dimension), drift => drift.Coefficients * position);

    /// <summary>The matrix A of a linear drift f = Aθ in D dimensions; zero where there is none.</summary>
    public Mat Matrix(int dimension) => Match(_ => Mat.Zero(dimension, dimension), drift => drift.Coefficients);

    internal Seq<NavigationError> Check(int dimension)
        => Match(_ => Empty, drift => Checks.Square("the drift matrix A", drift.Coefficients, dimension));

    /// <summary>f = 0.</summary>
    public sealed record None : Drift;

    /// <summary>f = Aθ.</summary>
    /// <param name="Coefficients">A, D x D.</param>
    public sealed record Linear(Mat Coefficients) : Drift;
}
