using System.Security.Cryptography;

namespace LossNav.Application.Training;

/// <summary>The name of a run: a hash of all that determines its numbers (settings and data), whatever machine computes them.</summary>
/// <param name="Value">16 lower-case hexadecimal digits of the SHA-256 of the settings' canonical JSON with the data's hash.</param>
public sealed record RunKey(string Value)
{
    /// <summary>The key of a run on data with this hash.</summary>
    public static RunKey Of(RunSettings settings, string dataSha256)
        => new(Convert.ToHexStringLower(SHA256.HashData(SettingsJson.Canonical(settings, dataSha256)))[..16]);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
