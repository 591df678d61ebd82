using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LossNav.Adapters.Records;

/// <summary>The header of a .npy array (NumPy's format, versions 1 to 3), as NumPy itself writes it.</summary>
/// <param name="Type">The type of a number, for example <c>&lt;f4</c>.</param>
/// <param name="ColumnsFirst">Whether the first index runs fastest (Fortran's order).</param>
/// <param name="Rows">The first extent: steps.</param>
/// <param name="Columns">The product of the others: parameters.</param>
internal sealed partial record NpyHeader(string Type, bool ColumnsFirst, int Rows, int Columns)
{
    /// <summary>The most numbers of an array: 320 MB of them.</summary>
    public const long MostNumbers = 40_000_000;

    private const int LongestHeader = 1 << 16;

    private static ReadOnlySpan<byte> Magic => "NUMPY"u8;

    /// <summary>Reads it; the stream stands at the first number afterwards.</summary>
    /// <exception cref="BadArrayException">It is none, or not of numbers.</exception>
    public static NpyHeader Read(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        stream.ReadExactly(start);
        if (start[0] != 0x93 || !start[1..6].SequenceEqual(Magic) || start[6] is < 1 or > 3)
        {
            throw new BadArrayException("it is no array of NumPy (format 1 to 3)");
        }

        Span<byte> size = stackalloc byte[4];
        size.Clear();
        stream.ReadExactly(size[..(start[6] == 1 ? 2 : 4)]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > LongestHeader)
        {
            throw new BadArrayException(FormattableString.Invariant($"its header of {length} bytes is longer than any"));
        }

        var text = new byte[length];
        stream.ReadExactly(text);
        return Parse(Encoding.UTF8.GetString(text).Trim());
    }

    private static NpyHeader Parse(string text)
    {
        var match = Dictionary().Match(text);
        if (!match.Success)
        {
            throw new BadArrayException("its header says something else than type, order and shape of one array of numbers");
        }

        var type = match.Groups["type"].Value;
        if (type.Contains('O', StringComparison.Ordinal))
        {
            throw new BadArrayException("it holds Python objects, which are never loaded: save numbers of type float32 or float64");
        }

        var extents = match.Groups["shape"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(extent => decimal.Parse(extent, NumberStyles.None, CultureInfo.InvariantCulture))
            .ToArray();
        var numbers = extents.Aggregate(1m, (product, extent) => product > MostNumbers ? product : product * extent);
        return extents.Length == 0 || numbers < 1
            ? throw new BadArrayException("it is empty, or one number alone: rows of steps are needed")
            : numbers > MostNumbers
            ? throw new BadArrayException(FormattableString.Invariant($"it has more than {MostNumbers:N0} numbers: record fewer parameters or steps"))
            : new NpyHeader(type, match.Groups["order"].Value == "True", (int)extents[0], (int)(numbers / extents[0]));
    }

    [GeneratedRegex(@"^\{'descr': '(?<type>[^']{1,16})', 'fortran_order': (?<order>True|False), 'shape': \((?<shape>[0-9]{1,18}(, ?[0-9]{1,18}){0,15}|),?\),? ?\}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dictionary();
}
