using System.CommandLine;
using LanguageExt;
using LossNav.Adapters.Files.Problems;
using LossNav.Application;
using LossNav.Application.Networks;
using LossNav.Application.Orders;
using LossNav.Application.Problems;
using LossNav.Application.Problems.Json;
using LossNav.Application.Results;
using LossNav.Application.UseCases;
using LossNav.Host.Reports;
using LossNav.Host.Settings;
using LossNav.Host.Wiring;
using LossNav.Host.Work;
using Serilog.Core;
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
        new Example("solve problem.json --set tilt=0.3 --set γ=0,0.5,2", "Solve a variant for three discount rates; those that have an answer are kept."),
        new Example("solve problem.json --json", "Answers and certificates for a program."),
        new Example("solve problem.json --echo", "Print it as the program understands it, every preset written out."),
        new Example("solve --methods", "The methods that a problem can choose, with their settings."));

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
        => (_options.Init(parsed), parsed.GetValue(_file)) switch
        {
            _ when _options.Methods(parsed) => Task.FromResult(PrintMethods()),
            (true, var name) => WriteStarterAsync(parsed, name ?? StarterName, cancel),
            (false, { } name) => SolveAsync(parsed, name, cancel),
            _ => Task.FromResult(Refuse(parsed, Seq1(Line.Error(new SettingError.BadCommandLine("'solve' needs the name of a problem file; 'solve --init' writes one."))))),
        };

    private async Task<int> WriteStarterAsync(ParseResult parsed, string path, CancellationToken cancel)
    {
        var (store, name) = (_composition.Stores.Head.Open(Path.GetDirectoryName(Path.GetFullPath(path))!), Path.GetFileName(path));
        var found = await store.ReadAsync(name, cancel);
        var written = await found.BindAsync(content => content.IsSome || Directory.Exists(path)
            ? Task.FromResult(Left<JobError, Unit>(new JobError.FileExists(path)))
            : store.WriteAsync(new RenderedFile(name, StarterProblem.Content), cancel));
        return written.Match(
            Right: _ =>
            {
                _composition.Out.WriteLine($"Wrote {path}; edit it, then run '{ProgramName.Text} solve {path}'.");
                return ExitCode.Done;
            },
            Left: error => Refuse(parsed, Seq1(Line.Error(error))));
    }

    private int PrintMethods()
    {
        MethodsDocument.Write(_composition.Methods).Iter(_composition.Out.WriteLine);
        return ExitCode.Done;
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private int Echo(ParseResult parsed, Validation<JobError, SpecifiedProblem> read)
        => read.Match(
            Succ: problem =>
            {
                _composition.Out.Write(ProblemJson.Write(problem.Specification));
                return ExitCode.Done;
            },
            Fail: errors => Refuse(parsed, errors.Map(Line.Error)));

    private async Task<int> SolveAsync(ParseResult parsed, string path, CancellationToken cancel)
    {
        try
        {
            var written = await Interruptible.RunAsync(() => _composition.Problems.Read(path), cancel);
            return await written.Match(
                Succ: problem => problem.Match(
                    it => SolvePathAsync(parsed, path, Success<JobError, SpecifiedProblem>(it.Problem), cancel),
                    it => SolveNetworkAsync(parsed, path, it.Specification, cancel)),
                Fail: errors => SolvePathAsync(parsed, path, Fail<JobError, SpecifiedProblem>(errors), cancel));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Cancelled(_options.Json(parsed));
        }
    }

    private async Task<int> SolvePathAsync(ParseResult parsed, string path, Validation<JobError, SpecifiedProblem> read, CancellationToken cancel)
    {
        var changed = await Interruptible.RunAsync(
            () => read.Bind(problem => _composition.Builder.Change(path, FolderOf(path), _options.Changes(parsed), problem)), cancel);
        return _options.Echo(parsed)
            ? Echo(parsed, changed)
            : await Prepare(parsed, path, changed).Match(
                Succ: ready => ExecuteAsync(ready, cancel),
                Fail: errors => Task.FromResult(Refuse(parsed, errors)));
    }

    private Task<int> SolveNetworkAsync(ParseResult parsed, string path, NetworkSpecification specification, CancellationToken cancel)
        => (_options.IsForPathsOnly(parsed)
                ? Fail<string, Sources>(Line.Error(new SettingError.BadCommandLine(
                    "--set, --json, --echo, --renderer and --format are not for the loss of a network; edit the file, and read certificate.json among the results.")))
                : Sources.Load(_options.Settings(parsed)).MapFail(Line.Error))
            .Match(
                Succ: sources => new NetworkSolving(_composition).RunAsync(sources, path, specification, cancel),
                Fail: errors => Task.FromResult(Refuse(parsed, errors)));

    // All errors of one input at once: settings, renderers, formats and the problem itself.
    private Validation<string, Run> Prepare(ParseResult parsed, string path, Validation<JobError, SpecifiedProblem> read)
        => Sources.Load(_options.Settings(parsed))
            .MapFail(Line.Error)
            .Bind(sources => (
                    RenderSettings.Read(sources, _composition.Stores.Map(store => store.Id)).MapFail(Line.Error),
                    Renditions(sources).MapFail(Line.Error),
                    read.Bind(file => SolveProblem.Variants(path, file).Map(_ => file)).MapFail(Line.Error),
                    Logging.CreateLogger(sources).MapFail(Line.Error))
                .Apply((settings, renditions, file, logger) => new Run(
                    file,
                    new Order.Solve(file.Specification, path, FolderOf(path), renditions),
                    settings,
                    logger,
                    _options.Json(parsed))));

    private Validation<JobError, Seq<RenditionName>> Renditions(Sources sources)
    {
        var request = RenderSettings.ReadRequest(sources, Empty);
        return PlanFigures.Renditions(_composition.Renderers, request.Renderers, request.Formats);
    }

    private async Task<int> ExecuteAsync(Run run, CancellationToken cancel)
    {
        if (!run.AsJson)
        {
            SolveReport.Heading(run.File).Iter(_composition.Out.WriteLine);
        }

        var means = new SolvingMeans(_composition.Builder, _composition.Renderers, _composition.OpenStore(run.Settings.Store, run.Settings.Output));
        var executor = new LocalExecutor(new LocalMeans(new CarryOutOrder(None, means, None), Parallel: 1, LogsEach: false), run.Logger);
        var results = await (run.AsJson ? RunView.OfNothing : RunView.OfSolving(_composition.Out, run.File.Specification.DiscountRates.Count))
            .WatchAsync(executor, Seq1((Order)run.Order), cancel);
        return results.Count == 0
            ? Cancelled(run.AsJson)
            : results[0].Outcome.Match(
                Right: outcome => outcome.Match(_ => ExitCode.Done, solved => Report(run, solved), _ => ExitCode.Done),
                Left: errors => JsonOption.End(_composition, run.AsJson, ExitCode.JobFailed, errors.Map(Line.Error)));
    }

    private int Report(Run run, OrderOutcome.Solved solved)
    {
        var errors = solved.Unsolved.Map(Line.Error);
        if (run.AsJson)
        {
            JsonOption.Print(_composition, SolveJson.Of(run.File, run.Settings.Output, solved, errors));
        }
        else
        {
            SolveReport.Written(run.Settings.Output, run.Order.Name, solved.Files).Iter(_composition.Out.WriteLine);
        }

        return _composition.End(errors.IsEmpty ? ExitCode.Done : ExitCode.JobFailed, errors);
    }

    private int Cancelled(bool asJson)
    {
        const string Words = "Cancelled: nothing was written; run the command again.";
        if (asJson)
        {
            return JsonOption.End(_composition, asJson, ExitCode.Cancelled, Seq1(Words));
        }

        _composition.Out.WriteLine(Words);
        return ExitCode.Cancelled;
    }

    private int Refuse(ParseResult parsed, Seq<string> errors) => JsonOption.End(_composition, _options.Json(parsed), ExitCode.BadInput, errors);

    private sealed record Run(SpecifiedProblem File, Order.Solve Order, RenderSettings Settings, Logger Logger, bool AsJson);
}
