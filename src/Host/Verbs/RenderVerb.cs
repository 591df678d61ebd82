using System.CommandLine;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Ports;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Results;
using LossNav.Application.UseCases;
using LossNav.Host.Reports;
using LossNav.Host.Settings;
using LossNav.Host.Wiring;
using LossNav.Host.Work;
using Serilog.Core;
using static LanguageExt.Prelude;

namespace LossNav.Host.Verbs;

/// <summary>Draws figures and writes their files.</summary>
internal sealed class RenderVerb : IVerb
{
    private readonly Composition _composition;
    private readonly RenderOptions _options = new();
    private readonly Argument<string[]> _names = new("names")
    {
        Description = "Published names of figures; none means every figure.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public RenderVerb(Composition composition)
    {
        _composition = composition;
        Command = new Command("render", "Draw figures and write their files and a manifest; the default: without a verb, every figure is rendered.");
        Command.Add(_names);
        _options.All.Iter(Command.Add);
        Command.SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <summary>The options, which the program also takes without a verb.</summary>
    public Seq<Option> Options => _options.All;

    /// <inheritdoc/>
    public Seq<Example> Examples => Seq(
        new Example("", "Every figure in every format, into ./results."),
        new Example("render fig1-doublewell --format png,svg", "One figure in two formats."),
        new Example("render fig2_mom_1D_theta --set fig2_mom_1D_theta.discount-rates=0,0.5,2", "Vary a figure."),
        new Example("--as-published --output published", "The images as they were published, quirks included."),
        new Example("--renderer data", "Only the numbers behind the figures."));

    /// <summary>Renders what the command line asks for.</summary>
    public async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var names = parsed.GetResult(_names) is null ? Seq<string>() : (parsed.GetValue(_names) ?? []).ToSeq();
        return await Prepare(parsed, names).Match(
            Succ: run => ExecuteAsync(run, cancel),
            Fail: errors => Task.FromResult(Refuse(errors)));
    }

    private Validation<string, Run> Prepare(ParseResult parsed, Seq<string> names)
        => Sources.Load(_options.Settings(parsed))
            .MapFail(Line.Error)
            .Bind(sources => Check(sources, parsed, names))
            .Map(ready => new Run(
                ready.Jobs,
                new RunContext(_composition.OpenStore(ready.Settings), LibraryVersions.Read(), ready.Settings.Parallel),
                ready.Settings.Output,
                ready.Logger));

    // All errors of one input at once: command line, settings, names, formats and parameters.
    private Validation<string, (RenderSettings Settings, Seq<FigureJob> Jobs, Logger Logger)> Check(
        Sources sources, ParseResult parsed, Seq<string> names)
        => (_options.Check(parsed, names).MapFail(Line.Error),
            RenderSettings.Read(sources, _composition.Stores.Map(store => store.Id)).MapFail(Line.Error),
            RenderHost.CreateLogger(sources).MapFail(Line.Error),
            PlanFigures.Plan(Recipes(sources), _composition.Renderers, RenderSettings.ReadRequest(sources, names)).MapFail(Line.Error))
            .Apply((_, settings, logger, jobs) => (settings, jobs, logger));

    private Seq<Recipe> Recipes(Sources sources)
        => _composition.Recipes + _composition.RecordRecipes(KnownRecords.Read(_composition.Training, sources));

    private int Refuse(Seq<string> errors)
    {
        errors.Distinct().Iter(_composition.Error.WriteLine);
        return ExitCode.BadInput;
    }

    private async Task<int> ExecuteAsync(Run run, CancellationToken cancel)
    {
        using var stop = StopSignals.Listen(cancel);

        // What is no manifest of this program must not be found out when the first figure is made.
        var readable = await RenderFigures.ReadManifestAsync(run.Context.Store, CancellationToken.None);
        if (readable.Case is JobError error)
        {
            return Refuse(Seq1(Line.Error(error)));
        }

        var (outcomes, cancelled) = await RenderHost.RunAsync(run.Context, run.Jobs, run.Logger, stop.Token);
        var report = new RenderReport(run.Jobs.Count, outcomes, cancelled, run.Output);
        report.Errors.Iter(_composition.Error.WriteLine);
        report.Summary(ProcessClock.SinceStart()).Iter(_composition.Out.WriteLine);
        return report.ExitCode;
    }

    private sealed record Run(Seq<FigureJob> Jobs, RunContext Context, string Output, Logger Logger);
}
