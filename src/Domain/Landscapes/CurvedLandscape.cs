using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Landscapes;

/// <summary>A landscape that gives products of its Hessian with vectors, for solvers that need curvature but no matrix: memory of order D.</summary>
public abstract class CurvedLandscape : Landscape
{
    /// <inheritdoc cref="Landscape(string, int, Seq{CriticalPoint})"/>
    protected CurvedLandscape(string name, int dimension, Seq<CriticalPoint> criticalPoints)
        : base(name, dimension, criticalPoints)
    {
    }

    /// <summary>The product of the Hessian with a vector.</summary>
    /// <param name="time">t; most landscapes do not depend on it.</param>
    /// <param name="position">θ, D numbers.</param>
    /// <param name="direction">v, D numbers.</param>
    /// <param name="product">Receives ∇²L(θ) v, D numbers; another span than the two above.</param>
    public abstract void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product);

    /// <summary>The products of the Hessians at M points with a vector each: the same numbers as one after the other, up to rounding.</summary>
    /// <param name="times">M times.</param>
    /// <param name="positions">M points x D.</param>
    /// <param name="directions">M vectors x D.</param>
    /// <param name="products">Receives the products, M x D numbers; another span than the two above.</param>
    public virtual void MultiplyHessianMany(ReadOnlySpan<double> times, ReadOnlySpan<double> positions, ReadOnlySpan<double> directions, Span<double> products)
    {
        for (var i = 0; i < times.Length; i++)
        {
            var row = i * Dimension;
            MultiplyHessian(times[i], positions.Slice(row, Dimension), directions.Slice(row, Dimension), products.Slice(row, Dimension));
        }
    }

    /// <summary>∇²L(θ) v at a point, at time 0: D numbers.</summary>
    /// <param name="position">θ, D numbers.</param>
    /// <param name="direction">v, D numbers.</param>
    public Vec HessianTimes(Vec position, Vec direction)
    {
        var product = new double[Dimension];
        MultiplyHessian(0, Fitting(position).Span, Fitting(direction).Span, product);
        return Vec.Own(product);
    }
}
