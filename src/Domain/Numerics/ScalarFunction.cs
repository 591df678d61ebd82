namespace LossNav.Domain.Numerics;

/// <summary>
/// A number that depends smoothly on D parameters and perhaps on time, with exact first and second derivatives. Immutable: the same point
/// and time always give the same numbers.
/// </summary>
/// <param name="dimension">Number of parameters, D ≥ 1.</param>
public abstract class ScalarFunction(int dimension)
{
    /// <summary>Number of parameters, D.</summary>
    public int Dimension { get; } = dimension;

    /// <summary>Whether the value depends on time.</summary>
    public virtual bool DependsOnTime => false;

    /// <summary>Evaluates value, gradient and Hessian at one point, without allocating.</summary>
    /// <param name="time">t; most functions do not depend on it.</param>
    /// <param name="position">θ, D numbers.</param>
    /// <param name="gradient">Receives the first derivatives, D numbers.</param>
    /// <param name="hessian">Receives the second derivatives, D x D numbers, symmetric.</param>
    /// <returns>The value.</returns>
    public abstract double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian);

    /// <summary>The value at a point, at time 0.</summary>
    /// <param name="position">θ, D numbers.</param>
    public double Value(Vec position) => At(0, position).Value;

    /// <summary>The gradient at a point, at time 0: D numbers.</summary>
    /// <param name="position">θ, D numbers.</param>
    public Vec Gradient(Vec position) => At(0, position).Gradient;

    /// <summary>The Hessian at a point, at time 0: D x D.</summary>
    /// <param name="position">θ, D numbers.</param>
    public Mat Hessian(Vec position) => At(0, position).Hessian;

    /// <summary>The function to second order around a point.</summary>
    /// <param name="time">t.</param>
    /// <param name="position">θ, D numbers.</param>
    public LocalShape At(double time, Vec position)
    {
        if (position.Dimension != Dimension)
        {
            throw new ArgumentException($"A function of {Dimension} parameters was asked for its value at a point of {position.Dimension}.", nameof(position));
        }

        var gradient = new double[Dimension];
        var hessian = new double[Dimension * Dimension];
        var value = Evaluate(time, position.Span, gradient, hessian);
        return new LocalShape(value, Vec.Copy(gradient), Mat.Copy(Dimension, Dimension, hessian));
    }
}
