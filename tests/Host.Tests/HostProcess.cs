using System.Diagnostics;
using LossNav.Testing;
using Xunit;

namespace LossNav.Host.Tests;

/// <summary>The real program in a process of its own, started in a new folder, with its real settings file.</summary>
internal sealed class HostProcess : IDisposable
{
    /// <summary>Longer than any run here takes; a hanging program fails the test instead of the whole suite.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, string> _environment = [];

    /// <summary>The working directory of the program.</summary>
    public TemporaryFolder Folder { get; } = new();

    /// <summary>Sets an environment variable for the program.</summary>
    public void With(string variable, string value) => _environment[variable] = value;

    /// <summary>Runs the program to its end.</summary>
    public Task<Finished> RunAsync(params string[] args) => RunAsync(_ => Task.CompletedTask, args);

    /// <summary>Whether this system lets somebody without rights mount a disk that only the program sees.</summary>
    public async Task<bool> CanHaveSmallDiskAsync()
        => OperatingSystem.IsLinux() && File.Exists("/usr/bin/unshare") && (await RunAsync(_ => Task.CompletedTask, OnSmallDisk(kilobytes: 8, "true"))).Exit == 0;

    /// <summary>Runs the program with a small disk under <c>results</c>; the output ends with the names of the files on it.</summary>
    public Task<Finished> RunOnSmallDiskAsync(int kilobytes, params string[] args)
        => RunAsync(_ => Task.CompletedTask, OnSmallDisk(
            kilobytes,
            $"dotnet '{Path.Combine(AppContext.BaseDirectory, "lossnav.dll")}' {string.Join(' ', args)}; code=$?; echo files on the disk:; ls -A results; exit $code"));

    /// <summary>Whether a terminal can be had for a program that this one starts.</summary>
    public static bool HasTerminal => OperatingSystem.IsLinux() && File.Exists("/usr/bin/script");

    /// <summary>Runs the program in a terminal; the output is what the terminal got from both streams.</summary>
    public Task<Finished> RunInTerminalAsync(params string[] args)
        => RunAsync(_ => Task.CompletedTask, InFolder(new ProcessStartInfo(
            "/usr/bin/script", ["-qec", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "lossnav.dll")}' {string.Join(' ', args)}", "/dev/null"])));

    /// <summary>Runs the program to its end, with something done to it in between.</summary>
    public Task<Finished> RunAsync(Func<Process, Task> meanwhile, params string[] args) => RunAsync(meanwhile, Describe(args));

    private ProcessStartInfo OnSmallDisk(int kilobytes, string command)
        => InFolder(new ProcessStartInfo(
            "/usr/bin/unshare",
            ["--map-root-user", "--mount", "sh", "-c", $"mkdir -p results && mount -t tmpfs -o size={kilobytes}k none results && {command}"]));

    private async Task<Finished> RunAsync(Func<Process, Task> meanwhile, ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = ReadAsync(process.StandardOutput);
        var error = process.StandardError.ReadToEndAsync();
        await meanwhile(process);
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The program did not end within {Patience}: {string.Join(' ', start.ArgumentList)}");
        }

        return new Finished(process.ExitCode, await output, await error);
    }

    public void Dispose() => Folder.Dispose();

    /// <summary>Sends what a terminal sends at Ctrl-C.</summary>
    public static async Task SendCtrlCAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until something is so that the program brings about.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        for (var clock = Stopwatch.StartNew(); !isSo(); await Task.Delay(10))
        {
            Assert.True(clock.Elapsed < Patience, "The program did not do what was waited for.");
        }
    }

    /// <summary>What the program has printed so far to standard output.</summary>
    public string Printed { get; private set; } = string.Empty;

    private async Task<string> ReadAsync(StreamReader reader)
    {
        Printed = string.Empty;
        var buffer = new char[1024];
        for (var count = await reader.ReadAsync(buffer); count > 0; count = await reader.ReadAsync(buffer))
        {
            Printed += new string(buffer, 0, count);
        }

        return Printed;
    }

    private ProcessStartInfo Describe(string[] args)
        => InFolder(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lossnav.dll"), .. args]));

    private ProcessStartInfo InFolder(ProcessStartInfo start)
    {
        start.WorkingDirectory = Folder.Path;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var (variable, value) in _environment)
        {
            start.Environment[variable] = value;
        }

        return start;
    }
}
