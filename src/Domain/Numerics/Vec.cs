using System.Globalization;

namespace LossNav.Domain.Numerics;

/// <summary>An immutable vector of D real numbers: a point of parameter space, a velocity or a gradient. Equal when every component is equal.</summary>
public sealed class Vec : IEquatable<Vec>
{
    private readonly double[] _components;

    private Vec(double[] components) => _components = components;

    /// <summary>Number of components, D.</summary>
    public int Dimension => _components.Length;

    /// <summary>The components, read-only.</summary>
    public ReadOnlySpan<double> Span => _components;

    /// <summary>Length in the Euclidean metric.</summary>
    public double Norm => Math.Sqrt(Dot(this));

    /// <summary>Whether no component is infinite or not a number.</summary>
    public bool IsFinite => Array.TrueForAll(_components, double.IsFinite);

    /// <summary>The component at <paramref name="index"/>, counted from 0.</summary>
    public double this[int index] => _components[index];

    /// <summary>The vector with these components.</summary>
    public static Vec Of(params double[] components) => new((double[])components.Clone());

    /// <summary>The vector with these components, in their order.</summary>
    public static Vec From(IEnumerable<double> components) => new([.. components]);

    /// <summary>The vector with these components, copied.</summary>
    public static Vec Copy(ReadOnlySpan<double> components) => new(components.ToArray());

    /// <summary>Takes ownership of an array that nobody else keeps.</summary>
    internal static Vec Own(double[] components) => new(components);

    /// <summary>The zero vector.</summary>
    public static Vec Zero(int dimension) => new(new double[dimension]);

    /// <summary>The vector whose component i is <paramref name="component"/>(i).</summary>
    public static Vec Generate(int dimension, Func<int, double> component)
    {
        var components = new double[dimension];
        for (var i = 0; i < dimension; i++)
        {
            components[i] = component(i);
        }

        return new Vec(components);
    }

    /// <summary>Sum; both have the same dimension.</summary>
    public static Vec operator +(Vec left, Vec right) => left.Zip(right, (a, b) => a + b);

    /// <summary>Difference; both have the same dimension.</summary>
    public static Vec operator -(Vec left, Vec right) => left.Zip(right, (a, b) => a - b);

    /// <summary>The opposite vector.</summary>
    public static Vec operator -(Vec vector) => -1.0 * vector;

    /// <summary>Scaled by a number.</summary>
    public static Vec operator *(double factor, Vec vector) => Generate(vector.Dimension, i => factor * vector[i]);

    /// <summary>Whether both have the same components.</summary>
    public static bool operator ==(Vec? left, Vec? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether some component differs.</summary>
    public static bool operator !=(Vec? left, Vec? right) => !(left == right);

    /// <summary>Scalar product with a vector of the same dimension.</summary>
    public double Dot(Vec other)
    {
        RequireSameDimension(other);
        var sum = 0.0;
        for (var i = 0; i < Dimension; i++)
        {
            sum += _components[i] * other._components[i];
        }

        return sum;
    }

    /// <summary>A copy of the components that the caller may change.</summary>
    public double[] ToArray() => (double[])_components.Clone();

    /// <inheritdoc/>
    public bool Equals(Vec? other) => other is not null && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Vec);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var component in _components)
        {
            hash.Add(component);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
        => $"({string.Join(", ", _components.Select(component => component.ToString("R", CultureInfo.InvariantCulture)))})";

    private Vec Zip(Vec other, Func<double, double, double> combine)
    {
        RequireSameDimension(other);
        return Generate(Dimension, i => combine(_components[i], other._components[i]));
    }

    private void RequireSameDimension(Vec other)
    {
        if (Dimension != other.Dimension)
        {
            throw new ArgumentException($"Vectors of dimension {Dimension} and {other.Dimension} were combined.", nameof(other));
        }
    }
}
