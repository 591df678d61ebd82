using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LossNav.Adapters.Records;

/// <summary>Reads an array of NumPy: floats of 16, 32 or 64 bits in either byte order, in C's or Fortran's order.</summary>
internal static class NpyArray
{
    private const int Chunk = 1 << 16;

    /// <summary>Reads it.</summary>
    /// <param name="stream">A stream that ends with the array.</param>
    /// <exception cref="BadArrayException">It is no such array.</exception>
    public static NumberTable Read(Stream stream)
    {
        var header = NpyHeader.Read(stream);
        var (width, number) = NumberOf(header.Type);
        var numbers = new double[header.Rows * header.Columns];
        var buffer = new byte[Chunk * width];
        for (var at = 0; at < numbers.Length; at += Chunk)
        {
            var count = Math.Min(Chunk, numbers.Length - at);
            stream.ReadExactly(buffer, 0, count * width);
            for (var i = 0; i < count; i++)
            {
                numbers[at + i] = number(buffer.AsSpan(i * width, width));
            }
        }

        return stream.ReadByte() < 0
            ? new NumberTable(header.Rows, header.Columns, ImmutableCollectionsMarshal.AsImmutableArray(header.ColumnsFirst ? Turned(header, numbers) : numbers))
            : throw new BadArrayException("there are more bytes than its header says");
    }

    private delegate double Number(ReadOnlySpan<byte> bytes);

    private static (int Width, Number Read) NumberOf(string type) => type switch
    {
        "<f8" => (8, BinaryPrimitives.ReadDoubleLittleEndian),
        ">f8" => (8, BinaryPrimitives.ReadDoubleBigEndian),
        "<f4" => (4, bytes => BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        ">f4" => (4, bytes => BinaryPrimitives.ReadSingleBigEndian(bytes)),
        "<f2" => (2, bytes => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        ">f2" => (2, bytes => (double)BinaryPrimitives.ReadHalfBigEndian(bytes)),
        _ => throw new BadArrayException($"its numbers are of type '{type}': save them as float32 or float64"),
    };

    private static double[] Turned(NpyHeader header, double[] numbers)
    {
        var turned = new double[numbers.Length];
        for (var column = 0; column < header.Columns; column++)
        {
            for (var row = 0; row < header.Rows; row++)
            {
                turned[(row * header.Columns) + column] = numbers[(column * header.Rows) + row];
            }
        }

        return turned;
    }
}
