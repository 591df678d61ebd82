using System.CommandLine;
using LanguageExt;
using LossNav.Application.Training;
using LossNav.Application.UseCases;
using LossNav.Host.Reports;
using LossNav.Host.Settings;
using LossNav.Host.Wiring;
using LossNav.Host.Work;
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
                    TrainSettings.ReadExperiment(sources, dataset).MapFail(Line.Error))
                .Apply((settings, experiment) => new Run(settings, experiment, parsed.GetValue(_options.Restart), parsed.GetValue(_options.Download))));
    }

    private int Refuse(Seq<string> errors)
    {
        errors.Distinct().Iter(_composition.Error.WriteLine);
        return ExitCode.BadInput;
    }

    private async Task<int> ExecuteAsync(Run run, CancellationToken cancel)
    {
        using var stop = StopSignals.Listen(cancel);
        var view = TrainingView.For(_composition.Out);
        var result = await FetchAsync(run, stop.Token)
            .BindAsync(_ => view.Show(run.Experiment, progress => Train(run, progress, stop.Token)));
        return result.Match(
            Right: records => Report(run, records),
            Left: error =>
            {
                _composition.Error.WriteLine(Line.Error(error));
                return error is TrainingError.Stopped ? ExitCode.Cancelled : ExitCode.JobFailed;
            });
    }

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

    private Either<TrainingError, Seq<TrainingRecord>> Train(Run run, IProgress<TrainingProgress> progress, CancellationToken cancel)
        => new TrainAndCompare(
            _composition.Training.OpenData(run.Settings.Data),
            _composition.Training.OpenTrainer(run.Settings.Machine),
            _composition.Training.OpenStore(run.Settings.Records, run.Settings.Checkpoints),
            TimeProvider.System).Run(run.Experiment, run.Restart, progress, cancel);

    private int Report(Run run, Seq<TrainingRecord> records)
    {
        var report = new TrainReport(records, run.Settings.Records);
        report.Errors.Iter(_composition.Error.WriteLine);
        report.Summary(ProcessClock.SinceStart(), ProcessClock.PeakMemory()).Iter(_composition.Out.WriteLine);
        return report.ExitCode;
    }

    private sealed record Run(TrainSettings Settings, Experiment Experiment, bool Restart, bool Download);
}
