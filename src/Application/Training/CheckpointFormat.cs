using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;

namespace LossNav.Application.Training;

/// <summary>Checkpoints as bytes: a mark, the length of a JSON head, the head, the trainer's state, and the SHA-256 of all that.</summary>
public static class CheckpointFormat
{
    private const int HashSize = 32;

    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static ReadOnlySpan<byte> Mark => "LOSSNAV1"u8;

    /// <summary>Writes a checkpoint.</summary>
    public static ReadOnlyMemory<byte> Write(Checkpoint checkpoint)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(
            new Head(
                checkpoint.Key.Value,
                checkpoint.Environment.Device,
                checkpoint.Environment.Threads,
                [.. checkpoint.Environment.Libraries],
                [.. checkpoint.Epochs.Map(Written)],
                [.. checkpoint.SecondsPerEpoch]),
            Options);
        var start = Mark.Length + sizeof(int);
        var bytes = new byte[start + head.Length + checkpoint.State.Length + HashSize];
        Mark.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Mark.Length), head.Length);
        head.CopyTo(bytes.AsSpan(start));
        checkpoint.State.Span.CopyTo(bytes.AsSpan(start + head.Length));
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - HashSize), bytes.AsSpan(bytes.Length - HashSize));
        return bytes;
    }

    /// <summary>Reads a checkpoint; anything but exactly what was written is an error.</summary>
    /// <param name="file">Its name, for the message.</param>
    /// <param name="bytes">Its bytes.</param>
    public static Either<TrainingError, Checkpoint> Read(string file, ReadOnlyMemory<byte> bytes)
    {
        var start = Mark.Length + sizeof(int);
        if (bytes.Length < start + HashSize || !bytes.Span.StartsWith(Mark))
        {
            return new TrainingError.BadRecord(file, "it is not a checkpoint");
        }

        var body = bytes[..^HashSize];
        if (!SHA256.HashData(body.Span).AsSpan().SequenceEqual(bytes.Span[^HashSize..]))
        {
            return new TrainingError.BadRecord(file, "its checksum is wrong");
        }

        // The checksum tells damage, not whoever makes a file with a checksum of its own.
        var length = BinaryPrimitives.ReadInt32LittleEndian(body.Span[Mark.Length..]);
        if (length < 0 || length > body.Length - start || ReadHead(body.Span.Slice(start, length)) is not { } head)
        {
            return new TrainingError.BadRecord(file, "its head is not that of a checkpoint");
        }

        var (epochs, seconds) = (head.Epochs.ToSeq().Map(Read).Strict(), head.Seconds.ToSeq().Strict());
        return EpochCheck.Problem(int.MaxValue, epochs, seconds).Match<Either<TrainingError, Checkpoint>>(
            Some: problem => new TrainingError.BadRecord(file, problem),
            None: () => new Checkpoint(
                new RunKey(head.Key),
                new TrainingEnvironment(head.Device, head.Threads, head.Libraries.ToSeq().Strict()),
                epochs,
                seconds,
                body[(start + length)..]));
    }

    private static Head? ReadHead(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize<Head>(text, Options) is { Key: not null, Device: not null, Libraries: not null, Epochs: not null, Seconds: not null } head
                && !head.Libraries.Contains(null) && !head.Epochs.Contains(null)
                ? head
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static HeadEpoch Written(EpochResult result)
        => new(result.Epoch, result.TrainLoss, result.TestAccuracy, result.TestAccuracyByTask.IsEmpty ? null : [.. result.TestAccuracyByTask]);

    private static EpochResult Read(HeadEpoch epoch)
        => new(epoch.Epoch, epoch.TrainLoss, epoch.TestAccuracy) { TestAccuracyByTask = (epoch.TestAccuracyByTask ?? []).ToSeq().Strict() };

    private sealed record Head(string Key, string Device, int Threads, string[] Libraries, HeadEpoch[] Epochs, double[] Seconds);

    // What a run with one task does not have is left out, so that its checkpoints are what they always were.
    private sealed record HeadEpoch(int Epoch, double TrainLoss, double TestAccuracy, double[]? TestAccuracyByTask);
}
