using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Numerics.Blocks;

/// <summary>A vector of any size. Never written to once it is made.</summary>
internal readonly struct VectorN(double[] components) : IBlockVector<VectorN>
{
    public ReadOnlySpan<double> Components => components;

    public double LargestComponent
    {
        get
        {
            var largest = 0.0;
            foreach (var component in components)
            {
                // NaN must win, so that nobody takes it for convergence.
                largest = Math.Max(largest, Math.Abs(component));
            }

            return largest;
        }
    }

    public static VectorN Zero(int dimension) => new(new double[dimension]);

    public static VectorN Read(ReadOnlySpan<double> components) => new(components.ToArray());

    public static VectorN operator +(VectorN left, VectorN right) => Combine(left, 1, right);

    public static VectorN operator -(VectorN left, VectorN right) => Combine(left, -1, right);

    public static VectorN operator *(double factor, VectorN vector)
    {
        var scaled = new double[vector.Components.Length];
        Rows.AddScaled(factor, vector.Components, scaled);
        return new VectorN(scaled);
    }

    public double Dot(VectorN other) => Rows.Dot(Components, other.Components);

    public void Write(Span<double> target) => Components.CopyTo(target);

    private static VectorN Combine(VectorN left, double factor, VectorN right)
    {
        var sum = left.Components.ToArray();
        Rows.AddScaled(factor, right.Components, sum);
        return new VectorN(sum);
    }
}
