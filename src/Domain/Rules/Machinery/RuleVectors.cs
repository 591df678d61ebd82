namespace LossNav.Domain.Rules.Machinery;

/// <summary>The vectors that an elementwise rule remembers, where they live, to be read. Those that it does not have are empty.</summary>
/// <typeparam name="T">64-bit or 32-bit floats.</typeparam>
public readonly ref struct RuleVectors<T>
{
    /// <summary>The first, D numbers.</summary>
    public ReadOnlySpan<T> First { get; init; }

    /// <summary>The second, D numbers.</summary>
    public ReadOnlySpan<T> Second { get; init; }

    /// <summary>The third, D numbers.</summary>
    public ReadOnlySpan<T> Third { get; init; }
}

/// <summary>The vectors that an elementwise rule will remember, where they live, to be written; they may be those that are read.</summary>
/// <typeparam name="T">64-bit or 32-bit floats.</typeparam>
public readonly ref struct NextVectors<T>
{
    /// <summary>The first, D numbers.</summary>
    public Span<T> First { get; init; }

    /// <summary>The second, D numbers.</summary>
    public Span<T> Second { get; init; }

    /// <summary>The third, D numbers.</summary>
    public Span<T> Third { get; init; }
}
