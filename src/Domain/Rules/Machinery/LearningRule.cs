namespace LossNav.Domain.Rules.Machinery;

/// <summary>A learning rule: an immutable pair of pure functions over plain parameter vectors.</summary>
/// <remarks>
/// The functions do not know where vectors live: <see cref="Learning"/> runs them on fresh storage, value in and value out; a training loop hands them the
/// same storage at every step, and nothing is allocated. A rule that moves each parameter by itself is an <see cref="ElementwiseRule"/>, and runs on every
/// number; one that moves each weight of a layer as a matrix is a <see cref="MatrixRule"/>, and runs on every kind of matrix; any other is a <see cref="VectorRule"/>.
/// </remarks>
public abstract record LearningRule
{
    private protected LearningRule(string name, string assumptions) => (Name, Assumptions) = (name, assumptions);

    /// <summary>The field's name for it.</summary>
    public string Name { get; init; }

    /// <summary>What makes it the optimal rule, in one line.</summary>
    public string Assumptions { get; init; }

    /// <summary>Whether it judges from the loss. To read that from a device means to wait for it; a rule that does not say so may not be given it.</summary>
    public bool NeedsLoss { get; init; }

    /// <summary>Gives the value of the case that this rule is.</summary>
    public TResult Match<TResult>(Func<ElementwiseRule, TResult> elementwise, Func<VectorRule, TResult> vector, Func<MatrixRule, TResult> matrix) => this switch
    {
        ElementwiseRule rule => elementwise(rule),
        VectorRule rule => vector(rule),
        MatrixRule rule => matrix(rule),
        _ => throw new InvalidOperationException($"{GetType()} is not a rule."),
    };

    /// <summary>What it remembers before its first step, where θ is one vector.</summary>
    /// <param name="parameters">θ₀, where the learner starts, D numbers; only read.</param>
    public RuleMemory Init(ReadOnlySpan<double> parameters) => InitOn(ParameterLayout.Vector(parameters.Length), parameters);

    /// <summary>What it remembers before its first step.</summary>
    /// <param name="layout">How θ is made of parameters with shapes, of D numbers together; every <see cref="Observation"/> says the same.</param>
    /// <param name="parameters">θ₀, where the learner starts, D numbers; only read.</param>
    public abstract RuleMemory InitOn(ParameterLayout layout, ReadOnlySpan<double> parameters);

    /// <summary>One step: a function of memory and observation that writes only into what the caller owns.</summary>
    /// <param name="memory">What the rule remembers of earlier steps; it is only read.</param>
    /// <param name="observation">Parameters and gradient; they are only read.</param>
    /// <param name="nextMemory">Receives the memory after the step. It may be <paramref name="memory"/> itself, where that is not needed any more.</param>
    /// <param name="nextParameters">Receives the parameters after the step, D numbers. It may be the parameters' own storage.</param>
    public void Update(RuleMemory memory, Observation observation, RuleMemory nextMemory, Span<double> nextParameters)
    {
        var steps = memory.Steps + 1;
        Advance(memory, observation, new NextMemory(nextMemory), nextParameters);
        nextMemory.Steps = steps;
    }

    private protected abstract void Advance(RuleMemory memory, Observation observation, NextMemory nextMemory, Span<double> nextParameters);
}
