using System.Collections.Immutable;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>What a rule remembers: the number of steps taken, some vectors, and the memories of the rules that it is made of.</summary>
/// <remarks>Only a rule writes to it, and only where its caller allows (<see cref="RuleStep{TMemory}"/>).</remarks>
public sealed class RuleMemory
{
    private readonly ImmutableArray<double[]> _own;
    private readonly ImmutableArray<RuleMemory> _parts;
    private readonly ImmutableArray<double[]> _all;

    private RuleMemory(ImmutableArray<double[]> own, ImmutableArray<RuleMemory> parts)
        => (_own, _parts, _all) = (own, parts, [.. own, .. parts.SelectMany(part => part._all)]);

    /// <summary>Steps taken.</summary>
    public long Steps { get; internal set; }

    /// <summary>How many vectors there are, those of its parts included.</summary>
    public int Count => _all.Length;

    /// <summary>Zeros: what most rules remember before their first step.</summary>
    /// <param name="vectors">How many vectors, at least 0.</param>
    /// <param name="dimension">D, at least 0.</param>
    public static RuleMemory Zero(int vectors, int dimension)
        => new([.. Enumerable.Range(0, vectors).Select(_ => new double[dimension])], []);

    /// <summary>A memory of some vectors, copied.</summary>
    /// <param name="vectors">Its vectors; their lengths may differ.</param>
    public static RuleMemory Of(params ImmutableArray<double>[] vectors)
        => new([.. vectors.Select(vector => vector.ToArray())], []);

    /// <summary>The memory of a rule that is made of others.</summary>
    /// <param name="own">What it remembers besides.</param>
    /// <param name="parts">What the others remember; they belong to the new memory from now on.</param>
    public static RuleMemory Join(RuleMemory own, params RuleMemory[] parts) => new(own._own, [.. own._parts, .. parts]);

    /// <summary>A memory of the same shape that was written down and is read again.</summary>
    /// <param name="steps">Steps taken, at least 0.</param>
    /// <param name="vectors">All its vectors, those of its parts included, in their order.</param>
    public RuleMemory Restored(long steps, IReadOnlyList<ImmutableArray<double>> vectors)
    {
        var copy = new RuleMemory(
            [.. vectors.Take(_own.Length).Select(vector => vector.ToArray())],
            [.. _parts.Select((part, i) => part.Restored(steps, [.. vectors.Skip(Before(i)).Take(part.Count)]))]);
        copy.Steps = steps;
        return copy;
    }

    /// <summary>A memory of its own with the same numbers.</summary>
    public RuleMemory Copy() => Restored(Steps, [.. _all.Select(vector => vector.ToImmutableArray())]);

    /// <summary>One of the vectors.</summary>
    /// <param name="index">Counted from 0: its own first, then those of its parts.</param>
    public ReadOnlySpan<double> Vector(int index) => _all[index];

    internal Span<double> Writable(int index) => _all[index];

    internal RuleMemory Part(int index) => _parts[index];

    private int Before(int part) => _own.Length + _parts.Take(part).Sum(earlier => earlier.Count);
}
