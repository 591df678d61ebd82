using System.CommandLine;
using LanguageExt;
using LossNav.Adapters.Files.Problems;
using LossNav.Application;
using LossNav.Application.Answers;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Application.Problems.Json;
using LossNav.Application.UseCases;
using LossNav.Domain;
using LossNav.Domain.Navigation;
using LossNav.Host.Reports;
using LossNav.Host.Settings;
using LossNav.Host.Wiring;
using static LanguageExt.Prelude;

namespace LossNav.Host.Verbs;

/// <summary>Solves a problem file and writes report, trajectory, certificate and figures.</summary>
internal sealed class SolveVerb : IVerb
{
    private const string StarterName = "problem.json";

    private readonly Composition _composition;
    private readonly SolveOptions _options = new();
    private readonly Argument<string?> _file = new("file")
    {
        Description = "The problem file (JSON, comments allowed); with --init the file to write, problem.json if none is named.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public SolveVerb(Composition composition)
    {
        _composition = composition;
        Command = new Command("solve", "Solve a navigation problem that a file states: the optimal path with its certificate, beside gradient descent.");
        Command.Add(_file);
        _options.All.Iter(Command.Add);
        Command.SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public Seq<Example> Examples => Seq(
        new Example("solve --init", "Write problem.json, a commented problem to begin with."),
        new Example("solve problem.json", "Solve it: report, trajectory, certificate and figures in ./results/double-well."),
        new Example("solve problem.json --format svg", "Solve it; draw in one format."),
        new Example("solve problem.json --echo", "Print it as the program understands it, every preset written out."));

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
        => (_options.Init(parsed), parsed.GetValue(_file)) switch
        {
            (true, var name) => WriteStarterAsync(name ?? StarterName, cancel),
            (false, { } name) when _options.Echo(parsed) => Task.FromResult(Echo(name)),
            (false, { } name) => SolveAsync(parsed, name, cancel),
            _ => Task.FromResult(Refuse(Seq1(Line.Error(new SettingError.BadCommandLine("'solve' needs the name of a problem file; 'solve --init' writes one."))))),
        };

    private async Task<int> WriteStarterAsync(string path, CancellationToken cancel)
    {
        var (store, name) = (_composition.Stores.Head.Open(Path.GetDirectoryName(Path.GetFullPath(path))!), Path.GetFileName(path));
        var found = await store.ReadAsync(name, cancel);
        var written = await found.BindAsync(content => content.IsSome || Directory.Exists(path)
            ? Task.FromResult(Left<JobError, Unit>(new JobError.FileExists(path)))
            : store.WriteAsync(new RenderedFile(name, StarterProblem.Content), cancel));
        return written.Match(
            Right: _ =>
            {
                _composition.Out.WriteLine($"Wrote {path}; edit it, then run 'lossnav solve {path}'.");
                return ExitCode.Done;
            },
            Left: error => Refuse(Seq1(Line.Error(error))));
    }

    private int Echo(string path)
        => _composition.Problems.Read(path).Match(
            Succ: problem =>
            {
                _composition.Out.Write(ProblemJson.Write(problem.Specification));
                return ExitCode.Done;
            },
            Fail: errors => Refuse(errors.Map(Line.Error)));

    private Task<int> SolveAsync(ParseResult parsed, string path, CancellationToken cancel)
        => Prepare(parsed, path).Match(
            Succ: run => ExecuteAsync(run, cancel),
            Fail: errors => Task.FromResult(Refuse(errors)));

    // All errors of one input at once: settings, renderers, formats and the problem itself.
    private Validation<string, Run> Prepare(ParseResult parsed, string path)
        => Sources.Load(_options.Settings(parsed))
            .MapFail(Line.Error)
            .Bind(sources => (
                    RenderSettings.Read(sources, _composition.Stores.Map(store => store.Id)).MapFail(Line.Error),
                    Renditions(sources).MapFail(Line.Error),
                    _composition.Problems.Read(path).Bind(file => SolveProblem.Variants(path, file).Map(problems => (file, problems))).MapFail(Line.Error))
                .Apply((settings, renditions, read) => new Run(path, read.file, read.problems, renditions, settings)));

    private Validation<JobError, Seq<Rendition>> Renditions(Sources sources)
    {
        var request = RenderSettings.ReadRequest(sources, Empty);
        return PlanFigures.Renditions(_composition.Renderers, request.Renderers, request.Formats)
            .Bind(names => Rendition.Find(_composition.Renderers, names));
    }

    private async Task<int> ExecuteAsync(Run run, CancellationToken cancel)
    {
        var watch = Watch.Of(_ => !cancel.IsCancellationRequested);
        SolveReport.Heading(run.File).Iter(_composition.Out.WriteLine);
        var solutions = Seq<SolvedProblem>();
        try
        {
            foreach (var problem in run.Problems)
            {
                // The solver hears of a request to stop between two pieces of work. Nobody waits for it, lest one piece is long.
                var solved = await Task.Run(() => SolveProblem.Solve(_composition.Methods, watch, run.Path, run.File.Specification.Method, problem), cancel).WaitAsync(cancel);
                cancel.ThrowIfCancellationRequested();
                if (solved.Case is Seq<JobError> errors)
                {
                    return Fail(errors);
                }

                var answers = solved.IfFail(Seq<SolvedProblem>());
                answers.Bind(answer => SolveReport.Of(run.File, answer)).Iter(_composition.Out.WriteLine);
                solutions += answers;
            }
        }
        catch (OperationCanceledException)
        {
            await _composition.Out.WriteLineAsync("Cancelled: nothing was written; run the command again.");
            return ExitCode.Cancelled;
        }

        var described = await SolveProblem.Describe(run.Renditions, run.File, solutions)
            .BindAsync(async files => (await ResultFiles.WriteAsync(_composition.OpenStore(run.Settings.Store, run.Settings.Output), files, CancellationToken.None)).Map(_ => files));
        return described.Match(
            Right: files =>
            {
                SolveReport.Written(run.Settings.Output, run.File, files).Iter(_composition.Out.WriteLine);
                return ExitCode.Done;
            },
            Left: error => Fail(Seq1(error)));
    }

    private int Fail(Seq<JobError> errors)
    {
        errors.Map(Line.Error).Distinct().Iter(_composition.Error.WriteLine);
        return ExitCode.JobFailed;
    }

    private int Refuse(Seq<string> errors)
    {
        errors.Distinct().Iter(_composition.Error.WriteLine);
        return ExitCode.BadInput;
    }

    private sealed record Run(string Path, SpecifiedProblem File, Seq<NavigationProblem> Problems, Seq<Rendition> Renditions, RenderSettings Settings);
}
