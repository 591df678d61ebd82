using LanguageExt;
using LossNav.Application.Answers;
using LossNav.Application.Orders;
using LossNav.Application.Problems;
using LossNav.Application.Results;
using LossNav.Domain;
using LossNav.Domain.Navigation;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Solves the problem of an order, for one discount rate after the other, and then writes every file that tells of the answers.</summary>
internal static class SolveOrdered
{
    /// <summary>Solves it.</summary>
    /// <param name="means">With what.</param>
    /// <param name="order">The order.</param>
    /// <param name="progress">Is told how far it is, and each answer when it is there.</param>
    /// <param name="cancellation">Ends the call as cancelled within a second; then nothing is written. What is described by then is written.</param>
    /// <returns>The answers and the names of the files, or every reason why there is no answer; then nothing is written.</returns>
    public static async Task<Either<Seq<JobError>, OrderOutcome>> RunAsync(
        SolvingMeans means, Order.Solve order, IProgress<OrderProgress> progress, CancellationToken cancellation)
    {
        var ready = await Interruptible.RunAsync(() => Prepare(means, order), cancellation).ConfigureAwait(false);
        return await ready
            .BindAsync(async it => await (await SolveAsync(means, order, it.File, it.Problems, progress, cancellation).ConfigureAwait(false))
                .BindAsync(answers => WriteAsync(means, it.File, it.Renditions, answers, cancellation)).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    private static Either<Seq<JobError>, (SpecifiedProblem File, Seq<NavigationProblem> Problems, Seq<Rendition> Renditions)> Prepare(
        SolvingMeans means, Order.Solve order)
        => (means.Builder.Build(order.Folder, order.Problem)
                .MapFail(fault => (JobError)new JobError.BadSpecification(order.Source, fault.At.ToString(), fault.Message))
                .Bind(file => SolveProblem.Variants(order.Source, file).Map(problems => (file, problems))),
            Rendition.Find(means.Renderers, order.Renditions))
            .Apply((built, renditions) => (built.file, built.problems, renditions))
            .ToEither();

    private static async Task<Either<Seq<JobError>, Seq<SolvedProblem>>> SolveAsync(
        SolvingMeans means,
        Order.Solve order,
        SpecifiedProblem file,
        Seq<NavigationProblem> problems,
        IProgress<OrderProgress> progress,
        CancellationToken cancellation)
    {
        var watch = Watch.Of(it =>
        {
            progress.Report(new OrderProgress.Solving(order, it));
            return !cancellation.IsCancellationRequested;
        });
        var answers = Seq<SolvedProblem>();
        foreach (var problem in problems)
        {
            // The solver hears of a request to stop between two pieces of work. Nobody waits for it, lest one piece is long.
            var solved = await Interruptible.RunAsync(() => SolveProblem.Solve(means.Builder.Methods, watch, order.Source, file.Specification.Method, problem), cancellation)
                .ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (solved.Case is Seq<JobError> errors)
            {
                return errors;
            }

            var more = solved.IfFail(Seq<SolvedProblem>());
            more.Iter(answer => progress.Report(new OrderProgress.Answered(order, answer)));
            answers += more;
        }

        return answers;
    }

    private static async Task<Either<Seq<JobError>, OrderOutcome>> WriteAsync(
        SolvingMeans means, SpecifiedProblem file, Seq<Rendition> renditions, Seq<SolvedProblem> answers, CancellationToken cancellation)
    {
        var described = await Interruptible.RunAsync(() => SolveProblem.Describe(renditions, file, answers).Map(files => files.Strict()), cancellation).ConfigureAwait(false);
        var written = await described
            .BindAsync(async files => (await ResultFiles.WriteAsync(means.Store, files, CancellationToken.None).ConfigureAwait(false)).Map(_ => files))
            .ConfigureAwait(false);
        return written
            .Map(files => (OrderOutcome)new OrderOutcome.Solved(answers, files.Map(it => it.Name)))
            .MapLeft(error => Seq1(error));
    }
}
