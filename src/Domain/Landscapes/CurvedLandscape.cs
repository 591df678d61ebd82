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
