using LanguageExt;

namespace LossNav.Adapters.Files;

/// <summary>A file on its way to its name: written beside it, flushed, renamed.</summary>
internal sealed class TemporaryFile(string path, ReadOnlyMemory<byte> content, Func<string, Stream> create)
{
    private readonly string _folder = Path.GetDirectoryName(path)!;
    private readonly string _temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.tmp");

    private bool _stands;

    /// <summary>Opens a new file for one writer; a second writer is refused.</summary>
    public static Stream Create(string path) => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);

    /// <summary>Writes the content under the temporary name.</summary>
    public Option<FileFault> Write()
        => Fault(_folder, () => Directory.CreateDirectory(_folder))
            || Fault(path, WriteTemporary);

    /// <summary>Gives the file its name.</summary>
    public Option<FileFault> Rename()
        => Fault(path, () =>
        {
            File.Move(_temporary, path, overwrite: true);
            _stands = false;
        });

    /// <summary>Removes what <see cref="Write"/> left. What another run is writing stays.</summary>
    public void Delete()
    {
        if (_stands)
        {
            // Nothing more can be done about a file that cannot be deleted either: the fault that led here tells the story.
            Fault(path, () => File.Delete(_temporary));
        }
    }

    private void WriteTemporary()
    {
        if (Directory.Exists(path))
        {
            throw new IOException("a folder has this name.");
        }

        using var stream = create(_temporary);
        _stands = true;
        stream.Write(content.Span);
        stream.Flush();

        // The bytes must be on the disk before the name points to them, or a power cut could leave an empty file under the new name.
        (stream as FileStream)?.Flush(flushToDisk: true);
    }

    private static Option<FileFault> Fault(string path, Action action)
        => FileFault
            .Try(path, () =>
            {
                action();
                return Prelude.unit;
            })
            .Swap()
            .ToOption();
}
