using System.Diagnostics;
using LanguageExt;
using LossNav.Application;

namespace LossNav.Adapters.Files;

/// <summary>The right to read, change and write in a folder while no other process, and no other call of this one, does the same.</summary>
/// <remarks>
/// The folder itself is locked, so nothing is left behind, not even by a killed run. Where folders cannot be locked, a file in it is:
/// on Windows it goes with the lock, on a network file system it stays.
/// </remarks>
internal static class FolderLock
{
    private const string FileName = ".lossnav.lock";

    // How often to look again: a change takes a few milliseconds.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits for the lock of a folder, which must exist.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="patience">How long to wait for others.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The lock, or <see cref="JobError.StoreBusy"/>. Throws what the file system throws.</returns>
    public static async Task<Either<JobError, IDisposable>> TakeAsync(string folder, TimeSpan patience, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
#pragma warning disable CA2000 // Who takes the lock gives it back.
            if (Try(folder) is { } held)
            {
                return Prelude.Right<JobError, IDisposable>(held);
            }
#pragma warning restore CA2000

            if (clock.Elapsed > patience)
            {
                return new JobError.StoreBusy(folder);
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    private static IDisposable? Try(string folder)
    {
        try
        {
            return Disk.TryLock(folder);
        }
        catch (NotSupportedException)
        {
            return TryFile(Path.Combine(folder, FileName));
        }
    }

    private static FileStream? TryFile(string path)
    {
        try
        {
            return new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
