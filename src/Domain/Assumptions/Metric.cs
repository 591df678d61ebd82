using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Assumptions;

/// <summary>How far one set of parameters lies from another: the metric G in the cost of moving, (1/2η) uᵀGu.</summary>
public abstract record Metric
{
    private Metric()
    {
    }

    /// <summary>G = I: every direction costs the same.</summary>
    public static Metric Flat { get; } = new Euclidean();

    /// <summary>Gives the value of the case that this metric is.</summary>
    public TResult Match<TResult>(Func<Euclidean, TResult> euclidean, Func<Constant, TResult> constant) => this switch
    {
        Euclidean metric => euclidean(metric),
        Constant metric => constant(metric),
        _ => throw new InvalidOperationException($"{GetType()} is not a metric."),
    };

    /// <summary>The matrix G of a constant metric in D dimensions, D x D.</summary>
    public Mat Tensor(int dimension) => Match(_ => Mat.Identity(dimension), metric => metric.Matrix);

    internal Seq<NavigationError> Check(int dimension)
        => Match(_ => Empty, metric => Checks.PositiveDefinite("the metric G", metric.Matrix, dimension));

    /// <summary>G = I.</summary>
    public sealed record Euclidean : Metric;

    /// <summary>The same metric everywhere.</summary>
    /// <param name="Matrix">G, D x D, symmetric and positive definite.</param>
    public sealed record Constant(Mat Matrix) : Metric;
}
