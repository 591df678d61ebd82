using System.CommandLine;
using LanguageExt;
using LossNav.Application.Explaining;
using LossNav.Application.UseCases;
using LossNav.Domain;
using LossNav.Domain.Inference;
using LossNav.Domain.Inference.Records;
using LossNav.Host.Reports;
using LossNav.Host.Settings;
using LossNav.Host.Wiring;
using static LanguageExt.Prelude;

namespace LossNav.Host.Verbs;

/// <summary>Finds the rule that made a recorded run.</summary>
internal sealed class ExplainVerb : IVerb
{
    private readonly Composition _composition;
    private readonly Argument<string?> _file = new("record")
    {
        Description = "The record: .npz or .csv, or a folder of .npy files; arrays theta and grad (steps x parameters), perhaps loss.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly JsonOption _json = new() { Description = "Print ranking, settings, intervals and verdict as JSON." };

    public ExplainVerb(Composition composition)
    {
        _composition = composition;
        Command = new Command("explain", "Explain a recorded run: which learning rule made it, with which settings, how sure, and for which assumptions it is optimal.");
        Command.Add(_file);
        Command.Add(_json);
        Command.SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public Seq<Example> Examples => Seq(
        new Example("explain run.npz", "Which rule made a run, with which settings."),
        new Example("explain run.npz --json", "The same for a program."));

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var asJson = parsed.GetValue(_json);
        if (parsed.GetValue(_file) is not { } path)
        {
            return End(asJson, ExitCode.BadInput, Seq1(Line.Error(new SettingError.BadCommandLine("'explain' needs the name of a record, for example run.npz."))));
        }

        var record = await Interruptible.RunAsync(() => ExplainRun.Read(_composition.Records, path).MapFail(Line.Error), cancel);
        return await record.Match(
            Succ: read => ExplainAsync(path, read, asJson, cancel),
            Fail: errors => Task.FromResult(End(asJson, ExitCode.BadInput, errors)));
    }

    private async Task<int> ExplainAsync(string path, RunRecord record, bool asJson, CancellationToken cancel)
    {
        var watch = Watch.Of(_ => !cancel.IsCancellationRequested);
        var explained = await Interruptible.RunAsync(() => ExplainRun.Explain(watch, ExplainSettings.Default, path, record), cancel);

        // What a request to stop has cut short is no failure of the job.
        cancel.ThrowIfCancellationRequested();
        return explained.MapFail(Line.Error).Match(
            Succ: run =>
            {
                (asJson ? Seq1(ExplanationJson.Write(run)) : ExplainReport.Of(run)).Iter(_composition.Out.WriteLine);
                return ExitCode.Done;
            },
            Fail: errors => End(asJson, ExitCode.JobFailed, errors));
    }

    private int End(bool asJson, int exitCode, Seq<string> errors) => JsonOption.End(_composition, asJson, exitCode, errors);
}
