namespace LossNav.Fuzzing;

/// <summary>Changes bytes and texts at random: the same generator in the same state gives the same change.</summary>
public static class Mutator
{
    private const int MostChanges = 6;
    private const int LongestPiece = 64;

    private static readonly string[] Words =
    [
        "NaN", "-1", "0", "1e308", "-1e308", "1e-308", "1e999", "2147483648", "-2147483648", "9223372036854775808", "null", "true", "{}", "[]", "[[]]", "\"\"", "\"\\u0000\"",
        "\"\\ud800\"", "\u0000", "\uFEFF", "😀", "e\u0301", "/dev/zero", "../../etc", "(", ")", "^", "^^", "--", "1/0", "0^0", "ln(-1)", "x", "t", "pi", ",", ":", "//", "/*", "*/",
    ];

    /// <summary>Changes some bytes: flipped bits, pieces removed, doubled, moved or written over, the end cut off, words of trouble put in.</summary>
    public static byte[] Change(Random random, ReadOnlySpan<byte> original)
    {
        var bytes = new List<byte>(original.Length + LongestPiece);
        bytes.AddRange(original);
        for (var left = 1 + random.Next(MostChanges); left > 0; left--)
        {
            ChangeOnce(random, bytes);
        }

        return [.. bytes];
    }

    private static void ChangeOnce(Random random, List<byte> bytes)
    {
        if (bytes.Count == 0)
        {
            bytes.Add((byte)random.Next(256));
            return;
        }

        var at = random.Next(bytes.Count);
        var length = Math.Min(1 + random.Next(LongestPiece), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : length);
                break;
            case 5:
                for (var i = 0; i < Math.Min(length, sizeof(long)); i++)
                {
                    bytes[at + i] = (byte)(random.Next(2) == 0 ? 0 : 255);
                }

                break;
            default:
                bytes.InsertRange(at, System.Text.Encoding.UTF8.GetBytes(Words[random.Next(Words.Length)]));
                break;
        }
    }
}
