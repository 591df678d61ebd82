using System.Buffers.Binary;
using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Adapters.Datasets.Formats;

/// <summary>The IDX format of MNIST: a magic number, the sizes as big-endian 32-bit integers, then bytes.</summary>
/// <remarks>The magic number is two zero bytes, the type (8: unsigned byte) and the number of sizes. Nothing may follow the data.</remarks>
internal static class IdxReader
{
    private const uint UnsignedBytes = 0x0800;

    /// <summary>Bytes of the longest head, that of images.</summary>
    internal const int HeadBytes = sizeof(int) * 4;

    /// <summary>Reads images: N x height x width, N at most <paramref name="most"/>.</summary>
    internal static Either<TrainingError, ReadOnlyMemory<byte>> Images(string file, Stream content, DatasetDefinition dataset, int most)
        => Read(file, content, dataset, most, sizes: 3, head =>
            head[1] == dataset.Height && head[2] == dataset.Width
                ? null
                : FormattableString.Invariant($"its images are {head[1]} x {head[2]}, not {dataset.Height} x {dataset.Width}"));

    /// <summary>Reads labels: N numbers, each less than the number of classes, N at most <paramref name="most"/>.</summary>
    internal static Either<TrainingError, ReadOnlyMemory<byte>> Labels(string file, Stream content, DatasetDefinition dataset, int most)
        => Read(file, content, dataset, most, sizes: 1, _ => null).Bind(labels => LabelCheck.InRange(file, labels, dataset.Classes));

    private static Either<TrainingError, ReadOnlyMemory<byte>> Read(
        string file, Stream content, DatasetDefinition dataset, int most, int sizes, Func<long[], string?> problemWith)
    {
        var start = new byte[sizeof(int) * (sizes + 1)];
        var came = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (came < start.Length)
        {
            return new TrainingError.BadData(file, FormattableString.Invariant($"it has {came} bytes, less than the head of an IDX file"));
        }

        var magic = BinaryPrimitives.ReadUInt32BigEndian(start);
        if (magic != UnsignedBytes + (uint)sizes)
        {
            return new TrainingError.BadData(file, $"its magic number is 0x{magic:x8}, not 0x{UnsignedBytes + (uint)sizes:x8}");
        }

        var head = Enumerable.Range(1, sizes)
            .Select(i => (long)BinaryPrimitives.ReadUInt32BigEndian(start.AsSpan(sizeof(int) * i)))
            .ToArray();
        if (problemWith(head) is { } problem)
        {
            return new TrainingError.BadData(file, problem);
        }

        // The number of items comes from the file: nothing is set aside for it before it is known to be possible.
        var each = head[1..].Aggregate(1L, (product, size) => product * size);
        var expected = start.Length + (head[0] * each);
        return head[0] > most
            ? new TrainingError.BadData(
                file, FormattableString.Invariant($"{dataset.Title} has {start.Length + (most * each):N0} bytes there at most, but its head says {expected:N0}"))
            : Data(file, content, new byte[head[0] * each], expected);
    }

    private static Either<TrainingError, ReadOnlyMemory<byte>> Data(string file, Stream content, byte[] data, long expected)
    {
        var came = content.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
        if (came < data.Length)
        {
            return new TrainingError.BadData(
                file, FormattableString.Invariant($"it has {expected - data.Length + came:N0} bytes, but its head says {expected:N0}; it is cut off"));
        }

        return content.ReadByte() < 0
            ? (ReadOnlyMemory<byte>)data
            : new TrainingError.BadData(
                file, FormattableString.Invariant($"it has more bytes than the {expected:N0} that its head says; something follows its data"));
    }
}
