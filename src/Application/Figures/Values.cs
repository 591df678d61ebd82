using System.Collections.Immutable;

namespace LossNav.Application.Figures;

/// <summary>Numbers in order that nobody can change; equal when every number is equal.</summary>
public sealed class Values : IEquatable<Values>
{
    private readonly ImmutableArray<double> _numbers;

    private Values(ImmutableArray<double> numbers) => _numbers = numbers;

    /// <summary>How many numbers there are.</summary>
    public int Count => _numbers.Length;

    /// <summary>The numbers, to be read.</summary>
    public ReadOnlySpan<double> Span => _numbers.AsSpan();

    /// <summary>The number at a place, counted from 0.</summary>
    public double this[int index] => _numbers[index];

    /// <summary>Copies the numbers of a sequence.</summary>
    public static Values Of(IEnumerable<double> numbers) => new([.. numbers]);

    /// <summary>Copies numbers.</summary>
    public static Values Of(ReadOnlySpan<double> numbers) => new([.. numbers]);

    /// <summary>The numbers f(0), f(1), … f(count − 1).</summary>
    public static Values Make(int count, Func<int, double> number)
    {
        var builder = ImmutableArray.CreateBuilder<double>(count);
        for (var i = 0; i < count; i++)
        {
            builder.Add(number(i));
        }

        return new(builder.MoveToImmutable());
    }

    /// <summary>Numbers at equal distances from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public static Values Evenly(double low, double high, int count)
        => Make(count, i => i == count - 1 ? high : low + (i * ((high - low) / (count - 1))));

    /// <inheritdoc/>
    public bool Equals(Values? other) => other is not null && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Count > 0 ? this[0] : 0, Count > 0 ? this[Count - 1] : 0);
}
