using System.Collections.Immutable;
using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules.Machinery;

namespace LossNav.Domain.Derivations;

/// <summary>The side of a derivation that runs the rule.</summary>
internal static class Ruled
{
    /// <summary>The first step Δθ of a rule.</summary>
    public static Vec Step(Vec position, Vec gradient, LearningRule rule)
        => Displacement(position, Advance(gradient, rule, Learning.Begin(rule, Numbers(position))));

    /// <summary>The step Δθ of a rule at a position, after it has seen some gradients there.</summary>
    /// <param name="position">θ; the rule is put back there before the last step.</param>
    /// <param name="gradients">What it sees, one vector after another.</param>
    /// <param name="rule">The rule.</param>
    public static Vec LastStep(Vec position, Seq<Vec> gradients, LearningRule rule)
        => LastStepOn(ParameterLayout.Vector(position.Dimension), position, gradients, rule);

    /// <summary>The same for a rule that looks at the shapes of parameters.</summary>
    /// <param name="layout">How θ is made of parameters with shapes.</param>
    /// <param name="position">θ; the rule is put back there before the last step.</param>
    /// <param name="gradients">What it sees, one vector after another.</param>
    /// <param name="rule">The rule.</param>
    public static Vec LastStepOn(ParameterLayout layout, Vec position, Seq<Vec> gradients, LearningRule rule)
        => Displacement(position, gradients.Fold(
            Learning.BeginOn(rule, layout, Numbers(position)),
            (learner, gradient) => Advance(gradient, rule, learner with { Parameters = Numbers(position) })));

    /// <summary>Where a learner stands after some steps over a quadratic loss.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="curvature">H.</param>
    /// <param name="center">The minimum.</param>
    /// <param name="rule">How it learns.</param>
    /// <param name="learner">The learner before.</param>
    public static Vec Descend(int steps, Mat curvature, Vec center, LearningRule rule, Learner learner)
        => Position(Enumerable.Range(0, steps).Aggregate(learner, (now, _) => Advance(curvature * (Position(now) - center), rule, now)));

    private static Vec Position(Learner learner) => Vec.Copy(learner.Parameters.AsSpan());

    private static Learner Advance(Vec gradient, LearningRule rule, Learner learner)
        => Learning.Step(rule, Numbers(gradient), learner);

    private static Vec Displacement(Vec from, Learner learner) => Position(learner) - from;

    private static ImmutableArray<double> Numbers(Vec vector) => [.. vector.Span];
}
