using System.CommandLine;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Orders;
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
        Description = "Published names of figures, the words that names begin with, or patterns ('fig1*'); none means every figure.",
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
        new Example("render 'fig1*' -f svg", "Every figure whose name begins with fig1."),
        new Example("render fig2_mom_1D_theta --set fig2_mom_1D_theta.discount-rates=0,0.5,2", "Vary a figure."),
        new Example("--edition panels --output panels", "The bare panels of the publication, with correct mathematics."),
        new Example("--as-published --output published", "The images as they were published, quirks included."),
        new Example("--renderer data", "Only the numbers behind the figures."));

    /// <summary>Renders what the command line asks for.</summary>
    public async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var names = parsed.GetResult(_names) is null ? Seq<string>() : (parsed.GetValue(_names) ?? []).ToSeq();
        return await Prepare(parsed, names).Match(
            Succ: run => ExecuteAsync(run, cancel),
            Fail: errors => Task.FromResult(Refuse(_options.Json(parsed), errors)));
    }

    private Validation<string, Run> Prepare(ParseResult parsed, Seq<string> names)
        => Sources.Load(_options.Settings(parsed))
            .MapFail(Line.Error)
            .Bind(sources => Check(sources, parsed, names));

    // All errors of one input at once: command line, settings, names, formats and parameters.
    private Validation<string, Run> Check(Sources sources, ParseResult parsed, Seq<string> names)
    {
        var named = KnownRecords.Named(_composition, sources);
        var known = KnownRecords.Read(_composition, sources);
        var records = named.Match(own => own.Bind(first => known.Map(others => first.Append(others).DistinctBy(record => record.Key).ToSeq())), () => known);
        var recipes = _composition.Recipes + _composition.RecordRecipes(records);
        return (_options.Check(parsed, PlanFigures.Meant(recipes, names)).MapFail(Line.Error),
            RenderSettings.Read(sources, _composition.Stores.Map(store => store.Id)).MapFail(Line.Error),
            TrainSettings.Folder(sources, SettingNames.Records).MapFail(Line.Error),
            Logging.CreateLogger(sources).MapFail(Line.Error),
            PlanFigures.Plan(recipes, _composition.Renderers, KnownRecords.ByKey(named, RenderSettings.ReadRequest(sources, names))).MapFail(Line.Error))
            .Apply((_, settings, _, logger, orders) => new Run(
                orders,
                new FigureMeans(recipes, _composition.Renderers, _composition.OpenStore(settings.Store, settings.Output), LibraryVersions.Read()),
                settings,
                logger,
                _options.Json(parsed)));
    }

    private int Refuse(bool asJson, Seq<string> errors) => JsonOption.End(_composition, asJson, ExitCode.BadInput, errors);

    private async Task<int> ExecuteAsync(Run run, CancellationToken cancel)
    {
        // What is no manifest of this program must not be found out when the first figure is made.
        var readable = await RenderFigures.ReadManifestAsync(run.Means.Store, CancellationToken.None);
        if (readable.Case is JobError error)
        {
            return Refuse(run.AsJson, Seq1(Line.Error(error)));
        }

        var logsEach = Console.IsErrorRedirected || !RunView.IsLive(_composition.Out);
        var executor = new LocalExecutor(new LocalMeans(new CarryOutOrder(run.Means, None, None), run.Settings.Parallel, logsEach), run.Logger);
        var orders = run.Orders.Map(order => (Order)order);
        var results = await (run.AsJson ? RunView.OfNothing : RunView.OfFigures(_composition.Out, orders.Count))
            .WatchAsync(executor, orders, cancel);
        var report = new RenderReport(
            orders.Count,
            orders.Bind(order => results.Filter(result => result.Order == order)),
            cancel.IsCancellationRequested,
            run.Settings.Output);
        report.Errors.Iter(_composition.Error.WriteLine);
        if (run.AsJson)
        {
            JsonOption.Print(_composition, RenderJson.Of(report));
        }
        else
        {
            report.Summary(ProcessClock.SinceStart()).Iter(_composition.Out.WriteLine);
        }

        return report.ExitCode;
    }

    private sealed record Run(Seq<Order.Figure> Orders, FigureMeans Means, RenderSettings Settings, Logger Logger, bool AsJson);
}
