using System.Diagnostics;
using System.Text.Json;
using LossNav.Application.Results;

namespace LossNav.Fuzzing;

/// <summary>Kills the program at random moments, as a power cut of its own would, and looks at what it left: every file whole, and the next run makes everything.</summary>
internal static class Kills
{
    private const int Patience = 120_000;

    private static readonly string[] Render = ["render", "fig1", "fig2", "--format", "svg,csv"];

    /// <summary>Kills each verb a number of times.</summary>
    /// <param name="scratch">Where it works.</param>
    /// <param name="program">lossnav.dll.</param>
    /// <param name="data">A folder with MNIST, for training.</param>
    /// <param name="count">How often.</param>
    /// <param name="seed">Of the moments.</param>
    /// <returns>0 if nothing was lost.</returns>
    public static int Run(string scratch, string program, string data, int count, int seed)
    {
        var failures = 0;
        File.WriteAllText(Path.Combine(scratch, "problem.json"), """
            { "parameters": ["x", "y"], "landscape": "(x^2-1)^2 + y^2 - x/2", "discountRate": [0.1, 1], "start": [-0.6, 0.55], "horizon": { "duration": 4, "end": "free" } }
            """);
        string[] train = ["train", "mnist", "--profile", "smoke", "--data", data, "--records", "results/records", "--checkpoints", "checkpoints", "--threads", "1"];
        foreach (var (name, runs) in ((string, string[][])[])
            [("render", [Render]), ("two renders", [Render, [.. Render, "--parallel", "1"]]), ("solve", [["solve", "../problem.json"]]), ("train", [train])])
        {
            failures += Campaign(scratch, program, name, runs, count, seed);
        }

        return failures == 0 ? 0 : 1;
    }

    private static int Campaign(string scratch, string program, string name, string[][] runs, int count, int seed)
    {
#pragma warning disable CA5394 // Not for secrets: the same moments must come again.
        var random = new Random(seed);
        var folder = Path.Combine(scratch, "work");
        var clock = Stopwatch.StartNew();
        Finish(folder, program, runs[0]);
        var whole = clock.ElapsedMilliseconds;
        var (killed, failures) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            if (i % 10 == 0 && Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            var started = runs.Select(run => Start(folder, program, run)).ToList();
            foreach (var process in started)
            {
                Thread.Sleep(random.Next((int)whole));
                killed += process.HasExited ? 0 : 1;
                process.Kill();
                process.WaitForExit();
                process.Dispose();
            }

            var problem = Problem(folder) ?? (i % 10 == 9 ? Finish(folder, program, runs[0]) ?? Problem(folder) : null);
            failures += problem is null ? 0 : 1;
            Console.Write(problem is null ? string.Empty : $"  {name} {i}: {problem}\n");
        }
#pragma warning restore CA5394

        Console.WriteLine($"{name}: {count} rounds, {killed} processes killed in their work, {failures} failures");
        return failures;
    }

    // Every file under its own name is whole: texts end as they should, and what the manifest names is there with the bytes that it says.
    private static string? Problem(string folder)
    {
        var results = Path.Combine(folder, "results");
        foreach (var path in Directory.Exists(results) ? Directory.GetFiles(results, "*", SearchOption.AllDirectories) : [])
        {
            var name = Path.GetFileName(path);
            if (name.EndsWith(".tmp", StringComparison.Ordinal))
            {
                continue;
            }

            var bytes = File.ReadAllBytes(path);
            if (bytes.Length == 0 || (name.EndsWith(".svg", StringComparison.Ordinal) && !bytes.AsSpan().TrimEnd("\r\n"u8).EndsWith("</svg>"u8)))
            {
                return $"{name} is not whole";
            }

            if (name == Manifest.FileName)
            {
                var broken = ManifestJson.Read(bytes).Match(
                    Right: manifest => manifest.Figures.Bind(entry => entry.Files).Filter(file => !Matches(results, file)).Map(file => file.Name).HeadOrNone().IfNone(string.Empty),
                    Left: error => error.Message);
                if (broken.Length > 0)
                {
                    return $"manifest: {broken}";
                }
            }
            else if (name.EndsWith(".json", StringComparison.Ordinal) && !IsJson(bytes))
            {
                return $"{name} is no JSON";
            }
        }

        return null;
    }

    private static bool Matches(string results, ManifestFile file)
    {
        var path = Path.Combine(results, file.Name);
        return File.Exists(path) && Sha256.Of(File.ReadAllBytes(path)) == file.Sha256;
    }

    private static bool IsJson(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Finish(string folder, string program, string[] args)
    {
        using var process = Start(folder, program, args);
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            return "the run after the kills did not end";
        }

        return process.ExitCode == 0 ? null : $"the run after the kills ended with {process.ExitCode}";
    }

    private static Process Start(string folder, string program, string[] args)
    {
        Directory.CreateDirectory(folder);
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
