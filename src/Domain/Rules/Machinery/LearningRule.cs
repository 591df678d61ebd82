namespace LossNav.Domain.Rules.Machinery;

/// <summary>Where a learner stands and what it sees there.</summary>
/// <param name="parameters">θ, D numbers.</param>
/// <param name="gradient">g = ∇L(θ), D numbers.</param>
public readonly ref struct Observation(ReadOnlySpan<double> parameters, ReadOnlySpan<double> gradient)
{
    /// <summary>θ, D numbers.</summary>
    public ReadOnlySpan<double> Parameters { get; } = parameters;

    /// <summary>g = ∇L(θ), D numbers.</summary>
    public ReadOnlySpan<double> Gradient { get; } = gradient;

    /// <summary>L(θ), perhaps of one minibatch; not a number where nobody computed it. Only rules that judge from the loss whether the task has changed read it.</summary>
    public double Loss { get; init; } = double.NaN;
}

/// <summary>What a rule remembers before its first step.</summary>
/// <param name="parameters">θ₀, where the learner starts, D numbers; only read.</param>
public delegate TMemory RuleInit<out TMemory>(ReadOnlySpan<double> parameters);

/// <summary>One step of a learning rule: a function of memory and observation that writes only into what the caller owns.</summary>
/// <param name="memory">What the rule remembers of earlier steps; it is only read.</param>
/// <param name="observation">Parameters and gradient; they are only read.</param>
/// <param name="nextMemory">Receives the memory after the step. It may be <paramref name="memory"/> itself, where that is not needed any more.</param>
/// <param name="nextParameters">Receives the parameters after the step, D numbers. It may be the parameters' own storage.</param>
public delegate void RuleStep<in TMemory>(TMemory memory, Observation observation, TMemory nextMemory, Span<double> nextParameters);

/// <summary>A learning rule: an immutable pair of pure functions over plain parameter vectors.</summary>
/// <remarks>
/// The functions do not know where vectors live: <see cref="Learning"/> runs them on fresh storage, value in and value out; a training loop hands them the
/// same storage at every step, and nothing is allocated.
/// </remarks>
/// <typeparam name="TMemory">What the rule remembers between steps.</typeparam>
/// <param name="Name">The field's name for it.</param>
/// <param name="Assumptions">What makes it the optimal rule, in one line.</param>
/// <param name="Init">The memory before the first step.</param>
/// <param name="Update">One step.</param>
public sealed record LearningRule<TMemory>(string Name, string Assumptions, RuleInit<TMemory> Init, RuleStep<TMemory> Update)
    where TMemory : class;
