using System.Buffers;
using System.Text.Json;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>Settings of a run as JSON, in one canonical form: the form decides a run's key, so it must never change without need.</summary>
internal static class SettingsJson
{
    private const string Permuted = "permuted pixels";

    internal static byte[] Canonical(RunSettings settings, string dataSha256)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("data", dataSha256);
            json.WritePropertyName("settings");
            Write(json, settings);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    internal static void Write(Utf8JsonWriter json, RunSettings settings)
    {
        json.WriteStartObject();
        json.WriteString("dataset", settings.Dataset.Name);
        json.WriteString("model", Text(settings.Model));
        json.WriteStartObject("rule");
        json.WriteString("name", settings.Rule.Name);
        settings.Rule.Parameters.Iter(parameter => json.WriteNumber(settings.Rule.Row.Parameters.Find(it => it.Name == parameter.Name).Map(it => it.StoredName).IfNone(parameter.Name), parameter.Value));
        json.WriteEndObject();
        json.WriteNumber("seed", settings.Seed);
        json.WriteNumber("epochs", settings.Epochs);
        json.WriteNumber("batchSize", settings.BatchSize);
        json.WriteNumber("gradientClip", settings.GradientClip);
        json.WriteBoolean("augmentation", settings.Augmentation);
        json.WriteString("precision", Text(settings.Precision));
        WriteLimit(json, "trainImages", settings.TrainImages);
        WriteLimit(json, "testImages", settings.TestImages);
        settings.Stream.IfSome(stream => Write(json, stream));
        json.WriteEndObject();
    }

    /// <param name="rules">The rules that there are.</param>
    /// <param name="json">The settings.</param>
    /// <exception cref="FormatException">A value is missing or not understood.</exception>
    internal static RunSettings Read(Seq<RuleRow> rules, JsonElement json)
    {
        var rule = json.GetProperty("rule");
        var values = toMap(rule.EnumerateObject()
            .Where(property => property.Name != "name")
            .Select(property => (property.Name, property.Value.GetRawText())));
        return new RunSettings(
            OrThrow(DatasetCatalogue.Find(json.GetProperty("dataset").GetString() ?? string.Empty)),
            Enum.Parse<NetworkModel>(json.GetProperty("model").GetString() ?? string.Empty, ignoreCase: true),
            OrThrow(RuleCatalogue.Create(rules, rule.GetProperty("name").GetString() ?? string.Empty, values)),
            json.GetProperty("seed").GetInt64(),
            json.GetProperty("epochs").GetInt32(),
            json.GetProperty("batchSize").GetInt32(),
            json.GetProperty("gradientClip").GetDouble(),
            json.GetProperty("augmentation").GetBoolean(),
            Enum.Parse<Precision>(json.GetProperty("precision").GetString() ?? string.Empty, ignoreCase: true),
            ReadLimit(json.GetProperty("trainImages")),
            ReadLimit(json.GetProperty("testImages")))
        {
            Stream = json.TryGetProperty("stream", out var stream) ? Some(ReadStream(stream)) : None,
        };
    }

    // Runs with one task do not name a stream: their keys stay as they always were.
    private static void Write(Utf8JsonWriter json, TaskStream stream)
    {
        json.WriteStartObject("stream");
        json.WriteString("change", Permuted);
        json.WriteNumber("epochsPerTask", stream.EpochsPerTask);
        json.WriteEndObject();
    }

    private static TaskStream ReadStream(JsonElement json)
        => json.GetProperty("change").GetString() == Permuted && json.GetProperty("epochsPerTask").GetInt32() is >= 1 and var epochs
            ? new TaskStream(epochs)
            : throw new FormatException("its stream of tasks is not understood");

    private static void WriteLimit(Utf8JsonWriter json, string name, Option<int> limit)
        => limit.Match(Some: value => json.WriteNumber(name, value), None: () => json.WriteNull(name));

    private static Option<int> ReadLimit(JsonElement json)
        => json.ValueKind == JsonValueKind.Null ? Option<int>.None : json.GetInt32();

    private static string Text<T>(T value)
        where T : struct, Enum
        => value.ToString().ToLowerInvariant();

    private static T OrThrow<T>(Validation<TrainingError, T> value)
        => value.Match(Succ: found => found, Fail: errors => throw new FormatException(string.Join(' ', errors.Map(error => error.Message))));
}
