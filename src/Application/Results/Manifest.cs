using LanguageExt;

namespace LossNav.Application.Results;

/// <summary>What stands in the results folder and where it came from. It holds no clock and no machine: equal runs give equal manifests.</summary>
/// <param name="Figures">One entry for each figure, ordered by name.</param>
public sealed record Manifest(Seq<ManifestEntry> Figures)
{
    /// <summary>The name under which the manifest stands in the store.</summary>
    public const string FileName = "manifest.json";

    /// <summary>A manifest without entries.</summary>
    public static Manifest Empty { get; } = new(Seq<ManifestEntry>.Empty);

    /// <summary>The entry of a figure, if there is one.</summary>
    public Option<ManifestEntry> Find(string figure) => Figures.Find(entry => entry.Figure == figure);

    /// <summary>This manifest with some entries added or replaced; entries of other figures stay.</summary>
    public Manifest With(Seq<ManifestEntry> entries)
        => new(Figures
            .Filter(old => !entries.Exists(entry => entry.Figure == old.Figure))
            .Append(entries)
            .OrderBy(entry => entry.Figure, StringComparer.Ordinal)
            .ToSeq());
}
