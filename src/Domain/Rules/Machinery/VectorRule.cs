namespace LossNav.Domain.Rules.Machinery;

/// <summary>What a rule remembers before its first step.</summary>
/// <param name="parameters">θ₀, where the learner starts, D numbers; only read.</param>
public delegate RuleMemory RuleInit(ReadOnlySpan<double> parameters);

/// <summary>What a rule that looks at shapes remembers before its first step; for example a matrix for each side of each weight.</summary>
/// <param name="layout">How θ₀ is made of parameters with shapes.</param>
/// <param name="parameters">θ₀, where the learner starts, D numbers; only read.</param>
public delegate RuleMemory RuleInitOn(ParameterLayout layout, ReadOnlySpan<double> parameters);

/// <summary>One step of a rule that sees all parameters together.</summary>
/// <param name="memory">What the rule remembers of earlier steps; it can only be read.</param>
/// <param name="observation">Parameters and gradient; they can only be read.</param>
/// <param name="nextMemory">Receives the memory after the step; its storage may be that of <paramref name="memory"/>. The steps are counted by whoever runs the rule.</param>
/// <param name="nextParameters">Receives the parameters after the step, D numbers. It may be the parameters' own storage.</param>
public delegate void RuleStep(RuleMemory memory, Observation observation, NextMemory nextMemory, Span<double> nextParameters);

/// <summary>A rule that sees all parameters together: pairs that turn, matrices, layers, noise by the parameter's number.</summary>
public sealed record VectorRule : LearningRule
{
    private readonly RuleInitOn _init;
    private readonly RuleStep _step;

    private VectorRule(string name, string assumptions, RuleInitOn init, RuleStep step)
        : base(name, assumptions) => (_init, _step) = (init, step);

    /// <summary>Defines a rule.</summary>
    /// <param name="name">The field's name for it.</param>
    /// <param name="assumptions">What makes it the optimal rule, in one line.</param>
    /// <param name="init">The memory before the first step.</param>
    /// <param name="step">One step.</param>
    public static LearningRule Of(string name, string assumptions, RuleInit init, RuleStep step)
        => new VectorRule(name, assumptions, (_, parameters) => init(parameters), step);

    /// <summary>Defines a rule that looks at the shapes of parameters. Each step finds them in <see cref="Observation.Layout"/>.</summary>
    /// <param name="name">The field's name for it.</param>
    /// <param name="assumptions">What makes it the optimal rule, in one line.</param>
    /// <param name="init">The memory before the first step.</param>
    /// <param name="step">One step.</param>
    public static LearningRule OnShapes(string name, string assumptions, RuleInitOn init, RuleStep step) => new VectorRule(name, assumptions, init, step);

    /// <inheritdoc/>
    public override RuleMemory InitOn(ParameterLayout layout, ReadOnlySpan<double> parameters) => _init(layout, parameters);

    private protected override void Advance(RuleMemory memory, Observation observation, NextMemory nextMemory, Span<double> nextParameters)
        => _step(memory, observation, nextMemory, nextParameters);
}
