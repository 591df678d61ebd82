using System.Runtime.InteropServices;

namespace LossNav.Adapters.Torch.Loading;

/// <summary>Keeps large tensors' memory in the process between steps.</summary>
/// <remarks>
/// glibc gives every block of 32 MiB and more back to the system at once, and each training step then pays for thousands of page faults: the
/// convolutional network trains twice to three times as fast without (docs/training.md). Elsewhere, and where the call is missing, nothing happens.
/// </remarks>
internal static partial class AllocatorTuning
{
    private const int TrimThreshold = -1;
    private const int MostMappedBlocks = -4;

    internal static void Apply()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = MallOpt(MostMappedBlocks, 0);
            _ = MallOpt(TrimThreshold, int.MaxValue);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library other than glibc: it has its own ways.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MallOpt(int parameter, int value);
}
