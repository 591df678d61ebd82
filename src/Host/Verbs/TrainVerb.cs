using System.CommandLine;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Orders;
using LossNav.Application.Training;
using LossNav.Application.UseCases;
using LossNav.Host.Reports;
using LossNav.Host.Settings;
using LossNav.Host.Wiring;
using LossNav.Host.Work;
using Serilog.Core;
using static LanguageExt.Prelude;

namespace LossNav.Host.Verbs;

/// <summary>Trains networks and keeps their records, from which figures are drawn.</summary>
internal sealed class TrainVerb : IVerb
{
    private readonly Composition _composition;
    private readonly TrainOptions _options = new();
    private readonly Argument<string> _dataset = new("dataset")
    {
        Description = $"What to learn: {string.Join(", ", PublishedExperiment.All.Map(experiment => experiment.Name))}.",
    };

    public TrainVerb(Composition composition)
    {
        _composition = composition;
        Command = new Command("train", "Train the paper's network on a dataset with several learning rules, and keep the records; run it again to go on after a stop.");
        Command.Add(_dataset);
        _options.All.Iter(Command.Add);
        Command.SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public Seq<Example> Examples => Seq(
        new Example("train mnist --download", "The published comparison on MNIST, about two minutes; the data is fetched first."),
        new Example("train mnist --profile smoke", "A few seconds, to see that everything works."),
        new Example("train mnist --seed 0,1,2", "Three seeds: figures show the spread."),
        new Example("train mnist --rule adam:learning-rate=0.002,ballistic", "Two rules, one with another learning rate."),
        new Example("train permuted-mnist", "Ten tasks in a row, each with the pixels in another order: what is learnt, and what is kept."),
        new Example("train cifar10 --precision bfloat16 --data ~/datasets", "CIFAR-10 from a folder, with faster numbers."));

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
        => await Prepare(parsed).Match(
            Succ: run => ExecuteAsync(run, cancel),
            Fail: errors => Task.FromResult(Refuse(errors)));

    private Validation<string, Run> Prepare(ParseResult parsed)
    {
        var dataset = parsed.GetValue(_dataset) ?? string.Empty;
        return Sources.Load(_options.Settings(parsed))
            .MapFail(Line.Error)
            .Bind(sources => (
                    TrainSettings.Read(sources).MapFail(Line.Error),
                    TrainSettings.ReadOrder(sources, _composition.Rules, dataset)
                        .Bind(order => PlanTraining.Experiment(_composition.Rules, order).Map(experiment => (order, experiment)))
                        .MapFail(Line.Error),
                    Logging.CreateLogger(sources).MapFail(Line.Error))
                .Apply((settings, planned, logger) => new Run(
                    settings, planned.order with { Restart = parsed.GetValue(_options.Restart) }, planned.experiment, parsed.GetValue(_options.Download), logger)));
    }

    private int Refuse(Seq<string> errors) => _composition.End(ExitCode.BadInput, errors);

    private async Task<int> ExecuteAsync(Run run, CancellationToken cancel)
    {
        var fetched = await FetchAsync(run, cancel);
        if (fetched.Case is TrainingError error)
        {
            return Fail(Seq1((JobError)error));
        }

        var executor = new LocalExecutor(new LocalMeans(new CarryOutOrder(None, None, Means(run)), Parallel: 1, LogsEach: false), run.Logger);
        var results = await RunView.OfTraining(_composition.Out, run.Experiment)
            .WatchAsync(executor, Seq1((Order)run.Order), cancel);
        if (results.Count == 0)
        {
            // It was cancelled and did not end by itself soon enough; the log says so, and whole epochs are kept.
            await _composition.Out.WriteLineAsync("Cancelled: whole epochs are kept; run the same command again to go on.");
            return ExitCode.Cancelled;
        }

        return results.Single().Outcome.Match(
            Right: outcome => outcome.Match(_ => ExitCode.Done, _ => ExitCode.Done, trained => Report(run, trained.Records)),
            Left: Fail);
    }

    private TrainingMeans Means(Run run)
        => new(
            _composition.Rules,
            _composition.Training.OpenData(run.Settings.Data),
            () => _composition.Training.OpenTrainer(run.Settings.Machine),
            _composition.Training.OpenStore(_composition.Rules, run.Settings.Records, run.Settings.Checkpoints),
            TimeProvider.System);

    private int Fail(Seq<JobError> errors)
        => _composition.End(errors.Exists(error => error is TrainingError.Stopped) ? ExitCode.Cancelled : ExitCode.JobFailed, errors.Map(Line.Error));

    private async Task<Either<TrainingError, Unit>> FetchAsync(Run run, CancellationToken cancel)
    {
        if (!run.Download)
        {
            return unit;
        }

        var downloader = _composition.Training.OpenDownloader(run.Settings.Data);
        var fetched = await downloader.DownloadAsync(run.Experiment.Runs.Head.Dataset, new DownloadLines(_composition.Out), cancel);
        return fetched.Map(_ => unit);
    }

    private int Report(Run run, Seq<TrainingRecord> records)
    {
        var report = new TrainReport(records, run.Settings.Records);
        report.Errors.Iter(_composition.Error.WriteLine);
        report.Summary(ProcessClock.SinceStart(), ProcessClock.PeakMemory()).Iter(_composition.Out.WriteLine);
        return report.ExitCode;
    }

    private sealed record Run(TrainSettings Settings, Order.Train Order, Experiment Experiment, bool Download, Logger Logger);
}
