using System.Numerics;

namespace LossNav.Domain.Numerics.Dense;

/// <summary>Products of vectors entry by entry, in place and without allocation.</summary>
internal static class Elementwise
{
    /// <summary>target ← factor ∘ target.</summary>
    public static void Multiply(ReadOnlySpan<double> factors, Span<double> target)
    {
        var i = 0;
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(factors[i..]) * new Vector<double>(target[i..])).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] *= factors[i];
        }
    }

    /// <summary>target ← target + factor · left ∘ right.</summary>
    public static void AddProduct(double factor, ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> target)
    {
        var i = 0;
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            ((factor * new Vector<double>(left[i..]) * new Vector<double>(right[i..])) + new Vector<double>(target[i..])).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += factor * left[i] * right[i];
        }
    }

    /// <summary>target ← factor · target.</summary>
    public static void Scale(double factor, Span<double> target)
    {
        var i = 0;
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (factor * new Vector<double>(target[i..])).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] *= factor;
        }
    }
}
