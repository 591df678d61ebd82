using System.Collections.Immutable;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>What a rule remembers: the number of steps taken and some vectors.</summary>
/// <remarks>Only a rule writes to it, in a step, and only where its caller allows (<see cref="LearningRule.Update"/>).</remarks>
public sealed class RuleMemory
{
    private readonly ImmutableArray<double[]> _vectors;

    private RuleMemory(long steps, ImmutableArray<double[]> vectors) => (Steps, _vectors) = (steps, vectors);

    /// <summary>Steps taken.</summary>
    public long Steps { get; internal set; }

    /// <summary>How many vectors there are.</summary>
    public int Count => _vectors.Length;

    /// <summary>Zeros: what most rules remember before their first step.</summary>
    /// <param name="vectors">How many vectors, at least 0.</param>
    /// <param name="dimension">D, at least 0.</param>
    public static RuleMemory Zero(int vectors, int dimension)
        => new(0, [.. Enumerable.Range(0, vectors).Select(_ => new double[dimension])]);

    /// <summary>A memory of some vectors, copied.</summary>
    /// <param name="vectors">Its vectors; their lengths may differ.</param>
    public static RuleMemory Of(params ImmutableArray<double>[] vectors)
        => new(0, [.. vectors.Select(vector => vector.ToArray())]);

    /// <summary>A memory of the same shape that was written down and is read again.</summary>
    /// <param name="steps">Steps taken, at least 0.</param>
    /// <param name="vectors">All its vectors in their order.</param>
    public RuleMemory Restored(long steps, IReadOnlyList<ImmutableArray<double>> vectors)
        => new(steps, [.. vectors.Take(Count).Select(vector => vector.ToArray())]);

    /// <summary>A memory of its own with the same numbers.</summary>
    public RuleMemory Copy() => new(Steps, [.. _vectors.Select(vector => vector.ToArray())]);

    /// <summary>A memory of its own that differs in one vector.</summary>
    /// <param name="index">Counted from 0.</param>
    /// <param name="vector">What stands there instead, as many numbers.</param>
    public RuleMemory With(int index, ImmutableArray<double> vector)
        => new(Steps, [.. _vectors.Select((old, i) => i == index ? vector.ToArray() : [.. old])]);

    /// <summary>One of the vectors.</summary>
    /// <param name="index">Counted from 0.</param>
    public ReadOnlySpan<double> Vector(int index) => _vectors[index];

    internal Span<double> Writable(int index) => _vectors[index];

    internal RuleVectors<double> VectorsFrom(int first, int count) => new()
    {
        First = count > 0 ? Vector(first) : default,
        Second = count > 1 ? Vector(first + 1) : default,
        Third = count > 2 ? Vector(first + 2) : default,
    };
}
