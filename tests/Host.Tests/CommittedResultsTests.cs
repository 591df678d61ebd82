using System.Globalization;
using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Application.Results;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>What stands in results/ is what this code makes.</summary>
[Trait("Lane", "Slow")]
[Collection(typeof(OnTheWholeRun))]
public sealed class CommittedResultsTests(WholeRun whole)
{
    private const string Advice = "Render again and commit the results: dotnet run --project src/Host";

    private static readonly string[] Regrets = ["rule-regret.bowl.", "rule-regret.double-well."];

    private static readonly string Committed = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "results"));

    [Fact]
    public void The_committed_results_are_what_the_code_makes()
    {
        Assert.Equal(0, whole.Run.Exit);
        var (expected, actual) = (Read(Committed), Read(whole.Folder.At("results")));
        Assert.True(expected.Figures.Map(entry => entry.Figure) == actual.Figures.Map(entry => entry.Figure), $"The figures differ. {Advice}");
        foreach (var (old, made) in Enumerable.Zip(expected.Figures, actual.Figures))
        {
            Assert.True(old.Versions == made.Versions && old.Parameters == made.Parameters, $"{old.Figure}: versions or parameters differ. {Advice}");
            Assert.True(Names(old) == Names(made), $"{old.Figure}: the files differ. {Advice}");
            foreach (var file in old.Files)
            {
                Compare(file, old.DataSha256 == made.DataSha256, Path.Combine(Committed, file.Name), whole.Folder.At($"results/{file.Name}"));
            }
        }
    }

    [Fact]
    public void Every_committed_file_has_the_fingerprint_that_the_manifest_gives()
        => Assert.All(Read(Committed).Figures.Bind(entry => entry.Files), file => Assert.True(
            Sha256.Of(File.ReadAllBytes(Path.Combine(Committed, file.Name))) == file.Sha256, $"{file.Name} is not the file of the manifest. {Advice}"));

    // Equal data must give equal bytes. Another C library may round the last digit of the data differently; then the numbers must agree to 1e-9, or to what their
    // curve itself loses by rounding: the logarithm of a regret of 1e-8 is known to six digits.
    private static void Compare(ManifestFile file, bool sameData, string committed, string made)
    {
        if (sameData)
        {
            Assert.True(File.ReadAllBytes(committed).AsSpan().SequenceEqual(File.ReadAllBytes(made)), $"{file.Name} differs. {Advice}");
        }
        else if (file.Format == "csv")
        {
            var (old, young) = (Cells(committed), Cells(made));
            Assert.Equal(old.Length, young.Length);
            var isRegret = Regrets.Any(panel => file.Name.StartsWith(panel, StringComparison.Ordinal));
            Assert.All(Enumerable.Zip(old, young), pair => Assert.True(Agree(isRegret, pair.First, pair.Second), $"{file.Name}: {pair.First} became {pair.Second}. {Advice}"));
        }
    }

    [Theory]
    [InlineData(true, "-8", "-8.0000004", true)]
    [InlineData(true, "-8", "-8.00001", false)]
    [InlineData(true, "-2", "-2.0000004", false)]
    [InlineData(false, "-8", "-8.0000004", false)]
    [InlineData(false, "-8", "-8.000000004", true)]
    public void Numbers_agree_as_far_as_rounding_lets_them(bool isRegret, string old, string young, bool agree)
        => Assert.Equal(agree, Agree(isRegret, old, young));

    // J and J* are sums of thousands of terms and agree to some hundred units in the last place. The logarithm of their relative difference is worse by as much as it is small.
    private static double DisagreementAt(double decade) => 1e-13 / (Math.Pow(10, decade) * Math.Log(10));

    private static bool Agree(bool isRegret, string old, string young)
        => old == young
            || (double.TryParse(old, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
                && double.TryParse(young, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
                && Math.Abs(a - b) <= Math.Max(1e-9 * Math.Max(1, Math.Abs(a)), isRegret ? DisagreementAt(a) : 0));

    private static string[] Cells(string file) => File.ReadAllText(file).Split([',', '\n']);

    private static Seq<string> Names(ManifestEntry entry) => entry.Files.Map(file => file.Name);

    private static Manifest Read(string folder)
        => ManifestJson.Read(File.ReadAllBytes(Path.Combine(folder, Manifest.FileName))).IfLeft(error => throw new InvalidOperationException(error.Message));

    private static string Here([CallerFilePath] string path = "") => path;
}
