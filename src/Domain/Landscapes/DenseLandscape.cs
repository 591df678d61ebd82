using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Landscapes;

/// <summary>A landscape whose Hessian is cheap enough to be written out as a D x D matrix: what Newton's method on paths needs.</summary>
public abstract class DenseLandscape : CurvedLandscape
{
    /// <summary>The most parameters for which the Hessian can be asked for as a matrix; beyond it value, gradient and products with vectors are there still.</summary>
    public const int MostParameters = Mat.MostSquareRows;

    // Hessians of so few parameters are multiplied without allocating.
    private const int MostOnStack = 8;

    /// <inheritdoc cref="Landscape(string, int, Seq{CriticalPoint})"/>
    protected DenseLandscape(string name, int dimension, Seq<CriticalPoint> criticalPoints)
        : base(name, dimension, criticalPoints)
    {
    }

    /// <summary>Evaluates loss, gradient and Hessian at one point, without allocating.</summary>
    /// <param name="time">t; most landscapes do not depend on it.</param>
    /// <param name="position">θ, D numbers.</param>
    /// <param name="gradient">Receives ∇L, D numbers: the same to the last bit as without the Hessian.</param>
    /// <param name="hessian">Receives ∇²L, D x D numbers, symmetric.</param>
    /// <returns>L.</returns>
    public abstract double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian);

    /// <inheritdoc/>
    /// <remarks>By the matrix, unless the landscape has a shorter way: memory and time of order D².</remarks>
    public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
    {
        var hessian = Dimension <= MostOnStack ? stackalloc double[Entries] : new double[Entries];
        Evaluate(time, position, product, hessian);
        for (var i = 0; i < Dimension; i++)
        {
            product[i] = Rows.Dot(hessian.Slice(i * Dimension, Dimension), direction);
        }
    }

    /// <summary>The Hessian at a point, at time 0: D x D.</summary>
    /// <param name="position">θ, D numbers; D ≤ <see cref="MostParameters"/>.</param>
    public Mat Hessian(Vec position) => At(0, position).Hessian;

    /// <summary>The landscape to second order around a point.</summary>
    /// <param name="time">t.</param>
    /// <param name="position">θ, D numbers; D ≤ <see cref="MostParameters"/>.</param>
    public LocalShape At(double time, Vec position)
    {
        var (gradient, hessian) = (new double[Dimension], new double[Entries]);
        var value = Evaluate(time, Fitting(position).Span, gradient, hessian);
        return new LocalShape(value, Vec.Own(gradient), Mat.Own(Dimension, Dimension, hessian));
    }

    // D², where D fits: problems and searches refuse more as a value, before anybody asks for a matrix.
    private int Entries
        => Dimension <= MostParameters
            ? Dimension * Dimension
            : throw new InvalidOperationException($"The Hessian of {Name} with {Dimension} parameters was asked for as a matrix; use products with vectors.");

    /// <summary>The landscape as a function: a component of a drift, an entry of a metric.</summary>
    public ScalarFunction AsFunction() => new Component(this);

    private sealed class Component(DenseLandscape landscape) : ScalarFunction(landscape.Dimension)
    {
        public override bool DependsOnTime => landscape.DependsOnTime;

        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
            => landscape.Evaluate(time, position, gradient, hessian);
    }
}
