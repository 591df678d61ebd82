using LanguageExt;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Application.Results;

/// <summary>What is known about the files of one figure.</summary>
/// <param name="Figure">The published name.</param>
/// <param name="Edition">Which mathematics it shows, and how much it explains.</param>
/// <param name="Parameters">Every parameter with the value the figure was drawn with.</param>
/// <param name="DataSha256">Fingerprint of the description of the figure: every number in it and how it is drawn.</param>
/// <param name="Versions">The version of this program and of each library that the result depends on, by name.</param>
/// <param name="Files">Its files, ordered by name.</param>
public sealed record ManifestEntry(
    string Figure,
    Edition Edition,
    Seq<SetParameter> Parameters,
    string DataSha256,
    Map<string, string> Versions,
    Seq<ManifestFile> Files)
{
    /// <summary>Where measured data come from, one line for each; empty for a figure that is computed from its parameters alone.</summary>
    public Seq<string> Sources { get; init; } = Seq<string>.Empty;

    /// <summary>Whether the other entry's files were drawn from the same data by the same versions, so that both may stand side by side.</summary>
    public bool HasOrigin(ManifestEntry other)
        => DataSha256 == other.DataSha256 && Edition == other.Edition && Parameters == other.Parameters && Sources == other.Sources && Versions == other.Versions;
}

/// <summary>A parameter and the value it was set to.</summary>
/// <param name="Name">Lower case with hyphens.</param>
/// <param name="Value">Its value as text, in the form in which it can be set.</param>
public sealed record SetParameter(string Name, string Value);

/// <summary>One file of a figure.</summary>
/// <param name="Name">Path below the results folder, with forward slashes.</param>
/// <param name="Renderer">The renderer that made it.</param>
/// <param name="Format">Its format, lower case and without a dot.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Fingerprint of its bytes.</param>
public sealed record ManifestFile(string Name, string Renderer, string Format, long Bytes, string Sha256);
