using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Application.Results;

/// <summary>The manifest as JSON: read and written by hand-picked shapes, so that a renamed record cannot change the file.</summary>
public static class ManifestJson
{
    private const int CurrentSchema = 1;

    // Letters stay as they are: the file is no part of a web page, so nothing needs escaping for one.
    private static readonly ManifestContext Readable
        = new(new JsonSerializerOptions(ManifestContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a manifest as indented JSON, sealed by the SHA-256 of what it says, with a final line feed; equal manifests give equal bytes.</summary>
    public static ReadOnlyMemory<byte> Write(Manifest manifest)
        => ContentSeal.Add((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(ToFile(manifest), Readable.ManifestShape), (byte)'\n']);

    /// <summary>Reads a manifest.</summary>
    /// <returns>The manifest, or <see cref="JobError.BadManifest"/> with the line at fault.</returns>
    public static Either<JobError, Manifest> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json.Span, Readable.ManifestShape);
            return file switch
            {
                null => Bad("it is empty."),
                { Schema: not CurrentSchema } => Bad($"its schema is {file.Schema}, this version reads {CurrentSchema}."),
                _ when ContentSeal.IsBroken(file.Sha256 is not null, json) => Bad("it was changed since it was written."),
                _ when HasHole(file) => Bad("an item in one of its lists is null."),
                _ => FromFile(file),
            };
        }
        catch (JsonException fault)
        {
            return Bad($"line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1} is not what it should be.");
        }
    }

    // The serializer checks that members are there, but not that the items of a list are.
    private static bool HasHole(ManifestShape file)
        => file.Figures.Any(entry => entry is null
            || entry.Files.Any(item => item is null)
            || entry.Parameters.Values.Concat(entry.Versions.Values).Any(value => value is null));

    private static JobError.BadManifest Bad(string reason) => new JobError.BadManifest(Manifest.FileName, reason);

    private static ManifestShape ToFile(Manifest manifest) => new(
        CurrentSchema,
        [.. manifest.Figures.Map(entry => new EntryShape(
            entry.Figure,
            entry.Edition,
            new(entry.Parameters.Map(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))),
            entry.DataSha256,
            new(entry.Versions.Pairs.Map(pair => KeyValuePair.Create(pair.Key, pair.Value))),
            [.. entry.Files],
            entry.Sources.IsEmpty ? null : [.. entry.Sources]))]);

    private static Manifest FromFile(ManifestShape file) => new(
        file.Figures.ToSeq().Map(entry => new ManifestEntry(
            entry.Figure,
            entry.Edition,
            entry.Parameters.ToSeq().Map(pair => new SetParameter(pair.Key, pair.Value)),
            entry.DataSha256,
            entry.Versions.ToSeq().Map(pair => (pair.Key, pair.Value)).ToMap(),
            entry.Files.ToSeq())
        {
            Sources = (entry.Sources ?? []).ToSeq().Strict(),
        }));
}

internal sealed record ManifestShape(
    int Schema,
    IReadOnlyList<EntryShape> Figures,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sha256 = null);

internal sealed record EntryShape(
    string Figure,
    [property: JsonConverter(typeof(EditionConverter))] Edition Edition,
    OrderedDictionary<string, string> Parameters,
    string DataSha256,
    OrderedDictionary<string, string> Versions,
    IReadOnlyList<ManifestFile> Files,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Sources = null);

/// <summary>Serializers made at compile time: no reflection at start.</summary>
[JsonSerializable(typeof(ManifestShape))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    WriteIndented = true,
    NewLine = "\n")]
internal sealed partial class ManifestContext : JsonSerializerContext
{
}
