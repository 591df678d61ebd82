using System.Text;

namespace LossNav.Application.Problems.Json;

/// <summary>A place in a text.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1 in UTF-16 units, as editors do.</param>
public readonly record struct Position(int Line, int Column)
{
    /// <summary>The beginning.</summary>
    public static Position Start => new(1, 1);

    /// <summary>The place of a byte in a text of UTF-8.</summary>
    internal static Position Of(ReadOnlySpan<byte> text, int offset)
    {
        var before = text[..Math.Min(offset, text.Length)];
        var line = before.LastIndexOf((byte)'\n') + 1;
        return new Position(1 + before.Count((byte)'\n'), 1 + Encoding.UTF8.GetCharCount(before[line..]));
    }
}

/// <summary>What is wrong at one place of a text.</summary>
/// <param name="At">Where.</param>
/// <param name="Message">What is wrong and what to do, without a full stop.</param>
public sealed record PlacedFault(Position At, string Message);
