using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Application.Problems;

/// <summary>The metric as it is written down.</summary>
public abstract record MetricSpecification
{
    private MetricSpecification()
    {
    }

    /// <summary>G = I.</summary>
    public static MetricSpecification Flat { get; } = new Euclidean();

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(Func<Euclidean, TResult> euclidean, Func<Entries, TResult> entries, Func<Inverse, TResult> inverse) => this switch
    {
        Euclidean it => euclidean(it),
        Entries it => entries(it),
        Inverse it => inverse(it),
        _ => throw new InvalidOperationException($"{GetType()} is not the specification of a metric."),
    };

    /// <summary>G = I.</summary>
    public sealed record Euclidean : MetricSpecification;

    /// <summary>G as numbers and formulas.</summary>
    /// <param name="Rows">D rows of D entries.</param>
    public sealed record Entries(Seq<Seq<Expression>> Rows) : MetricSpecification;

    /// <summary>G⁻¹ in place of G.</summary>
    /// <param name="Matrix">D x D; may be singular.</param>
    public sealed record Inverse(Mat Matrix) : MetricSpecification;
}

/// <summary>The drift as it is written down.</summary>
public abstract record DriftSpecification
{
    private DriftSpecification()
    {
    }

    /// <summary>f = 0.</summary>
    public static DriftSpecification Zero { get; } = new None();

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(Func<None, TResult> none, Func<Components, TResult> components, Func<Linear, TResult> linear) => this switch
    {
        None it => none(it),
        Components it => components(it),
        Linear it => linear(it),
        _ => throw new InvalidOperationException($"{GetType()} is not the specification of a drift."),
    };

    /// <summary>f = 0.</summary>
    public sealed record None : DriftSpecification;

    /// <summary>f₁ … f_D as numbers and formulas.</summary>
    public sealed record Components(Seq<Expression> Each) : DriftSpecification;

    /// <summary>f = Aθ.</summary>
    /// <param name="Matrix">A, D x D.</param>
    public sealed record Linear(Mat Matrix) : DriftSpecification;
}
