using System.Diagnostics;
using LanguageExt;
using LossNav.Adapters.Files;
using LossNav.Application;
using LossNav.Application.Results;
using LossNav.Host.Reports;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests;

/// <summary>Ctrl-C while the real program is certainly at work. A process that a signal kills has the exit code 130 too, so its last words count.</summary>
[Trait("Lane", "Slow")]
public sealed class CtrlCTests
{
    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "fixtures");

    private const string Slow = """
        {
          "name": "slow",
          "landscape": { "catalogue": "double-well", "numbers": { "d": -0.5 } },
          "discountRate": 0.5,
          "start": [-0.6, 0.55],
          "horizon": "infinite",
          "solver": { "method": "policy", "from": [-1.8, -1.8], "to": [1.8, 1.8], "cells": 1600 }
        }
        """;

    [Fact]
    public async Task Render_finishes_the_figure_in_hand_begins_no_other_and_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a console's Ctrl-C cannot be sent to one process on Windows");
        using var program = new HostProcess();
        var (held, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holding = HoldAsync(program.Folder.At("results"), held, release.Task);
        await held.Task;

        // Nobody can record a figure now, so the first one is in hand for as long as the test likes.
        var run = await program.RunAsync(
            async process =>
            {
                await HostProcess.UntilAsync(() => program.Folder.Files().Any(name => name.EndsWith(".svg", StringComparison.Ordinal)));
                await HostProcess.SendCtrlCAsync(process);
                await Task.Delay(300);
                await HostProcess.SendCtrlCAsync(process);
                await Task.Delay(300);
                release.SetResult();
            },
            "render", "--parallel", "1");
        Assert.True((await holding).IsRight);
        Assert.True(run is { Exit: ExitCode.Cancelled, Errors.Count: 0 }, $"exit {run.Exit}: {run.Error}");
        Assert.Matches(@"^1 figure in results \(1 new,", run.Output);
        Assert.Matches(@"Cancelled: \d+ figures not begun", run.Output);
        var manifest = ManifestJson.Read(await File.ReadAllBytesAsync(program.Folder.At("results/manifest.json"), TestContext.Current.CancellationToken))
            .IfLeft(error => throw new InvalidOperationException(error.Message));
        Assert.Equal(
            Assert.Single(manifest.Figures).Files.Map(file => $"results/{file.Name}").Add("results/manifest.json").Order(StringComparer.Ordinal),
            program.Folder.Files());
    }

    [Fact]
    public async Task Solve_stops_within_a_second_and_writes_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a console's Ctrl-C cannot be sent to one process on Windows");
        using var program = new HostProcess();
        program.Folder.Put("slow.json", Slow);
        var clock = new Stopwatch();
        var run = await program.RunAsync(
            async process =>
            {
                // The first line is printed when everything is read and the solver begins.
                await HostProcess.UntilAsync(() => program.Printed.Length > 0);
                await Task.Delay(500);
                await HostProcess.SendCtrlCAsync(process);
                clock.Start();
            },
            "solve", "slow.json");
        Assert.Equal((ExitCode.Cancelled, 0), (run.Exit, run.Errors.Count));
        Assert.Contains("Cancelled: nothing was written", run.Output, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"It went on for {clock.Elapsed}.");
        Assert.Equal(["slow.json"], program.Folder.Files());
    }

    [Fact]
    public async Task Rules_and_train_stop_too_however_often_they_are_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a console's Ctrl-C cannot be sent to one process on Windows");
        using var program = new HostProcess();
        foreach (var args in (string[][])[["rules", "--regret"], ["train", "permuted-mnist", "--device", "cpu", "--threads", "1", "--data", Fixtures]])
        {
            var clock = new Stopwatch();
            var run = await program.RunAsync(
                async process =>
                {
                    // The program has started; what it does takes seconds.
                    await HostProcess.UntilAsync(() => args[0] == "rules" ? process.TotalProcessorTime > TimeSpan.FromSeconds(0.5) : program.Printed.Length > 0);
                    await HostProcess.SendCtrlCAsync(process);
                    clock.Start();
                    await HostProcess.SendCtrlCAsync(process);
                },
                args);
            Assert.True(run.Exit == ExitCode.Cancelled, $"{args[0]}: exit {run.Exit}, {run.Error}");

            // Half a second on an idle machine; what counts is that the work was not done to its end, which the exit code says.
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{args[0]} went on for {clock.Elapsed}.");
        }
    }

    // Holds the lock of a results folder, as a run does that records a figure.
    private static Task<Either<JobError, Unit>> HoldAsync(string folder, TaskCompletionSource held, Task release)
        => new FileResultStore(folder).UpdateAsync(
            Manifest.FileName,
            _ =>
            {
                held.SetResult();
                release.Wait();
                return Right<JobError, Option<ReadOnlyMemory<byte>>>(None);
            },
            TestContext.Current.CancellationToken);
}
