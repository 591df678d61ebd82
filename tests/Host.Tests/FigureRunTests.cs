using LossNav.Application.Results;
using LossNav.Host.Reports;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>The published figures through the real program in a process of its own.</summary>
[Trait("Lane", "Slow")]
[Collection(typeof(OnTheWholeRun))]
public sealed class FigureRunTests(WholeRun whole)
{
    private static readonly string[] Analytic =
    [
        "fig1-doublewell", "fig1-kinetic-potential", "fig1_3D_surface", "fig2_mom_1D_loss", "fig2_mom_1D_theta", "fig2_mom_2D_asym", "fig2_mom_conv_ratio", "fig3_nongrad",
    ];

    // The run that all tests share makes as many figures at once as there are processors.
    [Fact]
    public async Task Two_runs_and_a_serial_and_a_parallel_one_write_the_same_bytes()
    {
        using var program = new HostProcess();
        var serial = await program.RunAsync("-o", "serial", "-p", "1");
        Assert.All([whole.Run, serial], run => Assert.Equal((0, 0), (run.Exit, run.Errors.Count)));
        var names = whole.Folder.Files().Where(name => name.StartsWith("results/", StringComparison.Ordinal)).Select(name => name["results/".Length..]).ToArray();
        Assert.All(Analytic, figure => Assert.All(["png", "svg", "pdf"], format => Assert.Contains($"{figure}.{format}", names)));
        Assert.Contains(Manifest.FileName, names);
        Assert.All(names, name => Assert.True(
            SameBytes(whole.Folder.At($"results/{name}"), program.Folder.At($"serial/{name}")), $"The serial and the parallel run made different {name}."));
    }

    [Fact]
    public async Task A_second_run_leaves_every_file_alone_and_says_that_all_are_unchanged()
    {
        using var program = new HostProcess();
        await program.RunAsync("render", "fig2_mom_1D_theta", "fig2_mom_1D_loss");
        var before = program.Folder.Files().ToDictionary(name => name, name => File.GetLastWriteTimeUtc(program.Folder.At(name)));
        var run = await program.RunAsync("render", "fig2_mom_1D_theta", "fig2_mom_1D_loss");
        Assert.Contains("2 figures in results (0 new, 0 changed, 2 unchanged), 0 files written", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, program.Folder.Files().ToDictionary(name => name, name => File.GetLastWriteTimeUtc(program.Folder.At(name))));
    }

    [Fact]
    public async Task Of_two_runs_at_once_in_one_folder_neither_loses_its_entries()
    {
        using var program = new HostProcess();
        string[] figures = ["fig2_mom_1D_theta", "fig2_mom_1D_loss", "fig2_mom_2D_asym", "fig2_mom_conv_ratio"];
        var runs = await Task.WhenAll(figures.Select(figure => program.RunAsync("render", figure)));
        Assert.All(runs, run => Assert.Equal((0, 0), (run.Exit, run.Errors.Count)));
        var manifest = ManifestJson.Read(await File.ReadAllBytesAsync(program.Folder.At("results/manifest.json"), TestContext.Current.CancellationToken))
            .IfLeft(error => throw new InvalidOperationException(error.Message));
        Assert.Equal(figures.Order(StringComparer.Ordinal), manifest.Figures.Map(entry => entry.Figure));
        Assert.DoesNotContain(program.Folder.Files(), name => Path.GetFileName(name).StartsWith('.'));
    }

    [Fact]
    public async Task A_parameter_set_by_option_by_environment_and_by_file_gives_the_same_files()
    {
        const string figure = "fig2_mom_1D_theta";
        string[] manifests =
        [
            await ManifestAsync(_ => { }, "render", figure, "--set", $"{figure}.discount-rates=0,2"),
            await ManifestAsync(program => program.With($"LOSSNAV__Figures__{figure}__discount-rates", "0,2"), "render", figure),
            await ManifestAsync(
                program => program.Folder.Put("appsettings.json", $$"""{ "Figures": { "{{figure}}": { "discount-rates": [ 0, 2 ] } } }"""), "render", figure),
        ];
        Assert.Contains("\"discount-rates\": \"0,2\"", manifests[0], StringComparison.Ordinal);
        Assert.Single(manifests.Distinct());
    }

