using System.Buffers;
using System.Buffers.Text;
using System.Text;
using LanguageExt;
using LossNav.Application.Figures;

namespace LossNav.Adapters.FigureData;

/// <summary>Comma separated values: lines with # and the origin of measured numbers, a line of headings, then the rows; a point as decimal sign, \n at the ends of lines (RFC 4180 otherwise).</summary>
internal static class CsvWriter
{
    private const int LongestNumber = 32;

    public static ReadOnlyMemory<byte> Write(Seq<string> origins, Seq<(string Heading, Values Numbers)> columns)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        origins.Iter(origin => buffer.Write(Encoding.UTF8.GetBytes($"# {origin}\n")));
        buffer.Write(Encoding.UTF8.GetBytes(string.Join(',', columns.Map(column => column.Heading)) + "\n"));
        var numbers = columns.Map(column => column.Numbers).ToArray();
        for (var row = 0; row < numbers[0].Count; row++)
        {
            for (var column = 0; column < numbers.Length; column++)
            {
                var space = buffer.GetSpan(LongestNumber);
                // The shortest text that reads back as the same number.
                _ = Utf8Formatter.TryFormat(numbers[column][row], space, out var written);
                space[written] = column == numbers.Length - 1 ? (byte)'\n' : (byte)',';
                buffer.Advance(written + 1);
            }
        }

        return buffer.WrittenMemory;
    }
}
