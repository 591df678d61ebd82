using System.Text;
using System.Text.Json;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>Reads JSON with comments and trailing commas, and keeps where everything stands.</summary>
internal static class JsonReading
{
    private const int DeepestNesting = 16;

    private static readonly JsonReaderOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = DeepestNesting,
    };

    /// <summary>The value that a file holds, or where it stops being JSON.</summary>
    public static Either<PlacedFault, JsonPlaces> Read(ReadOnlyMemory<byte> file)
    {
        var bytes = WithoutMark(file);
        var text = bytes.Span;
        if (FirstBadByte(text) is { } bad)
        {
            return new PlacedFault(Position.Of(text, bad), "this is not UTF-8 text; save the file as UTF-8");
        }

        try
        {
            var reader = new Utf8JsonReader(text, Lenient);
            return reader.Read()
                ? ReadWhole(ref reader, text).Map(whole => new JsonPlaces(bytes, whole))
                : new PlacedFault(Position.Start, "the file is empty; write an object { … } with at least \"landscape\", \"start\" and \"horizon\"");
        }
        catch (JsonException wrong)
        {
            return new PlacedFault(PlaceOf(wrong, text), $"{FirstSentence(wrong.Message)}; correct the JSON here");
        }
    }

    private static Either<PlacedFault, JsonPart> ReadWhole(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        var part = ReadPart(ref reader, text);
        return reader.Read()
            ? new PlacedFault(Position.Of(text, (int)reader.TokenStartIndex), "the file should end here; remove what follows")
            : part;
    }

    private static Either<PlacedFault, JsonPart> ReadPart(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        var at = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.String => ReadText(ref reader, text).Map(read => JsonPart.Text(at, read.Text, read.IsVerbatim)),
            JsonTokenType.Number => reader.TryGetDouble(out var number) && double.IsFinite(number)
                ? JsonPart.Number(at, number)
                : new PlacedFault(Position.Of(text, at), "this number is too large; write one below 1e308"),
            JsonTokenType.StartArray => ReadList(ref reader, text, at),
            JsonTokenType.StartObject => ReadGroup(ref reader, text, at),
            JsonTokenType.True => JsonPart.Word(at, "true"),
            JsonTokenType.False => JsonPart.Word(at, "false"),
            _ => JsonPart.Word(at, "null"),
        };
    }

    private static Either<PlacedFault, (string Text, bool IsVerbatim)> ReadText(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        try
        {
            return (reader.GetString()!, !reader.ValueIsEscaped);
        }
        catch (InvalidOperationException)
        {
            return new PlacedFault(Position.Of(text, (int)reader.TokenStartIndex), "an escape in this text stands for half a character; write the character itself");
        }
    }

    private static Either<PlacedFault, JsonPart> ReadList(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, int at)
    {
        var items = Seq<JsonPart>();
        var fault = Option<PlacedFault>.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadPart(ref reader, text).Match(Right: item => items = items.Add(item), Left: wrong => fault = fault || Some(wrong));
        }

        return fault.Match(Some: Left<PlacedFault, JsonPart>, None: () => JsonPart.List(at, items));
    }

    private static Either<PlacedFault, JsonPart> ReadGroup(ref Utf8JsonReader reader, ReadOnlySpan<byte> text, int at)
    {
        var members = Seq<JsonMember>();
        var fault = Option<PlacedFault>.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var nameAt = (int)reader.TokenStartIndex;
            var name = ReadText(ref reader, text);
            reader.Read();
            var value = ReadPart(ref reader, text);
            (from named in name from part in value select new JsonMember(nameAt, named.Text, part))
                .Match(Right: member => members = members.Add(member), Left: wrong => fault = fault || Some(wrong));
        }

        return fault.Match(Some: Left<PlacedFault, JsonPart>, None: () => JsonPart.Group(at, members));
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> file)
        => file.Span.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;

    private static int? FirstBadByte(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (Rune.DecodeFromUtf8(text[at..], out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return at;
            }

            at += length;
        }

        return null;
    }

    private static Position PlaceOf(JsonException wrong, ReadOnlySpan<byte> text)
    {
        var lines = text;
        var start = 0;
        for (var line = 0L; line < (wrong.LineNumber ?? 0); line++)
        {
            start += lines.IndexOf((byte)'\n') + 1;
            lines = text[start..];
        }

        return Position.Of(text, start + (int)(wrong.BytePositionInLine ?? 0));
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.').ReplaceLineEndings(" ");
    }
}
