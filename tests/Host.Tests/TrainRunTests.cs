using System.Diagnostics;
using LossNav.Application.Training;
using LossNav.Domain.Rules;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>The verb <c>train</c> through the real program, on real images of MNIST.</summary>
[Trait("Lane", "Slow")]
public sealed class TrainRunTests
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "fixtures");

    [Fact]
    public async Task A_smoke_run_leaves_three_records_says_what_they_reached_and_a_second_run_finds_them()
    {
        using var program = new HostProcess();
        var first = await program.RunAsync(Smoke());
        Assert.Equal((0, string.Empty), (first.Exit, first.Error));
        Assert.Equal(3, Records(program).Count);
        Assert.Contains("mnist ballistic seed 0: loss ", first.Output, StringComparison.Ordinal);
        Assert.Contains("epoch 2/2", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', first.Output);
        var before = program.Folder.Files();
        var second = await program.RunAsync(Smoke());
        Assert.Contains("mnist sgd seed 0: its record is there", second.Output, StringComparison.Ordinal);
        Assert.Equal(before, program.Folder.Files());
    }

    [Fact]
    public async Task A_stream_of_tasks_leaves_a_record_per_rule_with_the_accuracy_on_every_task()
    {
        using var program = new HostProcess();
        var run = await program.RunAsync(Smoke("permuted-mnist"));
        Assert.Equal((0, string.Empty), (run.Exit, run.Error));
        Assert.Contains("permuted-mnist weight-reset seed 0  epoch 20/20", run.Output, StringComparison.Ordinal);
        Assert.Contains("over all 10 tasks", run.Output, StringComparison.Ordinal);
        Assert.Equal(["adam", "l2-init", "sgd", "weight-reset"], Records(program).Select(record => record.Settings.Rule.Name));
        Assert.All(Records(program), record => Assert.Equal(Enumerable.Range(1, 10), record.AccuracyByTask.Map(row => row.Count)));
        var drawn = await program.RunAsync("render", "permuted_mnist", "--set", "permuted_mnist.profile=smoke", "--format", "csv");
        Assert.Equal((0, 0), (drawn.Exit, drawn.Errors.Count));
        Assert.Matches(@"^\S+ INF permuted_mnist: New, 12 files, 12 written\s*$", drawn.Error);
        Assert.Contains(program.Folder.Files(), file => file.EndsWith("permuted_mnist.present-task.l2-init.csv", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mnist", 20)]
    [InlineData("permuted-mnist", 6)]
    public async Task Killed_at_many_moments_every_resume_ends_with_the_uninterrupted_record(string experiment, int kills)
    {
        using var whole = new HostProcess();
        var clock = Stopwatch.StartNew();
        await whole.RunAsync(Smoke(experiment));
        var duration = clock.Elapsed;
        var expected = Records(whole);
        var random = new Random(20);
        using var killed = new HostProcess();
        for (var i = 0; i < kills; i++)
        {
            // Early kills hit the start of the program; most of them must hit the training, which comes last.
            var moment = duration * (0.3 + (0.7 * random.NextDouble()));
            await killed.RunAsync(process => KillAsync(process, moment), Smoke(experiment));
            Assert.All(Visible(killed), name => Assert.True(IsWhole(killed.Folder.At(name)), $"{name} is half-written"));
            if (Records(killed).Count == expected.Count)
            {
                AssertSame(expected, Records(killed));
                Array.ForEach([.. Visible(killed)], name => File.Delete(killed.Folder.At(name)));
            }
        }

        Assert.Equal(0, (await killed.RunAsync(Smoke(experiment))).Exit);
        AssertSame(expected, Records(killed));
        Assert.DoesNotContain(Visible(killed), name => name.EndsWith(".checkpoint", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("T001", "train", "mnits")]
    [InlineData("T001", "train", "permuted-cifar10")]
    [InlineData("T002", "train", "mnist", "--rule", "newton")]
    [InlineData("T003", "train", "permuted-mnist", "--rule", "l2-init:hazard=0.1")]
    [InlineData("T004", "train", "permuted-mnist", "--rule", "weight-reset:hazard=2")]
    [InlineData("T004", "train", "permuted-mnist", "--rule", "l2-init:strength=-1")]
    [InlineData("T004", "train", "mnist", "--rule", "sgd:learning-rate=0")]
    [InlineData("T004", "train", "mnist", "--rule", "sgd:learning-rate=NaN")]
    [InlineData("T005", "train", "mnist", "--seed", "one")]
    [InlineData("T005", "train", "mnist", "--profile", "fast")]
    [InlineData("T005", "train", "mnist", "--precision", "float8")]
    [InlineData("S004", "train", "mnist", "--threads", "0")]
    [InlineData("S004", "train", "mnist", "--device", "tpu")]
    public async Task Bad_input_is_one_line_exit_code_2_and_no_file(string code, params string[] args)
    {
        using var program = new HostProcess();
        var run = await program.RunAsync(args);
        Assert.Equal(2, run.Exit);
        Assert.StartsWith($"error {code}: ", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Empty(program.Folder.Files());
    }

    [Fact]
    public async Task Missing_data_are_named_with_the_folder_and_what_to_do()
    {
        using var program = new HostProcess();
        var run = await program.RunAsync("train", "mnist");
        Assert.Equal(1, run.Exit);
        Assert.Contains("train-images-idx3-ubyte", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Empty(program.Folder.Files());
    }

    [Fact]
    public async Task A_run_that_diverges_ends_with_a_clear_line_and_its_record()
    {
        using var program = new HostProcess();
        var run = await program.RunAsync([.. Smoke(), "--rule", "sgd:learning-rate=1e30"]);
        Assert.Equal(1, run.Exit);
        Assert.Contains("the loss is no longer finite", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Equal(RunOutcome.Diverged, Assert.Single(Records(program)).Outcome);
    }

    private static string[] Smoke(string experiment = "mnist") => ["train", experiment, "--profile", "smoke", "--device", "cpu", "--threads", "1", "--data", Data];

    private static async Task KillAsync(Process process, TimeSpan moment)
    {
        await Task.Delay(moment);
        process.Kill();
    }

    private static IReadOnlyList<string> Visible(HostProcess program)
        => [.. program.Folder.Files().Where(name => !Path.GetFileName(name).StartsWith('.'))];

    private static bool IsWhole(string path)
        => path.EndsWith(".json", StringComparison.Ordinal)
            ? TrainingRecordJson.Read(AllRules.FirstOrder, path, File.ReadAllBytes(path)).IsRight
            : CheckpointFormat.Read(path, File.ReadAllBytes(path)).IsRight;

    private static IReadOnlyList<TrainingRecord> Records(HostProcess program)
        => [.. Visible(program)
            .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => TrainingRecordJson.Read(AllRules.FirstOrder, name, File.ReadAllBytes(program.Folder.At(name)))
                .IfLeft(error => throw new InvalidOperationException(error.Message)))];

    private static void AssertSame(IReadOnlyList<TrainingRecord> expected, IReadOnlyList<TrainingRecord> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(Enumerable.Zip(expected, actual), pair => Assert.True(TrainingRecord.AgreeOnNumbers(pair.First, pair.Second)));
    }
}
