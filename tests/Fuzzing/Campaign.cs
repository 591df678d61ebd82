using System.Diagnostics;

namespace LossNav.Fuzzing;

/// <summary>What came of many inputs.</summary>
/// <param name="Target">What read them.</param>
/// <param name="Inputs">How many there were.</param>
/// <param name="Accepted">How many were understood.</param>
/// <param name="Slowest">The longest time that one took.</param>
/// <param name="PeakBytes">The most memory that the process held.</param>
/// <param name="Failures">Each input that broke a promise: its number and what happened.</param>
public sealed record CampaignResult(string Target, long Inputs, long Accepted, TimeSpan Slowest, long PeakBytes, IReadOnlyList<string> Failures)
{
    /// <inheritdoc/>
    public override string ToString()
        => FormattableString.Invariant(
            $"{Target,-12} {Inputs,9:N0} inputs, {Accepted,9:N0} understood, {Failures.Count} failures, slowest {Slowest.TotalSeconds:F2} s, peak memory {PeakBytes / 1e6:F0} MB");
}

/// <summary>Gives a target many inputs and sees whether it keeps what is promised: no exception, no input over 10 s, nothing understood that was changed.</summary>
public static class Campaign
{
    /// <summary>The most memory that a process may hold that reads nothing but such inputs.</summary>
    public const long MostBytes = 1L << 30;

    private const int MostFailures = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs it.</summary>
    /// <param name="target">What reads.</param>
    /// <param name="seed">The first input's seed; each input has the next.</param>
    /// <param name="count">How many inputs.</param>
    public static CampaignResult Run(Target target, int seed, long count)
    {
        var failures = new List<string>();
        var (accepted, done, slowest) = (0L, 0L, TimeSpan.Zero);
        for (; done < count && failures.Count < MostFailures; done++)
        {
            var input = unchecked(seed + (int)done);
            var clock = Stopwatch.StartNew();
            var problem = Try(target, input, ref accepted);
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            if (problem is not null || clock.Elapsed > Patience)
            {
                failures.Add(FormattableString.Invariant($"{target.Name} {input}: {problem ?? "too slow"}, {clock.Elapsed.TotalSeconds:F2} s"));
            }
        }

        using var process = Process.GetCurrentProcess();
        return new CampaignResult(target.Name, done, accepted, slowest, process.PeakWorkingSet64, failures);
    }

#pragma warning disable CA1031 // Any exception at all is what is looked for.
    private static string? Try(Target target, int input, ref long accepted)
    {
        try
        {
            // Not for secrets: the same inputs must come again.
#pragma warning disable CA5394
            var outcome = target.Read(new Random(input));
#pragma warning restore CA5394
            accepted += outcome == Outcome.Understood ? 1 : 0;
            return outcome == Outcome.Fooled ? "it was changed, and taken as if it were not" : null;
        }
        catch (Exception fault)
        {
            return $"{fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")} {fault.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
        }
    }
#pragma warning restore CA1031
}
