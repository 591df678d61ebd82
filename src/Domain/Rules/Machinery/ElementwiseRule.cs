using System.Collections.Immutable;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>A rule that moves each parameter by itself: a formula, what it remembers, and constants that are settled once a step.</summary>
/// <remarks>In a <see cref="RuleMemory"/> its vectors come first, then, where it has any, its numbers as one vector more.</remarks>
public abstract record ElementwiseRule : LearningRule
{
    private protected ElementwiseRule(string name, string assumptions, ImmutableArray<VectorStart> vectors, ImmutableArray<double> numbers)
        : base(name, assumptions) => (Vectors, Numbers) = (vectors, numbers);

    /// <summary>How each vector that it remembers begins.</summary>
    public ImmutableArray<VectorStart> Vectors { get; }

    /// <summary>How the numbers that it remembers besides begin.</summary>
    public ImmutableArray<double> Numbers { get; }

    /// <summary>Defines a rule.</summary>
    /// <param name="name">The field's name for it.</param>
    /// <param name="assumptions">What makes it the optimal rule, in one line.</param>
    /// <param name="vectors">How each vector that the formula remembers begins; as many as <see cref="IRuleFormula.Reads"/> says.</param>
    /// <param name="numbers">How the numbers begin that it remembers besides, of which <paramref name="formulaAt"/> makes its constants.</param>
    /// <param name="formulaAt">The formula with the constants of a step.</param>
    /// <exception cref="ArgumentException">There are more or fewer vectors than the formula reads: a mistake in the code that defines the rule.</exception>
    public static LearningRule Of<TFormula>(
        string name, string assumptions, ImmutableArray<VectorStart> vectors, ImmutableArray<double> numbers, FormulaAt<TFormula> formulaAt)
        where TFormula : struct, IRuleFormula
        => vectors.Length == TFormula.Reads
            ? new FormulaRule<TFormula>(name, assumptions, vectors, numbers, formulaAt)
            : throw new ArgumentException($"the formula of '{name}' reads {TFormula.Reads} vectors, but {vectors.Length} begin", nameof(vectors));

    /// <summary>One step in 64 bits, wherever the vectors live.</summary>
    /// <param name="at">The step.</param>
    /// <param name="parameters">θ, D numbers.</param>
    /// <param name="gradient">∇L(θ), D numbers.</param>
    /// <param name="memory">What it remembers.</param>
    /// <param name="nextMemory">Receives that after the step; it may be the same storage.</param>
    /// <param name="nextParameters">Receives the parameters after the step; it may be the same storage.</param>
    public abstract void StepDoubles(
        RuleMoment at, ReadOnlySpan<double> parameters, ReadOnlySpan<double> gradient, RuleVectors<double> memory, NextVectors<double> nextMemory, Span<double> nextParameters);

    /// <summary>The same in 32 bits.</summary>
    /// <param name="at">The step.</param>
    /// <param name="parameters">θ, D numbers.</param>
    /// <param name="gradient">∇L(θ), D numbers.</param>
    /// <param name="memory">What it remembers.</param>
    /// <param name="nextMemory">Receives that after the step; it may be the same storage.</param>
    /// <param name="nextParameters">Receives the parameters after the step; it may be the same storage.</param>
    public abstract void StepFloats(
        RuleMoment at, ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradient, RuleVectors<float> memory, NextVectors<float> nextMemory, Span<float> nextParameters);

    /// <summary>The same on any other number, for example a tensor on a device.</summary>
    /// <param name="at">The step.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="gradient">∇L(θ).</param>
    /// <param name="memory">What it remembers.</param>
    public abstract Moved<TNumber> StepOn<TNumber>(RuleMoment at, TNumber parameters, TNumber gradient, Remembered<TNumber> memory)
        where TNumber : struct, IRuleNumber<TNumber>;

    /// <inheritdoc/>
    public override RuleMemory InitOn(ParameterLayout layout, ReadOnlySpan<double> parameters)
    {
        var vectors = BeginAt(parameters);
        return RuleMemory.Of(Numbers.IsEmpty ? [.. vectors] : [.. vectors, Numbers]);
    }

    /// <summary>The vectors that it remembers of some parameters, as they begin.</summary>
    internal IEnumerable<ImmutableArray<double>> BeginAt(ReadOnlySpan<double> parameters)
    {
        ImmutableArray<double> start = [.. parameters];
        return Vectors.Select(vector => vector.Match(it => [.. Enumerable.Repeat(it.Value, start.Length)], _ => start));
    }

    private protected override void Advance(RuleMemory memory, Observation observation, NextMemory nextMemory, Span<double> nextParameters)
    {
        var numbers = Numbers.IsEmpty ? default : memory.Vector(Vectors.Length);
        var nextNumbers = Numbers.IsEmpty ? default : nextMemory.Vector(Vectors.Length);
        numbers.CopyTo(nextNumbers);
        StepDoubles(
            new RuleMoment(memory.Steps + 1, observation.Loss, numbers, nextNumbers),
            observation.Parameters,
            observation.Gradient,
            memory.VectorsFrom(0, Vectors.Length),
            nextMemory.VectorsFrom(0, Vectors.Length),
            nextParameters);
    }
}
