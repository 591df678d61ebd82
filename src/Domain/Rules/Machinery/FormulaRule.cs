using System.Collections.Immutable;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>An elementwise rule that knows its formula's type, so that the formula is compiled into the loop that runs it.</summary>
internal sealed record FormulaRule<TFormula>(
    string RuleName, string RuleAssumptions, ImmutableArray<VectorStart> Begins, ImmutableArray<double> BeginNumbers, FormulaAt<TFormula> FormulaAt)
    : ElementwiseRule(RuleName, RuleAssumptions, Begins, BeginNumbers)
    where TFormula : struct, IRuleFormula
{
    public override void StepDoubles(
        RuleMoment at, ReadOnlySpan<double> parameters, ReadOnlySpan<double> gradient, RuleVectors<double> memory, NextVectors<double> nextMemory, Span<double> nextParameters)
        => Lanes<VectorLanes<double>, double>.Run(FormulaAt(at), parameters, gradient, memory, nextMemory, nextParameters);

    public override void StepFloats(
        RuleMoment at, ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradient, RuleVectors<float> memory, NextVectors<float> nextMemory, Span<float> nextParameters)
        => Lanes<VectorLanes<float>, float>.Run(FormulaAt(at), parameters, gradient, memory, nextMemory, nextParameters);

    public override Moved<TNumber> StepOn<TNumber>(RuleMoment at, TNumber parameters, TNumber gradient, Remembered<TNumber> memory)
        => FormulaAt(at).Step(parameters, gradient, memory);
}
