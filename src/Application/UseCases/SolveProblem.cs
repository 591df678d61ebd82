using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Application.Answers;
using LossNav.Application.Results;
using LossNav.Domain;
using LossNav.Domain.Methods;
using LossNav.Domain.Navigation;
using LossNav.Domain.Solvers.Policies;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Solves a problem that somebody wrote down and writes what came of it: read, pure, write.</summary>
public static class SolveProblem
{
    /// <summary>The problems that a file stands for: one, or one for each discount rate.</summary>
    /// <param name="path">The path of the file, for messages.</param>
    /// <param name="file">What it says.</param>
    public static Validation<JobError, Seq<NavigationProblem>> Variants(string path, SpecifiedProblem file)
        => file.Specification.DiscountRates.Count == 1
            ? Success<JobError, Seq<NavigationProblem>>(Seq1(file.Problem))
            : file.Specification.DiscountRates
                .Map(rate => NavigationProblem.Vary(statement => ProblemStatement.WithDiscountRate(rate, statement), file.Problem))
                .Sequence()
                .MapFail(error => (JobError)new JobError.NotSolved(path, error));

    /// <summary>Solves one of them.</summary>
    /// <param name="methods">The methods that there are.</param>
    /// <param name="watch">Who looks on and may ask to stop.</param>
    /// <param name="path">The path of the file, for messages.</param>
    /// <param name="choice">Which method, with its settings.</param>
    /// <param name="problem">The problem.</param>
    public static Validation<JobError, Seq<SolvedProblem>> Solve(
        Seq<Method> methods, Watch watch, string path, MethodSpecification choice, NavigationProblem problem)
        => methods.Find(row => row.Name == choice.Name)
            .ToValidation((NavigationError)new NavigationError.UnknownMethod(choice.Name, methods.Map(row => row.Name)))
            .Bind(row => row.Solve(choice.Settings, watch, problem))
            .Map(all => all.Map(SolvedProblem.Of).Strict())
            .MapFail(error => (JobError)new JobError.NotSolved(path, error));

    /// <summary>Every file that tells of the answers: trajectories, certificate, figures.</summary>
    /// <param name="renditions">The renderers and formats of the figures.</param>
    /// <param name="file">The problem as it was written down.</param>
    /// <param name="solutions">Its answers; where there are several, their files are numbered in this order.</param>
    public static Either<JobError, Seq<RenderedFile>> Describe(Seq<Rendition> renditions, SpecifiedProblem file, Seq<SolvedProblem> solutions)
        => Figures(file, solutions)
            .Bind(figure => renditions.Map(rendition => rendition.Renderer.Render(figure, rendition.Format)))
            .Sequence()
            .Map(figures => Seq1(CertificateJson.Write("certificate.json", file, solutions))
                + solutions.Map((index, solved) => TrajectoryTable.Write($"trajectory{AnswerNumber.Suffix(index, solutions.Count)}.csv", file.Specification.Parameters, solved)).ToSeq()
                + figures.Flatten())
            .Map(files => files.Map(rendered => rendered with { Name = $"{file.Specification.Name}/{rendered.Name}" }));

    private static Seq<Figure> Figures(SpecifiedProblem file, Seq<SolvedProblem> solutions)
        => PathFigure.Of("path", file.Specification.Parameters, solutions)
            .Cons(solutions.Map((index, solved) => MotionFigure.Of($"motion{AnswerNumber.Suffix(index, solutions.Count)}", file.Specification.Parameters, solved)).ToSeq())
            + solutions
                .Map((index, solved) => ValueOf($"value{AnswerNumber.Suffix(index, solutions.Count)}", file, solved))
                .ToSeq()
                .Somes();

    private static Option<Figure> ValueOf(string name, SpecifiedProblem file, SolvedProblem solved)
        => solved.Solution is PolicySolution policy ? ValueFigure.Of(name, file.Specification.Parameters, policy, solved) : None;
}
