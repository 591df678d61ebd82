using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using LanguageExt;

namespace LossNav.Application.Networks;

/// <summary>Writes arrays as NumPy reads them: an .npz archive of 64-bit floats, uncompressed. Equal arrays give equal bytes.</summary>
internal static class NpzArchive
{
    // NumPy aligns the numbers to this.
    private const int Alignment = 64;

    private static readonly DateTimeOffset _epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes them.</summary>
    /// <param name="arrays">Each with its name, its extents, and its numbers row by row.</param>
    public static ReadOnlyMemory<byte> Write(Seq<NamedArray> arrays)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var array in arrays)
            {
                var entry = archive.CreateEntry(array.Name + ".npy", CompressionLevel.NoCompression);
                entry.LastWriteTime = _epoch;
                using var content = entry.Open();
                content.Write(Header(array.Extents));
                array.Rows.Iter(row => WriteRow(content, row));
            }
        }

        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    private static void WriteRow(Stream content, ReadOnlyMemory<double> numbers)
    {
        var bytes = new byte[numbers.Length * sizeof(double)];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), numbers.Span[i]);
        }

        content.Write(bytes);
    }

    // Format 1.0 of NumPy: magic, version, length of the description, the description padded by blanks.
    private static byte[] Header(Seq<int> extents)
    {
        var shape = extents.Count == 1 ? $"({extents[0]},)" : $"({string.Join(", ", extents)})";
        var text = $"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}";
        const int Before = 10;
        var length = (((Before + text.Length + 1) + Alignment - 1) / Alignment * Alignment) - Before;
        var header = new byte[Before + length];
        header[0] = 0x93;
        "NUMPY\u0001\0"u8.CopyTo(header.AsSpan(1));
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)length);
        Encoding.ASCII.GetBytes((text.PadRight(length - 1) + '\n').AsSpan(), header.AsSpan(Before));
        return header;
    }
}

/// <summary>An array to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Extents">One extent, or rows and columns.</param>
/// <param name="Rows">The numbers, row by row; a single row where there is one extent.</param>
internal sealed record NamedArray(string Name, Seq<int> Extents, Seq<ReadOnlyMemory<double>> Rows)
{
    /// <summary>A list of numbers.</summary>
    public static NamedArray Of(string name, ReadOnlyMemory<double> numbers) => new(name, Prelude.Seq1(numbers.Length), Prelude.Seq1(numbers));
}
