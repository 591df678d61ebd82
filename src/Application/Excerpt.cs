using System.Globalization;

namespace LossNav.Application;

/// <summary>Text that came from elsewhere as a message can show it: short, on one line, and unable to steer a terminal. Pure.</summary>
public static class Excerpt
{
    private const int Longest = 40;

    /// <summary>The beginning of a text, cut between two characters as people see them, with its control characters escaped.</summary>
    public static string Of(string text)
    {
        var length = 0;
        while (length < text.Length && length < Longest)
        {
            length += StringInfo.GetNextTextElementLength(text.AsSpan(length));
        }

        // One "character" may be built of very many marks.
        return length > 2 * Longest || length < text.Length
            ? Escaped(text[..Math.Min(length, 2 * Longest)]) + "…"
            : Escaped(text);
    }

    /// <summary>A text with each character that a terminal would obey, or that shows nothing, written as its number: <c>\u001B</c>.</summary>
    public static string Escaped(string text)
        => text.Any(IsUnseen) ? string.Concat(text.Select(letter => IsUnseen(letter) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}") : letter.ToString())) : text;

    // Marks that turn the direction of writing can make a line look like another one.
    private static bool IsUnseen(char letter)
        => char.IsControl(letter) || letter is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
