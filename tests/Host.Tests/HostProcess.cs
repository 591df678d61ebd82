using System.Diagnostics;
using LossNav.Testing;

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

    /// <summary>Runs the program to its end, with something done to it in between.</summary>
    public async Task<Finished> RunAsync(Func<Process, Task> meanwhile, params string[] args)
    {
        using var process = Process.Start(Describe(args))!;
        var output = process.StandardOutput.ReadToEndAsync();
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
            throw new TimeoutException($"The program did not end within {Patience}: {string.Join(' ', args)}");
        }

        return new Finished(process.ExitCode, await output, await error);
    }

    public void Dispose() => Folder.Dispose();

    private ProcessStartInfo Describe(string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lossnav.dll"), .. args])
        {
            WorkingDirectory = Folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in _environment)
        {
            start.Environment[variable] = value;
        }

        return start;
    }
}
