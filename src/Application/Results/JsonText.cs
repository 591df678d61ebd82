using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LanguageExt;

namespace LossNav.Application.Results;

/// <summary>JSON for people and programs: indented, letters as they are. Equal nodes give equal texts on every system.</summary>
public static class JsonText
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of a document, without a line feed at its end.</summary>
    public static string Of(JsonNode document) => document.ToJsonString(Readable);

    /// <summary>A document as a file of its own.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="document">What stands in it; a line feed ends it.</param>
    public static RenderedFile File(string name, JsonNode document) => new(name, Encoding.UTF8.GetBytes(Of(document) + "\n"));

    /// <summary>A list of values.</summary>
    public static JsonArray Array(Seq<JsonNode?> items) => new([.. items]);

    /// <summary>A list of texts.</summary>
    public static JsonArray Texts(Seq<string> texts) => new([.. texts.Map(text => (JsonNode?)JsonValue.Create(text))]);

    /// <summary>A number; null where it is not finite, for which JSON has no word.</summary>
    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
