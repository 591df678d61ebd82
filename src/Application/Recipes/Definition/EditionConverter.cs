using System.Text.Json;
using System.Text.Json.Serialization;

namespace LossNav.Application.Recipes.Definition;

/// <summary>An edition as text in JSON, under the name that it has always had there: fingerprints of orders depend on it.</summary>
internal sealed class EditionConverter : JsonConverter<Edition>
{
    /// <inheritdoc/>
    public override Edition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => (reader.TokenType == JsonTokenType.String ? EditionNames.Find(reader.GetString() ?? string.Empty) : LanguageExt.Option<Edition>.None)
            .IfNone(() => throw new JsonException($"it must be one of {string.Join(", ", EditionNames.All)}"));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Edition value, JsonSerializerOptions options) => writer.WriteStringValue(EditionNames.Stored(value));
}
