using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Quadratic;

namespace LossNav.Domain.ChangingTasks;

/// <summary>Turns a rule and a stream into legs: what each rule heads for, and how fast, along each eigendirection of H.</summary>
internal static class LegPlanner
{
    public static IEnumerable<Leg> Plan(ContinualRule rule, Vec start, ContinualProblem problem, TaskStream stream)
    {
        var position = problem.ToDirections(start);
        var past = Vec.Zero(problem.Dimension);
        for (var n = 0; n < stream.Spells.Count; n++)
        {
            var spell = stream.Spells[n];
            var optimum = problem.ToDirections(spell.Optimum);
            foreach (var leg in Within(rule, spell, n, position, optimum, past, problem))
            {
                yield return leg;
                position = leg.PositionAt(leg.End);
            }

            past += optimum;
        }
    }

    private static IEnumerable<Leg> Within(ContinualRule rule, TaskSpell spell, int number, Vec from, Vec optimum, Vec past, ContinualProblem problem)
    {
        var begin = spell.Start;
        if (rule is ContinualRule.FullReset reset && number > 0)
        {
            var velocity = (1 / reset.Duration) * (problem.ToDirections(problem.PriorMean) - from);
            var walk = new Leg.Walk(begin, Math.Min(spell.End, begin + reset.Duration), from, optimum, velocity);
            yield return walk;
            (begin, from) = (walk.End, walk.PositionAt(walk.End));
        }

        if (begin < spell.End)
        {
            var (rest, curvature) = Aim(rule, number, optimum, past, problem);
            var rates = Vec.Generate(problem.Dimension, i => Rate(curvature[i], problem));
            yield return new Leg.Approach(begin, spell.End, from, optimum, rest, rates);
        }
    }

    /// <summary>Where the rule comes to rest, and the curvature that it sees.</summary>
    private static (Vec Target, Vec Curvature) Aim(ContinualRule rule, int number, Vec optimum, Vec past, ContinualProblem problem)
    {
        var mean = problem.ToDirections(problem.PriorMean);
        var plain = Vec.Generate(problem.Dimension, problem.CurvatureAlong);
        Vec Short(Func<double, double> fraction)
            => Vec.Generate(problem.Dimension, i => mean[i] + (fraction(plain[i]) * (optimum[i] - mean[i])));
        return rule.Match(
            _ => (Short(h => TrackingTarget.Unchecked(problem.DiscountRate, problem.Hazard, Rate(h, problem))), plain),
            _ => (optimum, plain),
            _ => (optimum, plain),
            pull => (Short(pull.Fraction), Vec.Generate(problem.Dimension, i => plain[i] + pull.Strength)),
            consolidation => (
                (1 / (1 + (consolidation.Strength * number))) * (optimum + (consolidation.Strength * past)),
                (1 + (consolidation.Strength * number)) * plain));
    }

    private static double Rate(double h, ContinualProblem problem)
        => ConvergenceRate.Unchecked(problem.DiscountRate, problem.LearningRate * problem.LossWeight, h);
}
