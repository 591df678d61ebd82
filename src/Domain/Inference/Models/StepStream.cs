using LossNav.Domain.Inference.Records;
using LossNav.Domain.Rules.Machinery;

namespace LossNav.Domain.Inference.Models;

/// <summary>The predictions of a rule along a record, one step after another. What it remembers is its own: nobody else sees a stream.</summary>
internal abstract class StepStream
{
    /// <summary>The terms of the next step, in the order of the record.</summary>
    /// <param name="t">The step, counted from 0.</param>
    /// <param name="terms">Receives the terms one after another, D numbers each.</param>
    public abstract void Next(int t, Span<double> terms);
}

/// <summary>Runs a rule of the Domain on the gradients of a record, from parameters 0, so that what it makes of them is its step.</summary>
/// <param name="rule">The rule, with learning rate 1 and nothing that pulls the parameters.</param>
/// <param name="record">The record.</param>
/// <param name="drift">What moves the parameters besides.</param>
internal sealed class RuleStream(LearningRule rule, RunRecord record, DriftTerm drift) : StepStream
{
    private readonly double[] _zeros = new double[record.Dimension];
    private readonly double[] _lead = new double[record.Dimension];
    private readonly RuleMemory _memory = rule.Init(new double[record.Dimension]);

    /// <inheritdoc/>
    public override void Next(int t, Span<double> terms)
    {
        for (; t == 0 && _memory.Steps < record.Lead;)
        {
            Run((int)_memory.Steps - record.Lead, _lead);
        }

        Run(t, terms[..record.Dimension]);
        drift.Write(record, t, terms[record.Dimension..]);
    }

    private void Run(int t, Span<double> step)
        => rule.Update(_memory, new Observation(_zeros, record.Gradient(t)) { Loss = record.Loss(t) }, _memory, step);
}
