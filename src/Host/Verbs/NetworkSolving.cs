using LanguageExt;
using LossNav.Application;
using LossNav.Application.Networks;
using LossNav.Application.Ports;
using LossNav.Application.Results;
using LossNav.Application.UseCases;
using LossNav.Domain;
using LossNav.Domain.Solvers.MatrixFree;
using LossNav.Host.Reports;
using LossNav.Host.Settings;
using LossNav.Host.Wiring;
using Spectre.Console;
using static LanguageExt.Prelude;
using Progress = LossNav.Domain.Progress;

namespace LossNav.Host.Verbs;

/// <summary>What the verb <c>solve</c> does with a problem on the loss of a network.</summary>
internal sealed class NetworkSolving(Composition composition)
{
    /// <summary>Solves it and writes certificate, losses and paths.</summary>
    /// <param name="sources">Where settings come from.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="specification">What it says.</param>
    /// <param name="cancel">Ends it within a second; then nothing is written.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Sources sources, string path, NetworkSpecification specification, CancellationToken cancel)
    {
        var settings = (
                RenderSettings.Read(sources, composition.Stores.Map(store => store.Id)).MapFail(Line.Error),
                TrainSettings.Read(sources).MapFail(Line.Error),
                NetworkRegret.Find(composition.Rules, specification.Rules).MapFail(Line.Error))
            .Apply((render, train, _) => (render, train));
        return await settings.Match(
            Succ: it => OpenAsync(it.render, it.train, path, specification, cancel),
            Fail: errors => Task.FromResult(composition.End(ExitCode.BadInput, errors)));
    }

    private async Task<int> OpenAsync(RenderSettings render, TrainSettings train, string path, NetworkSpecification specification, CancellationToken cancel)
    {
        var networks = composition.OpenNetworks(composition.Training.OpenData(train.Data), Threads(train));
        var opened = await Interruptible.RunAsync(() => networks.Open(specification.Network), cancel);
        return await opened.Match(
            Right: network => SolveAsync(render, path, specification, network, cancel),
            Left: error => Task.FromResult(composition.End(ExitCode.BadInput, Seq1(Line.Error(error)))));
    }

    private async Task<int> SolveAsync(RenderSettings render, string path, NetworkSpecification specification, INetworkLoss network, CancellationToken cancel)
    {
        using (network)
        {
            var stated = SolveNetwork.State(path, specification, network);
            return await stated.Match(
                Succ: problems => SolveAllAsync(render, path, specification, network, problems, cancel),
                Fail: errors => Task.FromResult(composition.End(ExitCode.BadInput, errors.Map(Line.Error))));
        }
    }

    private async Task<int> SolveAllAsync(
        RenderSettings render, string path, NetworkSpecification specification, INetworkLoss network, Seq<MatrixFreeProblem> problems, CancellationToken cancel)
    {
        NetworkReport.Heading(specification, problems.Head).Iter(composition.Out.WriteLine);
        var (answers, errors) = (Seq<NetworkAnswer>(), Seq<JobError>());
        foreach (var problem in problems)
        {
            var solved = await ShowAsync(watch => Interruptible.RunAsync(
                () => SolveNetwork.Solve(composition.Rules, watch, path, specification, network, problem), cancel), cancel);
            cancel.ThrowIfCancellationRequested();
            solved.ToSeq().Bind(NetworkReport.Of).Iter(composition.Out.WriteLine);
            answers += solved.ToSeq();
            errors += solved.FailToSeq();
        }

        return answers.IsEmpty
            ? composition.End(ExitCode.JobFailed, errors.Map(Line.Error))
            : await WriteAsync(render, specification, answers, errors);
    }

    // What has an answer is kept beside what has none.
    private async Task<int> WriteAsync(RenderSettings render, NetworkSpecification specification, Seq<NetworkAnswer> answers, Seq<JobError> errors)
    {
        var files = NetworkFiles.Describe(answers);
        var written = await ResultFiles.WriteAsync(composition.OpenStore(render.Store, render.Output), files, CancellationToken.None);
        return written.Match(
            Right: _ =>
            {
                SolveReport.Written(render.Output, specification.Name, files.Map(file => file.Name)).Iter(composition.Out.WriteLine);
                return composition.End(errors.IsEmpty ? ExitCode.Done : ExitCode.JobFailed, errors.Map(Line.Error));
            },
            Left: error => composition.End(ExitCode.JobFailed, Seq1(Line.Error(error))));
    }

    private static int Threads(TrainSettings train) => train.Machine.Threads.Match(count => count, () => Environment.ProcessorCount);

    // Bars in a terminal, nothing where the output goes to a file.
    private async Task<T> ShowAsync<T>(Func<Watch, Task<T>> work, CancellationToken cancel)
    {
        return RunView.IsLive(composition.Out)
            ? await PhaseBars.ShowAsync(Seq1<ProgressColumn>(new RemainingTimeColumn()), show => work(Watching(show)))
            : await work(Watching(_ => { }));

        Watch Watching(Action<Progress> show) => Watch.Of(progress =>
        {
            show(progress);
            return !cancel.IsCancellationRequested;
        });
    }
}
