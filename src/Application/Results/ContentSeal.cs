using System.Text;

namespace LossNav.Application.Results;

/// <summary>The SHA-256 of a JSON text as its last member, so that a change of what it says is noticed. Pure.</summary>
/// <remarks>It protects against mistakes, not against somebody who makes a new seal. Texts of earlier versions have none and are read as they are.</remarks>
internal static class ContentSeal
{
    /// <summary>The member's name.</summary>
    public const string Member = "sha256";

    private const int HashLength = 64;

    private static ReadOnlySpan<byte> End => "\n}\n"u8;

    private static ReadOnlySpan<byte> Before => ",\n  \"sha256\": \""u8;

    private static ReadOnlySpan<byte> After => "\"\n}\n"u8;

    /// <summary>The text with its seal.</summary>
    /// <param name="json">An indented object of JSON, without this member.</param>
    public static ReadOnlyMemory<byte> Add(ReadOnlyMemory<byte> json)
        => (byte[])[.. json.Span[..^End.Length], .. Before, .. Encoding.ASCII.GetBytes(Sha256.Of(json)), .. After];

    /// <summary>Whether the seal of a text is another one than its content's.</summary>
    /// <param name="isSealed">Whether the text has the member at all.</param>
    /// <param name="json">The text.</param>
    public static bool IsBroken(bool isSealed, ReadOnlyMemory<byte> json) => isSealed && !Holds(json);

    private static bool Holds(ReadOnlyMemory<byte> json)
    {
        var text = json.Span;
        var begin = text.Length - Before.Length - HashLength - After.Length;
        return begin > 0 && text.EndsWith(After) && text[begin..].StartsWith(Before)
            && text.Slice(begin + Before.Length, HashLength).SequenceEqual(
                Encoding.ASCII.GetBytes(Sha256.Of((ReadOnlyMemory<byte>)(byte[])[.. text[..begin], .. End])));
    }
}
