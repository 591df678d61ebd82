namespace LossNav.Domain.Rules.Machinery;

/// <summary>What a rule knows before it looks at single parameters: the number of the step, the loss, and a few numbers of its own.</summary>
/// <param name="step">t, counted from 1.</param>
/// <param name="loss">L(θ); not a number where nobody computed it.</param>
/// <param name="numbers">What the rule remembers besides its vectors.</param>
/// <param name="nextNumbers">The same after the step; it holds <paramref name="numbers"/> until the rule writes to it.</param>
public readonly ref struct RuleMoment(long step, double loss, ReadOnlySpan<double> numbers, Span<double> nextNumbers)
{
    /// <summary>t, counted from 1.</summary>
    public long Step { get; } = step;

    /// <summary>L(θ); not a number where nobody computed it.</summary>
    public double Loss { get; } = loss;

    /// <summary>What the rule remembers besides its vectors; for example a belief about the task.</summary>
    public ReadOnlySpan<double> Numbers { get; } = numbers;

    /// <summary>The same after the step.</summary>
    public Span<double> NextNumbers { get; } = nextNumbers;
}

/// <summary>Settles the constants of a formula for one step, in 64 bits.</summary>
/// <param name="at">The step.</param>
public delegate TFormula FormulaAt<out TFormula>(RuleMoment at);
