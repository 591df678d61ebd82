using LossNav.Host.Reports;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>Bad input through the real program: one clear line each, an exit code that is not 0, and no file, not even a part of one.</summary>
[Trait("Lane", "Slow")]
public sealed class BadInputTests
{
    [Theory]
    [InlineData("there is no figure 'fig1-doublewel'; did you mean 'fig1-doublewell'?", "render", "fig1-doublewel")]
    [InlineData("there is no renderer 'skja'; did you mean 'skia'?", "--renderer", "skja")]
    [InlineData("does not make 'bmp'; it makes", "--format", "bmp")]
    [InlineData("parameter 'discount-rate' is '-0.1'", "--set", "fig1-doublewell.discount-rate=-0.1")]
    [InlineData("parameter 'learning-rate' is '0'", "--set", "fig1-doublewell.learning-rate=0")]
    [InlineData("parameter 'learning-rate' is 'NaN'", "--set", "fig1-doublewell.learning-rate=NaN")]
    [InlineData("parameter 'discount-rates' is '0,1,x'", "--set", "fig2_mom_1D_theta.discount-rates=0,1,x")]
    [InlineData("parameter 'start' is '1'", "--set", "fig1-doublewell.start=1")]
    [InlineData("parameter 'metric' is '1,-1'", "--set", "fig3_nongrad.metric=1,-1")]
    [InlineData("there is no parameter 'gamma'", "--set", "fig1-doublewell.gamma=1")]
    [InlineData("write figure.parameter=value", "--set", "discount-rate=1")]
    [InlineData("did you mean 'list'?", "lits")]
    public async Task On_the_command_line(string reason, params string[] args)
    {
        using var program = new HostProcess();
        var run = await program.RunAsync(args);
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Contains(reason, Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Empty(program.Folder.Files());
    }

    [Fact]
    public async Task In_a_settings_file_all_at_once()
    {
        using var program = new HostProcess();
        program.Folder.Put("appsettings.json", """
            { "Figures": {
                "fig1-doublewell": { "discount-rate": -1, "learning-rate": "NaN", "start": [ 1, 2, 3 ] },
                "fig3_nongrad": { "metric": [ 0, 1 ] } } }
            """);
        var run = await program.RunAsync();
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Equal(4, run.Errors.Count);
        Assert.All(["'-1'", "'NaN'", "'1,2,3'", "'0,1'"], value => Assert.Contains(run.Errors, line => line.Contains(value, StringComparison.Ordinal)));
        Assert.Equal(["appsettings.json"], program.Folder.Files());
    }

    [Fact]
    public async Task No_folder_of_records()
    {
        using var program = new HostProcess();
        program.Folder.Put("appsettings.json", """{ "Training": { "Records": "" } }""");
        var run = await program.RunAsync("render", "fig2_mom_1D_loss");
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Contains("Training:Records is '', but it must be the path of a folder", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Equal(["appsettings.json"], program.Folder.Files());
    }

    [Fact]
    public async Task A_file_where_the_output_folder_should_be()
    {
        using var program = new HostProcess();
        program.Folder.Put("results", "I am a file");
        var run = await program.RunAsync("render", "fig2_mom_1D_theta", "fig2_mom_1D_loss");
        Assert.Equal(ExitCode.JobFailed, run.Exit);
        var line = Assert.Single(run.Errors);
        Assert.StartsWith("error J106: ", line, StringComparison.Ordinal);
        Assert.Contains("(stopped: fig2_mom_1D_theta, fig2_mom_1D_loss)", line, StringComparison.Ordinal);
        Assert.Equal(["results"], program.Folder.Files());
    }

    [Fact]
    public async Task A_full_disk_stops_the_figure_it_hits_and_leaves_nothing_of_it()
    {
        using var program = new HostProcess();
        Assert.SkipUnless(await program.CanHaveSmallDiskAsync(), "this system lets nobody mount a small disk");

        // The first of the two figures is larger than the disk, the second is not.
        var run = await program.RunOnSmallDiskAsync(kilobytes: 1024, "render", "fig1-doublewell", "fig2_mom_1D_loss", "--format", "png,csv", "--parallel", "1");
        Assert.Equal(ExitCode.JobFailed, run.Exit);
        Assert.StartsWith("error J107: no space left on the disk", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("fig1-doublewell", run.Output.Split("files on the disk:")[1], StringComparison.Ordinal);
        Assert.Contains("fig2_mom_1D_loss.png", run.Output.Split("files on the disk:")[1], StringComparison.Ordinal);
    }
}
