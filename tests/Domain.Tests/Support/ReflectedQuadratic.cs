using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Tests.Support;

/// <summary>
/// L = ½(θ − μ)ᵀQΛQᵀ(θ − μ) with eigenvalues over six decades and a reflection Q = I − 2uuᵀ: a full Hessian in any number of dimensions, without a matrix.
/// </summary>
internal sealed class ReflectedQuadratic : CurvedLandscape
{
    private readonly double[] _normal;
    private readonly double[] _eigenvalues;
    private readonly double[] _center;

    public ReflectedQuadratic(int dimension, ulong seed)
        : base("reflected quadratic", dimension, Seq<CriticalPoint>.Empty)
    {
        var normal = CounterRandom.Normals(dimension, CounterRandom.Branch(seed, 0));
        _normal = (1 / normal.Norm * normal).ToArray();
        _eigenvalues = [.. Enumerable.Range(0, dimension).Select(i => Math.Pow(10, -6.0 * i / Math.Max(1, dimension - 1)))];
        _center = CounterRandom.Normals(dimension, CounterRandom.Branch(seed, 1)).ToArray();
    }

    /// <summary>Λ, from 1 down to 1e-6.</summary>
    public ReadOnlySpan<double> Eigenvalues => _eigenvalues;

    /// <summary>Q(θ − μ): in these coordinates the loss is ½Σλ_i x_i².</summary>
    public double[] Coordinates(ReadOnlySpan<double> position)
    {
        var offset = position.ToArray();
        for (var i = 0; i < Dimension; i++)
        {
            offset[i] -= _center[i];
        }

        Reflect(offset);
        return offset;
    }

    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
    {
        for (var i = 0; i < Dimension; i++)
        {
            gradient[i] = position[i] - _center[i];
        }

        Multiply(gradient);
        var value = 0.0;
        for (var i = 0; i < Dimension; i++)
        {
            value += 0.5 * gradient[i] * (position[i] - _center[i]);
        }

        return value;
    }

    public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
    {
        direction.CopyTo(product);
        Multiply(product);
    }

    private void Multiply(Span<double> vector)
    {
        Reflect(vector);
        for (var i = 0; i < Dimension; i++)
        {
            vector[i] *= _eigenvalues[i];
        }

        Reflect(vector);
    }

    private void Reflect(Span<double> vector)
    {
        var along = 0.0;
        for (var i = 0; i < Dimension; i++)
        {
            along += _normal[i] * vector[i];
        }

        for (var i = 0; i < Dimension; i++)
        {
            vector[i] -= 2 * along * _normal[i];
        }
    }
}
