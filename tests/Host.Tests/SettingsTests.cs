using LossNav.Host.Reports;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>Settings through the real program: its own settings file, one in the working directory, environment, command line.</summary>
[Trait("Lane", "Slow")]
public sealed class SettingsTests
{
    private const string Figure = "fig2_mom_1D_theta";

    [Fact]
    public async Task Each_source_of_settings_is_stronger_than_the_one_before()
    {
        Assert.Equal("results", await OutputFolderAsync(file: null, environment: null, option: null));
        Assert.Equal("from-file", await OutputFolderAsync("from-file", environment: null, option: null));
        Assert.Equal("from-environment", await OutputFolderAsync("from-file", "from-environment", option: null));
        Assert.Equal("from-option", await OutputFolderAsync("from-file", "from-environment", "from-option"));
    }

    [Fact]
    public async Task A_list_is_taken_whole_from_its_strongest_source()
    {
        // The settings file of the program names two renderers; merged item by item, the second would survive a list of one.
        using var program = new HostProcess();
        program.Folder.Put("appsettings.json", """{ "Render": { "Renderers": [ "data" ], "Formats": [ "csv" ] } }""");
        var run = await program.RunAsync("render", Figure);
        Assert.Equal((0, string.Empty), (run.Exit, string.Join('\n', run.Errors)));
        Assert.All(program.Folder.Files().Where(file => file != "appsettings.json"), file => Assert.Matches(@"\.csv$|manifest\.json$", file));
    }

    [Fact]
    public async Task Malformed_JSON_gets_one_line_with_file_line_and_column()
    {
        using var program = new HostProcess();
        program.Folder.Put("appsettings.json", "{\n  \"Render\": {\n    \"Parallel\": 2,,\n  }\n}");
        var run = await program.RunAsync();
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Matches(@"^error S001: .*appsettings\.json, line 3, column 19: ", Assert.Single(run.Errors));
        Assert.Equal(["appsettings.json"], program.Folder.Files());
    }

    [Theory]
    [InlineData("[1, 2]", "S002")]
    [InlineData("", "S001")]
    [InlineData("""{ "Render": { "Parallel": 2, "Parallel": 3 } }""", "S002")]
    public async Task JSON_that_is_no_settings_gets_one_line(string text, string code)
    {
        using var program = new HostProcess();
        program.Folder.Put("appsettings.json", text);
        var run = await program.RunAsync();
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.StartsWith($"error {code}: ", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_setting_is_told_at_once_with_its_source()
    {
        using var program = new HostProcess();
        program.With("LOSSNAV__Render__AsPublished", "maybe");
        program.Folder.Put("appsettings.json", """
            { "Rendr": {}, "Render": { "Paralel": 2, "Output": " " }, "Figures": { "fig9": { "a": 1 } } }
            """);
        var run = await program.RunAsync("--parallel", "many", "--format", "bmp");
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Equal(["S004", "S004", "S004", "S003", "S003", "J004", "J101"], run.Errors.Select(line => line[6..10]));
        Assert.Contains(run.Errors, line => line.Contains("command line: Render:Parallel is 'many'", StringComparison.Ordinal));
        Assert.Contains(run.Errors, line => line.Contains("environment: Render:AsPublished is 'maybe'", StringComparison.Ordinal));
        Assert.Contains(run.Errors, line => line.Contains("there is no setting 'Render:Paralel'; did you mean 'Render:Parallel'?", StringComparison.Ordinal));
        Assert.Equal(["appsettings.json"], program.Folder.Files());
    }

    [Fact]
    public async Task A_log_level_that_does_not_exist_gets_one_line()
    {
        using var program = new HostProcess();
        program.With("LOSSNAV__Serilog__MinimumLevel__Default", "Loud");
        var run = await program.RunAsync();
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Contains("Loud", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LOSSNAV_Render__Output", "LOSSNAV__Render__Output")]
    [InlineData("LOSSNAV_RENDER_OUTPUT", "LOSSNAV__Render__OUTPUT")]
    [InlineData("LOSSNAV_Figures__fig1-doublewell__discount-rate", "LOSSNAV__Figures__fig1-doublewell__discount-rate")]
    public async Task A_variable_that_was_meant_as_a_setting_says_so(string variable, string meant)
    {
        using var program = new HostProcess();
        program.With(variable, "elsewhere");
        var run = await program.RunAsync("render", Figure);
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.StartsWith($"error S010: environment: {variable} is no setting; write {meant},", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Empty(program.Folder.Files());
    }

    [Fact]
    public async Task A_sink_that_cannot_be_made_is_told()
    {
        using var program = new HostProcess();
        program.With("LOSSNAV__Serilog__WriteTo__0__Name", "Fiel");
        var run = await program.RunAsync("render", Figure);
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Matches("^error S008: Serilog: .*Fiel", Assert.Single(run.Errors));
        Assert.Empty(program.Folder.Files());
    }

    private static async Task<string> OutputFolderAsync(string? file, string? environment, string? option)
    {
        using var program = new HostProcess();
        if (file is not null)
        {
            program.Folder.Put("appsettings.json", $$"""{ "Render": { "Output": "{{file}}" } }""");
        }

        if (environment is not null)
        {
            program.With("LOSSNAV__Render__Output", environment);
        }

        var run = await program.RunAsync(["render", Figure, "--format", "csv", .. option is null ? (string[])[] : ["--output", option]]);
        Assert.Equal(0, run.Exit);
        return Path.GetFileName(Path.GetDirectoryName(program.Folder.At(program.Folder.Files().Single(name => name.EndsWith("manifest.json", StringComparison.Ordinal))))!);
    }
}
