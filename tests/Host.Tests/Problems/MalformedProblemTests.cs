using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LossNav.Host.Reports;
using LossNav.Testing;
using Xunit;

namespace LossNav.Host.Tests.Problems;

/// <summary>Malformed problem files: one line with file, position and remedy, an exit code that is not 0, and nothing written.</summary>
public sealed partial class MalformedProblemTests
{
    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (var (what, text, line) in MalformedProblem.All)
            {
                cases.Add(what, text, line);
            }

            return cases;
        }
    }

    [Fact]
    public async Task The_file_that_the_cases_are_made_of_is_valid()
    {
        using var folder = new TemporaryFolder();
        folder.Put("case.json", MalformedProblem.Valid);
        var (run, store) = await Answer.SolveAsync(folder.At("case.json"));
        Assert.Equal((ExitCode.Done, string.Empty), (run.Exit, run.Error));
        Answer.Read("case", store).AssertCertified();
    }

    [Fact]
    public void There_are_more_than_a_hundred_different_cases()
        => Assert.InRange(MalformedProblem.All.Select(one => one.Text).Distinct().Count(), 200, int.MaxValue);

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public async Task Each_gets_one_line_with_file_position_and_remedy(string what, string text, int line)
    {
        using var folder = new TemporaryFolder();
        folder.Put("case.json", text);
        var (run, store) = await Answer.SolveAsync(folder.At("case.json"));
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.True(run.Errors.Count == 1, $"{what}: {string.Join('\n', run.Errors)}");
        var place = Place().Match(run.Errors[0]);
        Assert.True(place.Success && run.Error.Trim() == run.Errors[0], $"{what}: {run.Error}");
        Assert.Equal(folder.At("case.json"), place.Groups["file"].Value);
        Assert.True(line == 0 || line == int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture), $"{what}, expected on line {line}: {run.Error}");
        Assert.InRange(int.Parse(place.Groups["line"].Value, CultureInfo.InvariantCulture), 1, text.Split('\n').Length);
        Assert.True(place.Groups["remedy"].Value.Length > 3, $"{what} has no remedy: {run.Error}");
        Assert.Empty(store.Files);
        Assert.Equal(["case.json"], folder.Files());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_named_by_their_place()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.At("case.json"), [.. Encoding.UTF8.GetBytes("{\n  \"name\": \""), 0xFF, 0xFE, (byte)'"', (byte)'}'], TestContext.Current.CancellationToken);
        var (run, _) = await Answer.SolveAsync(folder.At("case.json"));
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Contains("line 2, column 12: this is not UTF-8 text; save the file as UTF-8", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("absent.json", "there is no such file")]
    [InlineData(".", "This is a folder")]
    public async Task What_is_no_file_is_refused(string name, string says)
    {
        using var folder = new TemporaryFolder();
        var (run, store) = await Answer.SolveAsync(folder.At(name));
        Assert.Equal(ExitCode.BadInput, run.Exit);
        Assert.Contains(says, Assert.Single(run.Errors), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(store.Files);
    }

    [Fact]
    public async Task Two_faults_are_said_at_once_in_the_order_of_the_file()
    {
        using var folder = new TemporaryFolder();
        folder.Put("case.json", MalformedProblem.Valid.Replace("\"case\"", "5", StringComparison.Ordinal).Replace("[0, 1]", "[0]", StringComparison.Ordinal));
        var (run, _) = await Answer.SolveAsync(folder.At("case.json"));
        Assert.Equal(["2", "12"], run.Errors.Select(line => Place().Match(line).Groups["line"].Value));
    }

    [GeneratedRegex(@"^error J201: (?<file>.+), line (?<line>\d+), column (?<column>\d+): (?<fault>[^\n]+?)[;,:] (?<remedy>[^\n]+)$")]
    private static partial Regex Place();
}
