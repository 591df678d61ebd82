using LanguageExt;
using LossNav.Application.Answers;
using LossNav.Application.Orders;
using LossNav.Application.Problems;
using LossNav.Application.Results;
using LossNav.Domain;
using LossNav.Domain.Navigation;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Solves the problem of an order, for one discount rate after the other, keeps those that have an answer, and writes every file that tells of the answers.</summary>
internal static class SolveOrdered
{
    /// <summary>Solves it.</summary>
    /// <param name="means">With what.</param>
    /// <param name="order">The order.</param>
    /// <param name="progress">Is told how far it is, and each answer when it is there.</param>
    /// <param name="cancellation">Ends the call as cancelled within a second; then nothing is written. What is described by then is written.</param>
    /// <returns>The answers, the names of the files, and what could not be solved; or every reason why there is no answer at all, and then nothing is written.</returns>
    public static async Task<Either<Seq<JobError>, OrderOutcome>> RunAsync(
        SolvingMeans means, Order.Solve order, IProgress<OrderProgress> progress, CancellationToken cancellation)
    {
        var ready = await Interruptible.RunAsync(() => Prepare(means, order), cancellation).ConfigureAwait(false);
        return await ready
            .BindAsync(async it => await (await SolveAsync(means, order, it.File, it.Problems, progress, cancellation).ConfigureAwait(false))
                .BindAsync(solved => WriteAsync(means, it.File, it.Renditions, solved, cancellation)).ConfigureAwait(false))
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

    private static async Task<Either<Seq<JobError>, Solved>> SolveAsync(
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
        var all = new Solved(Seq<SolvedProblem>(), Seq<JobError>());
        foreach (var problem in problems)
        {
            // The solver hears of a request to stop between two pieces of work. Nobody waits for it, lest one piece is long.
            var solved = await Interruptible.RunAsync(() => SolveProblem.Solve(means.Builder.Methods, watch, AnswerNumber.Source(order.Source, problems.Count, problem.DiscountRate), file.Specification.Method, problem), cancellation)
                .ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            all = solved.Match(
                Succ: answers =>
                {
                    progress.Report(new OrderProgress.Answered(order, answers));
                    return all with { Answers = all.Answers + answers };
                },
                Fail: errors => all with { Errors = all.Errors + errors });
        }

        return all.Answers.IsEmpty ? all.Errors : all;
    }

    private static async Task<Either<Seq<JobError>, OrderOutcome>> WriteAsync(
        SolvingMeans means, SpecifiedProblem file, Seq<Rendition> renditions, Solved solved, CancellationToken cancellation)
    {
        var described = await Interruptible.RunAsync(() => SolveProblem.Describe(renditions, file, solved.Answers).Map(files => files.Strict()), cancellation).ConfigureAwait(false);
        var written = await described
            .BindAsync(async files => (await ResultFiles.WriteAsync(means.Store, files, CancellationToken.None).ConfigureAwait(false)).Map(_ => files))
            .ConfigureAwait(false);
        return written
            .Map(files => (OrderOutcome)new OrderOutcome.Solved(solved.Answers, files.Map(it => it.Name), solved.Errors))
            .MapLeft(error => Seq1(error));
    }

    private sealed record Solved(Seq<SolvedProblem> Answers, Seq<JobError> Errors);
}
