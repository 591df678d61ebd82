using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace LossNav.Adapters.Files;

/// <summary>Gives a file new content so that nobody ever sees a part of it: written beside it, made to last, renamed.</summary>
/// <remarks>
/// The temporary name is new each time (<c>.name.0123456789abcdef.tmp</c>), so two runs never write into one file, and a link that somebody put
/// there is never followed. The temporary file is held open, and thereby locked, until it bears its own name: what can be locked was left by a killed run.
/// </remarks>
internal static partial class AtomicWrite
{
    private const int RandomBytes = 8;

    // A file is locked a moment after it is made; one that is so old was either locked by now, or left.
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);

    /// <summary>Makes a new file; a name that is taken, if only by a link to nowhere, is refused.</summary>
    public static Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Delete, bufferSize: 0);

    /// <summary>Replaces the content of a file, or makes it. Throws what the file system throws; then the old file stands, unless only its lasting is in doubt.</summary>
    public static void Replace(string path, ReadOnlyMemory<byte> content, Func<string, Stream> create)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("a folder has this name.");
        }

        var temporary = TemporaryName(path);
        try
        {
            using var stream = create(temporary);
            stream.Write(content.Span);
            stream.Flush();

            // The bytes must be on the disk before the name points to them, or a power cut could leave an empty file under the name.
            Disk.MakeLast(stream);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw;
        }

        Disk.MakeNamesLast(Path.GetDirectoryName(path)!);
    }

    /// <summary>Removes the temporary files that killed runs left in a folder. What another run is writing stays, and so does what is no file.</summary>
    public static void RemoveAbandoned(string folder)
    {
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles(".*.tmp", options).Where(file => IsTemporary(file.Name) && IsOld(file)))
        {
            try
            {
                // The lock is let go before the file is deleted: a name of its own is never used twice.
                using (file.Open(FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                }

                file.Delete();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Somebody is writing it, or it is not ours to delete: both are no concern of this run.
            }
        }
    }

    /// <summary>Whether a file of this name is on its way to another name.</summary>
    public static bool IsTemporary(string name) => Temporary().IsMatch(name);

    private static bool IsOld(FileInfo file) => TimeProvider.System.GetUtcNow() - file.LastWriteTimeUtc > Young;

    private static string TemporaryName(string path)
        => Path.Combine(
            Path.GetDirectoryName(path)!,
            string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(path)}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}.tmp"));

    // Nothing more can be done about a file that cannot be deleted either: the fault that led here tells the story.
    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
        }
    }

    [GeneratedRegex(@"^\..+\.[0-9a-f]{16}\.tmp$", RegexOptions.CultureInvariant)]
    private static partial Regex Temporary();
}
