namespace LossNav.Testing;

/// <summary>A new folder that is deleted when the test ends.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lossnav-test-");

    /// <summary>Where the folder is.</summary>
    public string Path => _folder.FullName;

    /// <summary>A path below the folder.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Every file below the folder, hidden ones included, ordered by name.</summary>
    public IReadOnlyList<string> Files()
        => [.. _folder
            .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => System.IO.Path.GetRelativePath(Path, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    /// <summary>Writes a text file, and the folders above it.</summary>
    public void Put(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
