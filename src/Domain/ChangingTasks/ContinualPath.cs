using System.Collections.Immutable;
using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.ChangingTasks;

/// <summary>What a learner does on a stream of tasks, exactly: closed forms between the changes, no step size.</summary>
public sealed class ContinualPath
{
    private readonly ImmutableArray<Leg> _legs;
    private readonly ImmutableArray<ContinualCost> _costs;
    private readonly ContinualProblem _problem;

    private ContinualPath(ImmutableArray<Leg> legs, ContinualProblem problem)
    {
        (_legs, _problem) = (legs, problem);
        var costs = ImmutableArray.CreateBuilder<ContinualCost>(legs.Length + 1);
        var sum = new ContinualCost(0, 0);
        costs.Add(sum);
        foreach (var leg in legs)
        {
            sum += leg.CostTo(leg.End, problem);
            costs.Add(sum);
        }

        _costs = costs.MoveToImmutable();
    }

    /// <summary>When it ends; it begins at 0.</summary>
    public double Duration => _legs[^1].End;

    /// <summary>The discounted cost of the whole path.</summary>
    public ContinualCost Cost => _costs[^1];

    /// <summary>What a rule does on a stream. It knows the present task exactly as soon as it begins.</summary>
    /// <param name="rule">How the learner behaves.</param>
    /// <param name="start">θ₀, D numbers.</param>
    /// <param name="problem">What the learner believes about the changes, and η, k, γ and H.</param>
    /// <param name="stream">The tasks, over D parameters.</param>
    /// <returns>The path, or all that is wrong.</returns>
    public static Validation<NavigationError, ContinualPath> Follow(ContinualRule rule, Vec start, ContinualProblem problem, TaskStream stream)
        => Checks.Then(
            rule.Check()
                + Checks.Point("the start θ₀", start, problem.Dimension)
                + Checks.When(
                    stream.Dimension != problem.Dimension,
                    () => new NavigationError.WrongShape(
                        "the stream", $"made of tasks of {stream.Dimension} parameters", $"made of tasks of {problem.Dimension}, as the problem")),
            () => new ContinualPath([.. LegPlanner.Plan(rule, start, problem, stream)], problem));

    /// <summary>θ at a time from 0 to the end, D numbers.</summary>
    public Vec PositionAt(double time) => _problem.FromDirections(_legs[LegAt(time)].PositionAt(time));

    /// <summary>The loss of the task of the moment at a time from 0 to the end; at a change, that of the new task.</summary>
    public double LossAt(double time) => Loss(_legs[LegAt(time)], time);

    /// <summary>The discounted cost from 0 to a time.</summary>
    public ContinualCost CostTo(double time)
    {
        var i = LegAt(time);
        return _costs[i] + _legs[i].CostTo(time, _problem);
    }

    /// <summary>Time and loss in their order, some points for every stretch without a change: where the task changes there are two losses at one time.</summary>
    /// <param name="points">Points of each stretch, at least 2.</param>
    public Seq<(double Time, double Loss)> LossCurve(int points)
        => _legs.ToSeq().Bind(leg => Range(0, points).ToSeq().Map(i =>
        {
            var time = i == points - 1 ? leg.End : leg.Start + (leg.Duration * i / (points - 1));
            return (time, Loss(leg, time));
        })).Strict();

    private double Loss(Leg leg, double time)
    {
        var offset = leg.PositionAt(time) - leg.Optimum;
        return 0.5 * Enumerable.Range(0, offset.Dimension).Sum(i => _problem.CurvatureAlong(i) * offset[i] * offset[i]);
    }

    // The last leg that has begun.
    private int LegAt(double time) => Sorted.LastUpTo(_legs.AsSpan(), leg => leg.Start, time);
}
