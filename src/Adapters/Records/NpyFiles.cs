using System.IO.Compression;

namespace LossNav.Adapters.Records;

/// <summary>The arrays of a record by name: in an .npz archive, or as .npy files side by side.</summary>
internal static class NpyFiles
{
    private const string Extension = ".npy";

    // A record has three arrays; an archive of thousands of entries is none.
    private const int MostEntries = 1_000;

    /// <summary>The arrays of an archive that have one of these names.</summary>
    public static IReadOnlyDictionary<string, NumberTable> InArchive(string path, IReadOnlyList<string> names)
    {
        using var archive = ZipFile.OpenRead(path);
        if (archive.Entries.Count > MostEntries)
        {
            throw new BadArrayException(FormattableString.Invariant($"the archive has {archive.Entries.Count} entries, and no record has so many"));
        }

        var found = new Dictionary<string, NumberTable>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries.Where(entry => names.Contains(NameOf(entry.FullName), StringComparer.Ordinal)))
        {
            // No more is unpacked than the array's own header allows.
            using var content = entry.Open();
            var name = NameOf(entry.FullName);
            if (found.ContainsKey(name))
            {
                throw new BadArrayException($"the archive holds array '{name}' more than once");
            }

            using var summed = new ChecksumStream(content);
            found.Add(name, Named(name, summed));
            if (summed.Sum != entry.Crc32)
            {
                throw new BadArrayException($"array '{name}': its checksum is not the archive's: it is damaged");
            }
        }

        return found.Count > 0 ? found : throw new BadArrayException($"the archive holds no array of these names; it holds {Some(archive.Entries.Select(entry => NameOf(entry.FullName)))}");
    }

    /// <summary>The files of a folder that have one of these names.</summary>
    public static IReadOnlyDictionary<string, NumberTable> InFolder(string folder, IReadOnlyList<string> names)
        => names
            .Select(name => (Name: name, Path: Path.Combine(folder, name + Extension)))
            .Where(it => File.Exists(it.Path))
            .ToDictionary(it => it.Name, it => FromFile(it.Name, it.Path), StringComparer.Ordinal);

    private static NumberTable FromFile(string name, string path)
    {
        using var content = File.OpenRead(path);
        return Named(name, content);
    }

    private static NumberTable Named(string name, Stream content)
    {
        try
        {
            return NpyArray.Read(content);
        }
        catch (BadArrayException bad)
        {
            throw new BadArrayException($"array '{name}': {bad.Message}");
        }
        catch (EndOfStreamException)
        {
            throw new BadArrayException($"array '{name}': it ends before the numbers that its header announces");
        }
    }

    private static string NameOf(string entry) => entry.EndsWith(Extension, StringComparison.Ordinal) ? entry[..^Extension.Length] : entry;

    private static string Some(IEnumerable<string> names) => string.Join(", ", names.Take(8).Select(name => $"'{name}'").DefaultIfEmpty("nothing"));
}
