using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Landscapes;

/// <summary>A loss landscape L(θ) over D parameters with exact first and second derivatives. Immutable.</summary>
/// <remarks>
/// A landscape of your own is a class that overrides <see cref="ScalarFunction.Evaluate"/>, or three functions given to <see cref="FunctionLandscape.Create"/>.
/// </remarks>
public abstract class Landscape : ScalarFunction
{
    /// <summary>Starts a landscape.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="dimension">Number of parameters, D ≥ 1.</param>
    /// <param name="criticalPoints">The points that are known to have a zero gradient, the one of least loss first; may be empty.</param>
    protected Landscape(string name, int dimension, Seq<CriticalPoint> criticalPoints)
        : base(dimension) => (Name, CriticalPoints) = (name, criticalPoints);

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>The known points of zero gradient, the one of least loss first.</summary>
    public Seq<CriticalPoint> CriticalPoints { get; }

    /// <summary>The known minima, the global one first.</summary>
    public Seq<CriticalPoint> Minima => CriticalPoints.Filter(point => point.MorseIndex == 0);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
