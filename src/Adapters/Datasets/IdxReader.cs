using System.Buffers.Binary;
using LanguageExt;
using LossNav.Application.Training;

namespace LossNav.Adapters.Datasets;

/// <summary>The IDX format of MNIST: a magic number, the sizes as big-endian 32-bit integers, then bytes.</summary>
/// <remarks>The magic number is two zero bytes, the type (8: unsigned byte) and the number of sizes. Nothing may follow the data.</remarks>
internal static class IdxReader
{
    private const uint UnsignedBytes = 0x0800;

    /// <summary>Reads images: N x height x width.</summary>
    internal static Either<TrainingError, ReadOnlyMemory<byte>> Images(string file, ReadOnlyMemory<byte> content, int height, int width)
        => Read(file, content, sizes: 3, head =>
            head[1] == height && head[2] == width
                ? null
                : FormattableString.Invariant($"its images are {head[1]} x {head[2]}, not {height} x {width}"));

    /// <summary>Reads labels: N numbers, each less than <paramref name="classes"/>.</summary>
    internal static Either<TrainingError, ReadOnlyMemory<byte>> Labels(string file, ReadOnlyMemory<byte> content, int classes)
        => Read(file, content, sizes: 1, _ => null).Bind(labels => LabelCheck.InRange(file, labels, classes));

    private static Either<TrainingError, ReadOnlyMemory<byte>> Read(
        string file, ReadOnlyMemory<byte> content, int sizes, Func<long[], string?> problemWith)
    {
        var start = sizeof(int) * (sizes + 1);
        if (content.Length < start)
        {
            return new TrainingError.BadData(file, FormattableString.Invariant($"it has {content.Length} bytes, less than the head of an IDX file"));
        }

        var magic = BinaryPrimitives.ReadUInt32BigEndian(content.Span);
        if (magic != UnsignedBytes + (uint)sizes)
        {
            return new TrainingError.BadData(file, $"its magic number is 0x{magic:x8}, not 0x{UnsignedBytes + (uint)sizes:x8}");
        }

        var head = Enumerable.Range(1, sizes)
            .Select(i => (long)BinaryPrimitives.ReadUInt32BigEndian(content.Span[(sizeof(int) * i)..]))
            .ToArray();
        if (problemWith(head) is { } problem)
        {
            return new TrainingError.BadData(file, problem);
        }

        // Sizes come from the file: their product may be too large for any integer here.
        var expected = head.Aggregate((Int128)1, (product, size) => product * size) + start;
        return content.Length == expected
            ? content[start..]
            : new TrainingError.BadData(
                file,
                FormattableString.Invariant($"it has {content.Length:N0} bytes, but its head says {expected:N0}")
                    + (content.Length < expected ? "; it is cut off" : "; something follows its data"));
    }
}
