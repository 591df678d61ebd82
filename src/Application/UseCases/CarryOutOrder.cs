using LanguageExt;
using LossNav.Application.Orders;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Carries one order out in this process.</summary>
/// <param name="Figures">With what figures are made, where this process makes some.</param>
/// <param name="Solving">With what problems are solved, where this process solves some.</param>
/// <param name="Training">With what networks are trained, where this process trains some.</param>
public sealed record CarryOutOrder(Option<FigureMeans> Figures, Option<SolvingMeans> Solving, Option<TrainingMeans> Training)
{
    /// <summary>Carries it out.</summary>
    /// <param name="order">What to do.</param>
    /// <param name="progress">Is told what happens in between.</param>
    /// <param name="cancellation">Ends it as cancelled, unless it is done a moment later: nothing half-made is left.</param>
    /// <returns>What was made, or every reason why not.</returns>
    public Task<Either<Seq<JobError>, OrderOutcome>> RunAsync(Order order, IProgress<OrderProgress> progress, CancellationToken cancellation)
        => order.Match(
            figure => Figures.Match(
                Some: means => DrawAsync(means, figure, cancellation),
                None: () => Lacking(order, "figures")),
            solve => Solving.Match(
                Some: means => SolveOrdered.RunAsync(means, solve, progress, cancellation),
                None: () => Lacking(order, "answers")),
            train => Training.Match(
                Some: means => TrainAsync(means, train, progress, cancellation),
                None: () => Lacking(order, "networks")));

    private static async Task<Either<Seq<JobError>, OrderOutcome>> DrawAsync(FigureMeans means, Order.Figure order, CancellationToken cancellation)
        => (await RenderFigures.MakeAsync(means, order, cancellation).ConfigureAwait(false)).Map(made => (OrderOutcome)new OrderOutcome.Drawn(made));

    private static async Task<Either<Seq<JobError>, OrderOutcome>> TrainAsync(
        TrainingMeans means, Order.Train order, IProgress<OrderProgress> progress, CancellationToken cancellation)
    {
        var heard = new Relay(order, progress);
        var trained = await PlanTraining.Experiment(means.Rules, order).ToEither()
            .MapLeft(errors => errors.Map(error => (JobError)error))
            .BindAsync(experiment => Interruptible.RunAsync(
                () => new TrainAndCompare(means.Datasets, means.Trainer(), means.Store, means.Clock)
                    .Run(experiment, order.Restart, heard, cancellation)
                    .MapLeft(error => Seq1((JobError)error)),
                cancellation))
            .ConfigureAwait(false);
        return trained.Map(records => (OrderOutcome)new OrderOutcome.Trained(records));
    }

    private static Task<Either<Seq<JobError>, OrderOutcome>> Lacking(Order order, string what)
        => Task.FromResult(Left<Seq<JobError>, OrderOutcome>(Seq1((JobError)new JobError.NotDoneHere(order.Name, what))));

    private sealed class Relay(Order order, IProgress<OrderProgress> progress) : IProgress<Training.TrainingProgress>
    {
        public void Report(Training.TrainingProgress value) => progress.Report(new OrderProgress.Learning(order, value));
    }
}
