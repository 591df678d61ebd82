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
    public TResult Match<TResult>(Func<None, TResult> none, Func<Linear, TResult> linear, Func<Field, TResult> field) => this switch
    {
        None drift => none(drift),
        Linear drift => linear(drift),
        Field drift => field(drift),
        _ => throw new InvalidOperationException($"{GetType()} is not a drift."),
    };

    /// <summary>The drift velocity f(θ) at a point, at time 0.</summary>
    public Vec Velocity(Vec position) => Velocity(0, position);

    /// <summary>The drift velocity f(t, θ) at a time and a point.</summary>
    public Vec Velocity(double time, Vec position) => Match(
        _ => Vec.Zero(position.Dimension),
        drift => drift.Coefficients * position,
        drift => Vec.From(drift.Components.Map(component => component.At(time, position).Value)));

    /// <summary>The matrix A of a linear drift f = Aθ in D dimensions: zero where there is none, nothing where the drift is not linear.</summary>
    public Option<Mat> Matrix(int dimension) => Match(_ => Mat.Zero(dimension, dimension), drift => drift.Coefficients, _ => Option<Mat>.None);

    internal Seq<NavigationError> Check(Vec start, int dimension) => Match(
        _ => Empty,
        drift => Checks.Square("the drift matrix A", drift.Coefficients, dimension),
        drift => CheckField(drift, start, dimension));

    private static Seq<NavigationError> CheckField(Field drift, Vec start, int dimension)
    {
        var shape = Checks.Functions("the drift f", drift.Components, dimension, dimension);
        return shape.IsEmpty && start.Dimension == dimension
            ? Checks.When(!drift.Velocity(start).IsFinite, () => new NavigationError.NotFinite("the drift f at the start θ₀"))
            : shape;
    }

    /// <summary>f = 0.</summary>
    public sealed record None : Drift;

    /// <summary>f = Aθ.</summary>
    /// <param name="Coefficients">A, D x D.</param>
    public sealed record Linear(Mat Coefficients) : Drift;

    /// <summary>Any smooth drift f(θ), which may depend on time too.</summary>
    /// <param name="Components">f₁ … f_D: one function of the D parameters for each parameter.</param>
    public sealed record Field(Seq<ScalarFunction> Components) : Drift;
}
