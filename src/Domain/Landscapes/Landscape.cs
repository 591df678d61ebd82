using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Landscapes;

/// <summary>
/// A loss landscape L(θ) over D parameters with exact first and second derivatives. Immutable; the same point always gives the same numbers.
/// </summary>
/// <remarks>
/// A landscape of your own is a class that overrides <see cref="Evaluate"/>, or three functions given to <see cref="FunctionLandscape.Create"/>.
/// </remarks>
public abstract class Landscape
{
    /// <summary>Starts a landscape.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="dimension">Number of parameters, D ≥ 1.</param>
    /// <param name="criticalPoints">The points that are known to have a zero gradient; may be empty.</param>
    protected Landscape(string name, int dimension, Seq<CriticalPoint> criticalPoints)
        => (Name, Dimension, CriticalPoints) = (name, dimension, criticalPoints);

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>Number of parameters, D.</summary>
    public int Dimension { get; }

    /// <summary>The known points of zero gradient, the one of least loss first.</summary>
    public Seq<CriticalPoint> CriticalPoints { get; }

    /// <summary>The known minima, the global one first.</summary>
    public Seq<CriticalPoint> Minima => CriticalPoints.Filter(point => point.MorseIndex == 0);

    /// <summary>Evaluates loss, gradient and Hessian at one point, without allocating.</summary>
    /// <param name="position">θ, D numbers.</param>
    /// <param name="gradient">Receives ∇L, D numbers.</param>
    /// <param name="hessian">Receives ∇²L, D x D numbers, symmetric.</param>
    /// <returns>L(θ).</returns>
    public abstract double Evaluate(ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian);

    /// <summary>The loss L(θ).</summary>
    /// <param name="position">θ, of the landscape's dimension.</param>
    public double Value(Vec position) => Derivatives(position).Value;

    /// <summary>The gradient ∇L(θ).</summary>
    /// <param name="position">θ, of the landscape's dimension.</param>
    public Vec Gradient(Vec position) => Derivatives(position).Gradient;

    /// <summary>The Hessian ∇²L(θ), D x D.</summary>
    /// <param name="position">θ, of the landscape's dimension.</param>
    public Mat Hessian(Vec position) => Derivatives(position).Hessian;

    /// <summary>Loss, gradient and Hessian at one point.</summary>
    /// <param name="position">θ, of the landscape's dimension.</param>
    public LocalShape Derivatives(Vec position)
    {
        if (position.Dimension != Dimension)
        {
            throw new ArgumentException($"'{Name}' has {Dimension} parameters, but the point has {position.Dimension}.", nameof(position));
        }

        var gradient = new double[Dimension];
        var hessian = new double[Dimension * Dimension];
        var value = Evaluate(position.Span, gradient, hessian);
        return new LocalShape(value, Vec.Copy(gradient), Mat.Copy(Dimension, Dimension, hessian));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
