using System.Text;
using CsCheck;
using LanguageExt;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Results;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.Results;

public sealed class ManifestJsonTests
{
    private static readonly Gen<ManifestEntry> Entries =
        from figure in Gen.String
        from edition in Gen.Enum<Edition>()
        from parameters in Gen.Select(Gen.String, Gen.String, (name, value) => new SetParameter(name, value)).Array[0, 4]
        from versions in Gen.Select(Gen.String, Gen.String, (name, version) => (name, version)).Array[0, 4]
        from files in Gen.Select(Gen.String, Gen.Long, Gen.String, (name, bytes, sha) => new ManifestFile(name, "ink", "png", bytes, sha)).Array[0, 4]
        select new ManifestEntry(
            figure,
            edition,
            parameters.DistinctBy(parameter => parameter.Name).ToSeq(),
            "00",
            versions.DistinctBy(pair => pair.name).ToSeq().ToMap(),
            files.ToSeq());

    [Fact]
    public void Reading_what_was_written_gives_the_same_manifest()
        => Entries.Array[0, 3].Sample(entries =>
        {
            var manifest = new Manifest(entries.ToSeq());
            return ManifestJson.Read(ManifestJson.Write(manifest)) == Right<JobError, Manifest>(manifest);
        });

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"schema":1}""")]
    [InlineData("""{"schema":2,"figures":[]}""")]
    [InlineData("""{"schema":1,"figures":[{}]}""")]
    [InlineData("""{"schema":1,"figures":[null]}""")]
    [InlineData("""{"schema":1,"figures":[{"figure":"a","edition":"Corrected","parameters":{"b":null},"dataSha256":"","versions":{},"files":[]}]}""")]
    [InlineData("""{"schema":1,"figures":null}""")]
    [InlineData("""{"schema":1,"figures":[],"clock":"now"}""")]
    public void What_is_no_manifest_is_an_error_and_not_an_exception(string text)
        => Assert.True(ManifestJson.Read(Encoding.UTF8.GetBytes(text)).IsLeft);

    [Fact]
    public void A_manifest_that_was_changed_is_refused_and_one_without_a_seal_is_read()
    {
        var manifest = new Manifest(Seq1(Entry("a")));
        var text = Encoding.UTF8.GetString(ManifestJson.Write(manifest).Span);
        Assert.Contains("\"dataSha256\": \"00\"", text, StringComparison.Ordinal);
        var changed = ManifestJson.Read(Encoding.UTF8.GetBytes(text.Replace("\"dataSha256\": \"00\"", "\"dataSha256\": \"01\"", StringComparison.Ordinal)));
        Assert.Contains("it was changed", Assert.IsType<JobError.BadManifest>(changed.Case).Message, StringComparison.Ordinal);

        // As versions before the seal wrote it.
        var unsealed = text[..text.LastIndexOf(",\n  \"sha256\"", StringComparison.Ordinal)] + "\n}\n";
        Assert.Equal(Right<JobError, Manifest>(manifest), ManifestJson.Read(Encoding.UTF8.GetBytes(unsealed)));
    }

    [Fact]
    public void Entries_are_ordered_by_name_whatever_the_order_of_the_jobs()
    {
        var (a, b) = (Entry("a"), Entry("b"));
        Assert.Equal(Manifest.Empty.With(Seq(a, b)), Manifest.Empty.With(Seq1(b)).With(Seq1(a)));
        Assert.Equal(["a", "b"], Manifest.Empty.With(Seq(b, a)).Figures.Map(entry => entry.Figure).ToArray());
    }

    private static ManifestEntry Entry(string figure)
        => new(figure, Edition.Panels, Seq<SetParameter>(), "00", Map<string, string>(), Seq<ManifestFile>());
}
