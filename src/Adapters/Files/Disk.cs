using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LossNav.Adapters.Files;

/// <summary>What the operating system must be told so that a power cut takes nothing back, and so that two processes do not change one folder at once.</summary>
/// <remarks>.NET's own flush ignores the errors of <c>fsync</c> for a disk that is full or broken, and knows nothing of folders.</remarks>
internal static partial class Disk
{
    private const int ReadOnly = 0;

    // A program that is started meanwhile must not inherit the handle, or the lock would outlast its holder.
    private static readonly int ClosedOnStart = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;
    private const int ExclusiveWithoutWaiting = 2 | 4;

    // Numbers of errors (errno): the same on Linux and macOS, save for the last three pairs.
    private const int Interrupted = 4;
    private const int BadDescriptor = 9;
    private const int Invalid = 22;
    private const int ReadOnlyDisk = 30;
    private static readonly int[] NotSupported = [95, 45];
    private static readonly int[] WouldBlock = [11, 35];
    private static readonly int[] NoLocks = [37, 77];

    /// <summary>Returns when the content of a file is on the disk.</summary>
    public static void MakeLast(Stream stream)
    {
        if (stream is FileStream file)
        {
            if (OperatingSystem.IsLinux())
            {
                Sync(file.SafeFileHandle, file.Name);
            }
            else
            {
                file.Flush(flushToDisk: true);
            }
        }
    }

    /// <summary>Returns when the names in a folder are on the disk.</summary>
    public static void MakeNamesLast(string folder)
    {
        // Windows keeps names by itself. A folder that may be written but not read cannot be opened; then the system decides when its names last.
        if (!OperatingSystem.IsWindows())
        {
            using var handle = Open(folder, ReadOnly | ClosedOnStart);
            if (!handle.IsInvalid)
            {
                Sync(handle, folder);
            }
        }
    }

    /// <summary>Locks a folder against every other process and every other call that locks it, until the handle is released.</summary>
    /// <returns>The handle; none if somebody else has the lock.</returns>
    /// <exception cref="NotSupportedException">Folders cannot be locked here: on Windows, and on some network file systems.</exception>
    public static SafeFileHandle? TryLock(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new NotSupportedException();
        }

        var handle = Open(folder, ReadOnly | ClosedOnStart);
        if (!handle.IsInvalid && Lock(handle, ExclusiveWithoutWaiting) == 0)
        {
            return handle;
        }

        var error = Marshal.GetLastPInvokeError();
        handle.Dispose();
        return WouldBlock.Contains(error) || error == Interrupted ? null
            : error is BadDescriptor or Invalid || NotSupported.Contains(error) || NoLocks.Contains(error) ? throw new NotSupportedException()
            : throw Fault(error);
    }

    private static void Sync(SafeHandle handle, string path)
    {
        while (Fsync(handle) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error is Invalid or ReadOnlyDisk || NotSupported.Contains(error))
            {
                // A device or a file system that has nothing to make last.
                return;
            }

            if (error != Interrupted)
            {
                throw new IOException($"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'", error);
            }
        }
    }

    private static IOException Fault(int error) => new(Marshal.GetPInvokeErrorMessage(error), error);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(SafeHandle file);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Lock(SafeHandle file, int operation);
}
