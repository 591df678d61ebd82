using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LanguageExt;
using LossNav.Application.Results;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Application.Training;

/// <summary>Training records as JSON files.</summary>
public static class TrainingRecordJson
{
    private const int Format = 1;

    // Letters stay as they are: the file is no part of a web page, so nothing needs escaping for one.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The name of a record's file: dataset, rule and seed for people, the key for us.</summary>
    public static string FileName(RunSettings settings, RunKey key)
        => string.Create(CultureInfo.InvariantCulture, $"{settings.Subject}-{settings.Rule.Name}-seed{settings.Seed}-{key}.json");

    /// <summary>Writes a record, sealed by the SHA-256 of what it says; equal records give equal bytes.</summary>
    public static ReadOnlyMemory<byte> Write(TrainingRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("key", record.Key.Value);
            json.WriteString("profile", record.Profile);
            json.WritePropertyName("settings");
            SettingsJson.Write(json, record.Settings);
            WriteData(json, record);
            json.WriteString("outcome", record.Outcome.ToString().ToLowerInvariant());
            WriteEpochs(json, record.Epochs);
            WriteEnvironment(json, record.Environment);
            json.WriteStartArray("secondsPerEpoch");
            record.SecondsPerEpoch.Iter(seconds => json.WriteNumberValue(Math.Round(seconds, 3)));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return ContentSeal.Add(buffer.WrittenMemory);
    }

    /// <summary>Reads a record.</summary>
    /// <param name="rules">The rules that there are; a record of another rule is an error.</param>
    /// <param name="file">Its name, for the message.</param>
    /// <param name="content">Its bytes.</param>
    public static Either<TrainingError, TrainingRecord> Read(Seq<RuleRow> rules, string file, ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var record = ReadRoot(rules, document.RootElement);
            return document.RootElement.GetProperty("key").GetString() != record.Key.Value
                ? new TrainingError.BadRecord(file, "its key does not belong to its settings and data")
                : ContentSeal.IsBroken(document.RootElement.TryGetProperty(ContentSeal.Member, out _), content)
                    ? new TrainingError.BadRecord(file, "it was changed since it was written")
                    : EpochCheck.Problem(record.Settings.Epochs, record.Epochs, record.SecondsPerEpoch).Match<Either<TrainingError, TrainingRecord>>(
                        Some: problem => new TrainingError.BadRecord(file, problem),
                        None: () => record);
        }
        catch (Exception damaged) when (damaged is JsonException or FormatException or InvalidOperationException
            or KeyNotFoundException or ArgumentException or OverflowException)
        {
            return new TrainingError.BadRecord(file, $"it is not a training record ({damaged.Message.TrimEnd('.')})");
        }
    }

    private static TrainingRecord ReadRoot(Seq<RuleRow> rules, JsonElement root)
    {
        if (root.GetProperty("format").GetInt32() is var format && format != Format)
        {
            throw new FormatException(FormattableString.Invariant($"format {format}, this version reads format {Format}"));
        }

        var settings = SettingsJson.Read(rules, root.GetProperty("settings"));
        var data = root.GetProperty("data");
        var environment = root.GetProperty("environment");
        return new TrainingRecord(
            settings,
            Text(root, "profile"),
            new DatasetEdition(Text(data, "edition"), Text(data, "sha256"), Text(data, "description")),
            data.GetProperty("trainImages").GetInt32(),
            data.GetProperty("testImages").GetInt32(),
            root.GetProperty("epochs").EnumerateArray().ToSeq().Map(ReadEpoch).Strict(),
            Enum.Parse<RunOutcome>(Text(root, "outcome"), ignoreCase: true),
            new TrainingEnvironment(
                Text(environment, "device"),
                environment.GetProperty("threads").GetInt32(),
                environment.GetProperty("libraries").EnumerateArray().ToSeq().Map(item => item.GetString() ?? string.Empty).Strict()),
            root.GetProperty("secondsPerEpoch").EnumerateArray().ToSeq().Map(item => item.GetDouble()).Strict());
    }

    private static void WriteData(Utf8JsonWriter json, TrainingRecord record)
    {
        json.WriteStartObject("data");
        json.WriteString("edition", record.Data.Name);
        json.WriteString("description", record.Data.Description);
        json.WriteString("sha256", record.Data.Sha256);
        json.WriteNumber("trainImages", record.TrainImages);
        json.WriteNumber("testImages", record.TestImages);
        json.WriteEndObject();
    }

    private static void WriteEpochs(Utf8JsonWriter json, Seq<EpochResult> epochs)
    {
        json.WriteStartArray("epochs");
        foreach (var result in epochs)
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", result.Epoch);
            json.WriteNumber("trainLoss", result.TrainLoss);
            json.WriteNumber("testAccuracy", result.TestAccuracy);
            WriteTasks(json, result.TestAccuracyByTask);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Only the last epoch of a task has it, and runs with one task never do: their files stay as they always were.
    private static void WriteTasks(Utf8JsonWriter json, Seq<double> accuracies)
    {
        if (!accuracies.IsEmpty)
        {
            json.WriteStartArray("testAccuracyByTask");
            accuracies.Iter(json.WriteNumberValue);
            json.WriteEndArray();
        }
    }

    private static EpochResult ReadEpoch(JsonElement json)
        => new(json.GetProperty("epoch").GetInt32(), json.GetProperty("trainLoss").GetDouble(), json.GetProperty("testAccuracy").GetDouble())
        {
            TestAccuracyByTask = json.TryGetProperty("testAccuracyByTask", out var accuracies)
                ? accuracies.EnumerateArray().ToSeq().Map(item => item.GetDouble()).Strict()
                : Seq<double>(),
        };

    private static void WriteEnvironment(Utf8JsonWriter json, TrainingEnvironment environment)
    {
        json.WriteStartObject("environment");
        json.WriteString("device", environment.Device);
        json.WriteNumber("threads", environment.Threads);
        json.WriteStartArray("libraries");
        environment.Libraries.Iter(json.WriteStringValue);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Text(JsonElement json, string name)
        => json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");
}
