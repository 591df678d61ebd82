namespace LossNav.Domain.Rules.Machinery;

/// <summary>The memory after a step, as the rule sees it while it takes the step: the only way to write to a memory, and only into what the caller gave for it.</summary>
public readonly ref struct NextMemory
{
    private readonly RuleMemory _memory;

    internal NextMemory(RuleMemory memory) => _memory = memory;

    /// <summary>One of the vectors, to be written.</summary>
    /// <param name="index">Counted from 0.</param>
    public Span<double> Vector(int index) => _memory.Writable(index);

    internal NextVectors<double> VectorsFrom(int first, int count) => new()
    {
        First = count > 0 ? Vector(first) : default,
        Second = count > 1 ? Vector(first + 1) : default,
        Third = count > 2 ? Vector(first + 2) : default,
    };
}