    [Fact]
    public async Task As_published_differs_from_the_corrected_edition_and_says_so_in_the_manifest()
    {
        using var program = new HostProcess();
        await program.RunAsync("render", "fig1-doublewell", "--output", "corrected");
        await program.RunAsync("render", "fig1-doublewell", "--output", "published", "--as-published");
        Assert.Contains("\"edition\": \"AsPublished\"", await File.ReadAllTextAsync(program.Folder.At("published/manifest.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(SameBytes(program.Folder.At("corrected/fig1-doublewell.png"), program.Folder.At("published/fig1-doublewell.png")));
    }

    // The whole run takes seconds, so that it cannot be over at any of these moments; in the first of them the program has only just been started.
    [Fact]
    public async Task Ctrl_C_at_any_moment_ends_with_130_and_leaves_no_partial_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a console's Ctrl-C cannot be sent to one process on Windows");
        await Task.WhenAll(((int[])[0, 50, 150, 300, 450, 600]).Select(InterruptAsync));
    }

    [Fact]
    public async Task The_list_shows_every_figure_with_its_parameters_and_every_renderer_with_its_formats()
    {
        using var program = new HostProcess();
        var run = await program.RunAsync("list");
        Assert.Equal(0, run.Exit);
        Assert.All(Analytic, figure => Assert.Contains(figure, run.Output, StringComparison.Ordinal));
        Assert.Contains("discount-rates=0,1,10", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"skia +png, svg, pdf|skia +png, pdf, svg", run.Output);
        Assert.Matches(@"data +csv, json", run.Output);
    }

    [Fact]
    public async Task Help_teaches_with_examples_that_work()
    {
        using var program = new HostProcess();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "fixtures", "records", "adam.npz"), program.Folder.At("run.npz"));
        var all = Examples(await program.RunAsync("--help"));
        Assert.True(all.Count >= 5);

        // Without arguments it is what the run that all tests share did. Examples of training need data that a clone does not bring, those of rules take long;
        // these verbs have tests of their own, which run them.
        Assert.Contains(string.Empty, all);
        Assert.Equal(0, whole.Run.Exit);
        foreach (var example in all.Where(example => example.Length > 0 && example.Split(' ')[0] is not ("train" or "rules")))
        {
            // As a shell hands words on: without the quotes around a pattern.
            var run = await program.RunAsync([.. example.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('\''))]);
            Assert.True(run.Exit == 0, $"{example}\n{run.Error}");
        }
    }

    [Fact]
    public async Task The_help_of_a_verb_shows_its_own_examples()
    {
        using var program = new HostProcess();
        var (all, ofRender) = (Examples(await program.RunAsync("--help")), Examples(await program.RunAsync("render", "--help")));
        Assert.True(ofRender.Count >= 5);
        Assert.Subset(all.ToHashSet(), ofRender.ToHashSet());
        Assert.DoesNotContain(ofRender, example => example.StartsWith("solve", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Examples(Finished help)
    {
        Assert.Equal(0, help.Exit);

        // Away from its sources the program calls itself by its name. What an example is for stands in the line before.
        const string prefix = "lossnav";
        var lines = help.Output.Split('\n').Select(line => line.Trim()).ToList();
        return [.. lines.Skip(1)
            .Where((line, before) => lines[before].StartsWith('#') && line.StartsWith(prefix, StringComparison.Ordinal))
            .Select(line => line[prefix.Length..].Trim())];
    }

    private static async Task<string> ManifestAsync(Action<HostProcess> prepare, params string[] args)
    {
        using var program = new HostProcess();
        prepare(program);
        await program.RunAsync(args);
        return await File.ReadAllTextAsync(program.Folder.At("results/manifest.json"));
    }

    private static bool SameBytes(string one, string other) => File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));

    private async Task InterruptAsync(int milliseconds)
    {
        using var program = new HostProcess();
        var run = await program.RunAsync(async process =>
        {
            await Task.Delay(milliseconds);
            await HostProcess.SendCtrlCAsync(process);
        });
        Assert.True((run.Exit, run.Errors.Count) == (ExitCode.Cancelled, 0), $"after {milliseconds} ms: exit {run.Exit}, {run.Error}");
        Assert.All(program.Folder.Files().Where(name => !name.EndsWith(Manifest.FileName, StringComparison.Ordinal)), name => Assert.True(
            SameBytes(program.Folder.At(name), whole.Folder.At(name)),
            $"{name} is not what a whole run writes."));
    }
}
