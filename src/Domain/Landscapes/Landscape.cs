using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Landscapes;

/// <summary>
/// A loss landscape L(θ) over D parameters with its exact gradient: all that gradient flow and rules of first order need, in any number of dimensions. Immutable:
/// the same point and time always give the same numbers.
/// </summary>
/// <remarks>
/// What more a landscape can do stands in its type: <see cref="CurvedLandscape"/> gives products of its Hessian with vectors, <see cref="DenseLandscape"/> the Hessian
/// itself. A solver says by the type it takes which it needs. A landscape of your own is a class that derives from the richest of the three that it can be,
/// or functions given to <see cref="FunctionLandscape"/>.
/// </remarks>
public abstract class Landscape
{
    /// <summary>Starts a landscape.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="dimension">Number of parameters, D ≥ 1.</param>
    /// <param name="criticalPoints">The points that are known to have a zero gradient, the one of least loss first; may be empty.</param>
    protected Landscape(string name, int dimension, Seq<CriticalPoint> criticalPoints)
        => (Name, Dimension, CriticalPoints) = (name, dimension, criticalPoints);

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>Number of parameters, D.</summary>
    public int Dimension { get; }

    /// <summary>Whether the loss depends on time.</summary>
    public virtual bool DependsOnTime => false;

    /// <summary>The known points of zero gradient, the one of least loss first.</summary>
    public Seq<CriticalPoint> CriticalPoints { get; }

    /// <summary>The known minima, the global one first.</summary>
    public Seq<CriticalPoint> Minima => CriticalPoints.Filter(point => point.MorseIndex == 0);

    /// <summary>Evaluates loss and gradient at one point. Allocates at most a multiple of D numbers, and as a rule nothing.</summary>
    /// <param name="time">t; most landscapes do not depend on it.</param>
    /// <param name="position">θ, D numbers.</param>
    /// <param name="gradient">Receives ∇L, D numbers.</param>
    /// <returns>L.</returns>
    public abstract double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient);

    /// <summary>How many points <see cref="EvaluateMany"/> is best asked about at once: more than 1 where that is faster than one after the other.</summary>
    public virtual int PointsAtOnce => 1;

    /// <summary>Evaluates loss and gradient at M points at once: the same numbers as one after the other, up to rounding.</summary>
    /// <param name="times">M times.</param>
    /// <param name="positions">M points x D.</param>
    /// <param name="values">Receives L at each point, M numbers.</param>
    /// <param name="gradients">Receives ∇L at each point, M x D numbers.</param>
    public virtual void EvaluateMany(ReadOnlySpan<double> times, ReadOnlySpan<double> positions, Span<double> values, Span<double> gradients)
    {
        for (var i = 0; i < times.Length; i++)
        {
            values[i] = Evaluate(times[i], positions.Slice(i * Dimension, Dimension), gradients.Slice(i * Dimension, Dimension));
        }
    }

    /// <summary>The loss at a point, at time 0.</summary>
    /// <param name="position">θ, D numbers.</param>
    public double Value(Vec position) => ValueAt(0, position);

    /// <summary>The loss at a point.</summary>
    /// <param name="time">t.</param>
    /// <param name="position">θ, D numbers.</param>
    public double ValueAt(double time, Vec position) => Evaluate(time, Fitting(position).Span, new double[Dimension]);

    /// <summary>The gradient at a point, at time 0: D numbers.</summary>
    /// <param name="position">θ, D numbers.</param>
    public Vec Gradient(Vec position) => GradientAt(0, position);

    /// <summary>The gradient at a point: D numbers.</summary>
    /// <param name="time">t.</param>
    /// <param name="position">θ, D numbers.</param>
    public Vec GradientAt(double time, Vec position)
    {
        var gradient = new double[Dimension];
        Evaluate(time, Fitting(position).Span, gradient);
        return Vec.Own(gradient);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The vector, if it has D components; anything else is a bug of the caller.</summary>
    private protected Vec Fitting(Vec vector)
        => vector.Dimension == Dimension
            ? vector
            : throw new ArgumentException($"A landscape of {Dimension} parameters was asked about a vector of {vector.Dimension}.", nameof(vector));
}
