using LanguageExt;
using LossNav.Application.Answers;
using LossNav.Application.Networks;
using LossNav.Application.Ports;
using LossNav.Domain;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Solvers.MatrixFree;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Finds the optimal path of a network's weights, for one discount rate after the other.</summary>
public static class SolveNetwork
{
    /// <summary>Checks the problem against its network: the memory that it takes, the shapes.</summary>
    /// <param name="path">The path of the file, for messages.</param>
    /// <param name="specification">What was written down.</param>
    /// <param name="network">The loss that it asks for.</param>
    /// <returns>A checked problem for each discount rate, or everything that is wrong.</returns>
    public static Validation<JobError, Seq<MatrixFreeProblem>> State(string path, NetworkSpecification specification, INetworkLoss network)
        => specification.DiscountRates
            .Map(rate => Metric(specification, network).Bind(metric => MatrixFreeProblem.Create(new MatrixFreeStatement(
                network.Landscape,
                network.Start,
                metric,
                new PerParameter.Same(specification.Decay),
                specification.LearningRate,
                specification.LossWeight,
                rate,
                specification.Duration.Match(duration => (Horizon)new Horizon.Finite(duration, EndCondition.Anywhere), () => Horizon.Unlimited))
            {
                LeastLoss = Some(0.0),
            })).Bind(problem => MatrixFreeSolver.Fits(specification.Settings, problem)))
            .Sequence()
            .Map(problems => problems.Strict())
            .MapFail(error => (JobError)new JobError.NotSolved(path, error));

    /// <summary>Solves one of them, and follows the rules that it names.</summary>
    /// <param name="rules">The rules that there are.</param>
    /// <param name="watch">Is told the progress and may ask to stop.</param>
    /// <param name="path">The path of the file, for messages.</param>
    /// <param name="specification">What was written down.</param>
    /// <param name="network">The loss that it asks for.</param>
    /// <param name="problem">The problem.</param>
    public static Validation<JobError, NetworkAnswer> Solve(
        Seq<RuleRow> rules, Watch watch, string path, NetworkSpecification specification, INetworkLoss network, MatrixFreeProblem problem)
        => NetworkRegret.Find(rules, specification.Rules).Bind(rows => (
                from solution in MatrixFreeSolver.SolveWatched(watch, specification.Settings, problem)
                from rivals in rows.Map(row => NetworkRegret.Of(watch, specification.Settings, problem, row)).Sequence()
                select new NetworkAnswer(
                    specification, network.DataSha256, problem.Statement.DiscountRate, solution, Losses(problem, solution.Path), rivals.Strict()))
            .MapFail(error => (JobError)new JobError.NotSolved(AnswerNumber.Source(path, specification.DiscountRates.Count, problem.Statement.DiscountRate), error)));

    // One number is for all parameters; else there must be one for each layer.
    private static Validation<NavigationError, PerParameter> Metric(NetworkSpecification specification, INetworkLoss network)
        => specification.Metric.Count == 1
            ? Success<NavigationError, PerParameter>(new PerParameter.Same(specification.Metric.Head))
            : specification.Metric.Count == network.LayerSizes.Count
                ? Success<NavigationError, PerParameter>(new PerParameter.ByLayer(
                    network.LayerSizes.Zip(specification.Metric).Map(it => new LayerValue(it.Item1, it.Item2)).ToSeq().Strict()))
                : Fail<NavigationError, PerParameter>(new NavigationError.WrongShape(
                    "the metric G", $"of {specification.Metric.Count} numbers", $"of one, or of {network.LayerSizes.Count}, one for each layer"));

    private static Seq<double> Losses(MatrixFreeProblem problem, Trajectory path)
    {
        var gradient = new double[problem.Dimension];
        return toSeq(Enumerable.Range(0, path.Count).Select(i => problem.Landscape.Evaluate(path.Times[i], path.PositionAt(i).Span, gradient))).Strict();
    }
}
