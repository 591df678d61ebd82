using System.Diagnostics;

namespace LossNav.Host.Reports;

/// <summary>How long the process has run, its own start-up included: what somebody at the keyboard waits for.</summary>
internal static class ProcessClock
{
    public static TimeSpan SinceStart()
    {
        using var process = Process.GetCurrentProcess();
        return TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime();
    }

    /// <summary>The most memory that the process has held, in bytes.</summary>
    public static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
