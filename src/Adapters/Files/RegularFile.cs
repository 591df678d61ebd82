namespace LossNav.Adapters.Files;

/// <summary>Reads files that another file names, which may name anything: a pipe would wait for ever, a device would never end, and a file may grow while it is read.</summary>
internal static class RegularFile
{
    private const int Block = 1 << 16;

    /// <summary>The content of a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="most">Bytes that it may have.</param>
    /// <exception cref="IOException">It is no regular file, or larger; and what the file system throws.</exception>
    public static byte[] Read(string path, int most)
    {
        // What is told without opening it: to open a pipe would already wait for whoever writes into it. Pipes and devices have no length.
        var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        var problem = Directory.Exists(file.FullName) ? "This is a folder, not a file."
            : file.Length == 0 ? "It is empty, or no regular file."
            : file.Length > most ? TooLarge(most)
            : null;
        if (problem is not null)
        {
            throw new IOException(problem);
        }

        using var stream = file.OpenRead();
        var content = new MemoryStream((int)file.Length + 1);
        var block = new byte[Block];
        while (stream.Read(block) is > 0 and var read)
        {
            content.Write(block, 0, read);
            if (content.Length > most)
            {
                throw new IOException(TooLarge(most));
            }
        }

        return content.ToArray();
    }

    private static string TooLarge(int most) => FormattableString.Invariant($"It has more than {most:N0} bytes.");
}
