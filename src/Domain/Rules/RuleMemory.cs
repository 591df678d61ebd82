using System.Collections.Immutable;

namespace LossNav.Domain.Rules;

/// <summary>The memory of a rule that treats every parameter alike: the number of steps taken, and some vectors of D numbers.</summary>
/// <remarks>Only a rule writes to it, and only where its caller allows (<see cref="RuleStep{TMemory}"/>).</remarks>
public sealed class RuleMemory
{
    private readonly ImmutableArray<double[]> _vectors;

    private RuleMemory(ImmutableArray<double[]> vectors) => _vectors = vectors;

    /// <summary>Steps taken.</summary>
    public long Steps { get; internal set; }

    /// <summary>Zeros: what a rule remembers before its first step.</summary>
    /// <param name="vectors">How many vectors, at least 0.</param>
    /// <param name="dimension">D, at least 0.</param>
    public static RuleMemory Zero(int vectors, int dimension)
        => new([.. Enumerable.Range(0, vectors).Select(_ => new double[dimension])]);

    /// <summary>A memory that was written down and is read again.</summary>
    /// <param name="steps">Steps taken, at least 0.</param>
    /// <param name="vectors">Its vectors, of one length.</param>
    public static RuleMemory Of(long steps, IEnumerable<ImmutableArray<double>> vectors)
        => new([.. vectors.Select(vector => vector.ToArray())]) { Steps = steps };

    /// <summary>How many vectors there are.</summary>
    public int Count => _vectors.Length;

    /// <summary>One of the vectors, D numbers.</summary>
    public ReadOnlySpan<double> Vector(int index) => _vectors[index];

    internal Span<double> Writable(int index) => _vectors[index];
}
