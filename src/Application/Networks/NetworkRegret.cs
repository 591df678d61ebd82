using LanguageExt;
using LossNav.Domain;
using LossNav.Domain.Navigation;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Solvers.MatrixFree;
using static LanguageExt.Prelude;

namespace LossNav.Application.Networks;

/// <summary>What learning rules cost under the objective that the optimal path of a network's weights is the least of. Pure.</summary>
public static class NetworkRegret
{
    private const string Rate = "learning-rate";

    /// <summary>The learning rates that every rule is tried with: three for each factor of ten, from 1e-4 to 10.</summary>
    public static Seq<double> LearningRates { get; } = toSeq(Enumerable.Range(0, 16).Select(i => Math.Pow(10, -4 + (i / 3.0)))).Strict();

    /// <summary>The rows of the named rules, or which there is not.</summary>
    /// <param name="rows">The rules that there are; only those that need gradients alone and have a learning rate can be compared.</param>
    /// <param name="names">Names of rules.</param>
    public static Validation<JobError, Seq<RuleRow>> Find(Seq<RuleRow> rows, Seq<string> names)
    {
        var able = rows.Filter(row => row is RuleRow.FirstOrder && row.Parameters.Exists(parameter => parameter.Name == Rate));
        return names
            .Map(name => able.Find(row => row.Name == name).ToValidation((JobError)new Training.TrainingError.UnknownRule(name, able.Map(row => row.Name))))
            .Sequence()
            .Map(found => found.Strict());
    }

    /// <summary>What one rule costs, at the best of the learning rates.</summary>
    /// <param name="watch">Is told the learning rates and may ask to stop; what was tried by then counts.</param>
    /// <param name="settings">The mesh: the rule takes one step for each of its steps.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="row">The rule.</param>
    public static Validation<NavigationError, NetworkRival> Of(Watch watch, MatrixFreeSettings settings, MatrixFreeProblem problem, RuleRow row)
    {
        var tried = Seq<(TriedRate Rate, double Loss)>();
        foreach (var rate in LearningRates)
        {
            if (watch.Stops(new Progress($"learning rates of {row.Name}", tried.Count, LearningRates.Count)))
            {
                return new NavigationError.Stopped("learning rates", tried.Count);
            }

            var cost = row.Create(_ => throw new InvalidOperationException($"{row.Name} asked for a matrix."), Map((Rate, rate))).Bind(rule => Follow(settings, problem, rule));
            if (cost.Case is not (double objective, double loss))
            {
                return cost.Map(_ => new NetworkRival(row.Name, rate, double.PositiveInfinity, double.PositiveInfinity, Empty));
            }

            tried = tried.Add((new TriedRate(rate, objective), loss));
        }

        var best = tried.OrderBy(it => it.Rate.Objective).First();
        return new NetworkRival(row.Name, best.Rate.LearningRate, best.Rate.Objective, best.Loss, tried.Map(it => it.Rate).Strict());
    }

    private static Validation<NavigationError, (double Objective, double Loss)> Follow(MatrixFreeSettings settings, MatrixFreeProblem problem, LearningRule rule)
    {
        var points = Learning.Follow(rule, settings.Steps, problem.Landscape, problem.Statement.Start);
        if (!points.ForAll(point => point.IsFinite))
        {
            return (double.PositiveInfinity, double.PositiveInfinity);
        }

        var times = MatrixFreeSolver.Times(settings, problem);
        var path = Trajectory.Sample(times, time => points[times.AsSpan().BinarySearch(time)]);
        var gradient = new double[problem.Dimension];
        var loss = problem.Landscape.Evaluate(0, points.Last.Span, gradient);
        return MatrixFreeSolver.Cost(settings, path, problem).Map(objective => (double.IsFinite(objective) ? objective : double.PositiveInfinity, loss));
    }
}
