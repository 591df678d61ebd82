using LanguageExt;

namespace LossNav.Application.Results;

/// <summary>How a figure stands to what an earlier run left.</summary>
public enum FigureChange
{
    /// <summary>No earlier run recorded it.</summary>
    New,

    /// <summary>A file or its origin differs from before.</summary>
    Changed,

    /// <summary>Every file stood there already, byte for byte, with the same origin.</summary>
    Unchanged,
}

/// <summary>A figure whose files stand in the store.</summary>
/// <param name="Entry">Its entry for the manifest.</param>
/// <param name="Change">How it stands to what was there.</param>
/// <param name="Written">The names of the files that had to be written.</param>
/// <param name="Stale">The names of earlier files that this run did not make again and that show other data; the manifest drops them.</param>
public sealed record MadeFigure(ManifestEntry Entry, FigureChange Change, Seq<string> Written, Seq<string> Stale)
{
    /// <summary>Compares a new entry with the one that an earlier run recorded.</summary>
    /// <param name="entry">The new entry.</param>
    /// <param name="before">The earlier one.</param>
    /// <param name="written">The names of the files that had to be written.</param>
    /// <param name="stands">Whether a file that this run did not make still stands in the store.</param>
    public static MadeFigure Compare(ManifestEntry entry, Option<ManifestEntry> before, Seq<string> written, Func<ManifestFile, bool> stands)
        => before.Match(
            None: () => new MadeFigure(entry, FigureChange.New, written, Seq<string>.Empty),
            Some: old =>
            {
                var others = old.Files.Filter(file => !entry.Files.Exists(made => made.Name == file.Name) && stands(file)).Strict();
                var sameOrigin = entry.HasOrigin(old);
                var merged = sameOrigin
                    ? entry with { Files = entry.Files.Append(others).OrderBy(file => file.Name, StringComparer.Ordinal).ToSeq() }
                    : entry;
                return new MadeFigure(
                    merged,
                    written.IsEmpty && merged == old ? FigureChange.Unchanged : FigureChange.Changed,
                    written,
                    sameOrigin ? Seq<string>.Empty : others.Map(file => file.Name));
            });
}
