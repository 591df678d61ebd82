namespace LossNav.Host.Reports;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>At least one job failed; the others were done.</summary>
    public const int JobFailed = 1;

    /// <summary>The command line or a setting is wrong; nothing was done.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl-C or a request to terminate; what was finished stands.</summary>
    public const int Cancelled = 130;
}
