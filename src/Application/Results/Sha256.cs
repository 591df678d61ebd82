using System.Security.Cryptography;

namespace LossNav.Application.Results;

/// <summary>The fingerprint of some bytes.</summary>
public static class Sha256
{
    /// <summary>SHA-256 as 64 lower-case hexadecimal digits.</summary>
    public static string Of(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));
}
