using System.Collections.Immutable;
using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>A learner between two steps, as a value.</summary>
/// <param name="Parameters">θ, D numbers.</param>
/// <param name="Memory">What the rule remembers.</param>
public sealed record Learner(ImmutableArray<double> Parameters, RuleMemory Memory)
{
    /// <summary>How θ is made of parameters with shapes; one vector, where nothing is said.</summary>
    public ParameterLayout Layout { get; init; } = ParameterLayout.Vector(Parameters.Length);
}

/// <summary>Learning rules on values: nothing that went in changes.</summary>
public static class Learning
{
    /// <summary>A learner that has taken no step.</summary>
    /// <param name="rule">How it learns.</param>
    /// <param name="parameters">Where it starts, D numbers.</param>
    public static Learner Begin(LearningRule rule, ImmutableArray<double> parameters)
        => BeginOn(rule, ParameterLayout.Vector(parameters.Length), parameters);

    /// <summary>A learner that has taken no step, whose parameters have shapes.</summary>
    /// <param name="rule">How it learns.</param>
    /// <param name="layout">How θ is made of parameters with shapes, of D numbers together.</param>
    /// <param name="parameters">Where it starts, D numbers.</param>
    public static Learner BeginOn(LearningRule rule, ParameterLayout layout, ImmutableArray<double> parameters)
        => new(parameters, rule.InitOn(layout, parameters.AsSpan())) { Layout = layout };

    /// <summary>The learner after one step.</summary>
    /// <param name="rule">How it learns.</param>
    /// <param name="gradient">∇L at its parameters, D numbers.</param>
    /// <param name="learner">The learner before the step.</param>
    public static Learner Step(LearningRule rule, ImmutableArray<double> gradient, Learner learner)
        => StepWith(rule, gradient, double.NaN, learner);

    /// <summary>The learner after one step, for rules that judge from the loss whether the task has changed.</summary>
    /// <param name="rule">How it learns.</param>
    /// <param name="gradient">∇L at its parameters, D numbers.</param>
    /// <param name="loss">L at its parameters.</param>
    /// <param name="learner">The learner before the step.</param>
    public static Learner StepWith(LearningRule rule, ImmutableArray<double> gradient, double loss, Learner learner)
    {
        var memory = rule.InitOn(learner.Layout, learner.Parameters.AsSpan());
        var parameters = new double[learner.Parameters.Length];
        rule.Update(
            learner.Memory, new Observation(learner.Parameters.AsSpan(), gradient.AsSpan()) { Loss = loss, Layout = learner.Layout }, memory, parameters);
        return learner with { Parameters = System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(parameters), Memory = memory };
    }

    /// <summary>The path of a learner over a landscape: where it stands before each step and after the last.</summary>
    /// <param name="rule">How it learns.</param>
    /// <param name="steps">How many steps, at least 0.</param>
    /// <param name="landscape">What it learns; gradients are exact, and nothing of order D² is needed.</param>
    /// <param name="start">Where it starts, D numbers.</param>
    /// <returns>steps + 1 points.</returns>
    public static Seq<Vec> Follow(LearningRule rule, int steps, Landscape landscape, Vec start)
        => FollowOn(rule, ParameterLayout.Vector(start.Dimension), steps, landscape, start);

    /// <summary>The same for a learner whose parameters have shapes.</summary>
    /// <param name="rule">How it learns.</param>
    /// <param name="layout">How θ is made of parameters with shapes, of D numbers together.</param>
    /// <param name="steps">How many steps, at least 0.</param>
    /// <param name="landscape">What it learns; gradients are exact, and nothing of order D² is needed.</param>
    /// <param name="start">Where it starts, D numbers.</param>
    /// <returns>steps + 1 points.</returns>
    public static Seq<Vec> FollowOn(LearningRule rule, ParameterLayout layout, int steps, Landscape landscape, Vec start)
    {
        var parameters = start.ToArray();
        var memory = rule.InitOn(layout, parameters);
        var gradient = new double[start.Dimension];
        var points = new Vec[steps + 1];
        points[0] = start;
        for (var i = 1; i <= steps; i++)
        {
            var loss = landscape.Evaluate(0, parameters, gradient);
            rule.Update(memory, new Observation(parameters, gradient) { Loss = loss, Layout = layout }, memory, parameters);
            points[i] = Vec.Copy(parameters);
        }

        return toSeq(points);
    }
}
