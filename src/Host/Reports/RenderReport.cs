using System.Globalization;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Orders;
using LossNav.Application.Results;

namespace LossNav.Host.Reports;

/// <summary>The last lines of a run: what was made, what failed and what to do about it. Pure.</summary>
/// <param name="Asked">How many figures were asked for.</param>
/// <param name="Results">What became of those that were begun.</param>
/// <param name="Cancelled">Whether the run was stopped from outside.</param>
/// <param name="Output">The results folder as it was named.</param>
internal sealed record RenderReport(
    int Asked, Seq<OrderResult> Results, bool Cancelled, string Output)
{
    /// <summary>The figures that were made.</summary>
    public Seq<MadeFigure> Made => Results.Bind(result => result.Outcome.ToSeq()).Bind(outcome => outcome.Match(drawn => Prelude.Seq1(drawn.Figure), _ => Seq<MadeFigure>.Empty, _ => Seq<MadeFigure>.Empty));

    /// <summary>What the process returns.</summary>
    public int ExitCode => Cancelled ? Reports.ExitCode.Cancelled
        : Errors.IsEmpty ? Reports.ExitCode.Done
        : Reports.ExitCode.JobFailed;

    /// <summary>One line for each different error, with the figures that it stopped: an unwritable folder is one error, not eight.</summary>
    public Seq<string> Errors
        => Results
            .Bind(result => result.Outcome.Match(Right: _ => Seq<JobError>.Empty, Left: errors => errors).Map(error => (result.Order.Name, error)))
            .GroupBy(pair => pair.Item2)
            .Select(group => Line.Error(group.Key) + Stopped(group.Select(pair => pair.Item1).ToSeq(), group.Key.Message))
            .ToSeq();

    /// <summary>What was made, what is stale, what was not begun.</summary>
    public Seq<string> Summary(TimeSpan elapsed)
        => Made
            .Filter(made => !made.Stale.IsEmpty)
            .Map(made => $"{made.Entry.Figure}: {string.Join(", ", made.Stale)} show other data than this run's; render these formats again or delete them.")
            .Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{Count(Made.Count, "figure")} in {Output} ({Tally}), {Count(Made.Bind(made => made.Written).Count, "file")} written, {elapsed.TotalSeconds:F2} s."))
            .Concat(Remainder);

    private string Tally
        => string.Join(", ", Enum.GetValues<FigureChange>().Select(change =>
            $"{Made.Filter(made => made.Change == change).Count} {change.ToString().ToLowerInvariant()}"));

    private Seq<string> Remainder
    {
        get
        {
            var failed = Results.Count - Made.Count;
            var notBegun = Asked - Results.Count;
            return (failed > 0 ? Prelude.Seq1($"{Count(failed, "figure")} failed; the lines above say why and what to do, then run the command again.") : Seq<string>.Empty)
                + (Cancelled ? Prelude.Seq1($"Cancelled: {Count(notBegun, "figure")} not begun; run the command again to make the rest.") : Seq<string>.Empty);
        }
    }

    private static string Stopped(Seq<string> figures, string message)
        => figures.Count == 1 && message.StartsWith(figures.Head, StringComparison.Ordinal) ? string.Empty : $" (stopped: {string.Join(", ", figures)})";

    private static string Count(int count, string noun) => $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? string.Empty : "s")}";
}
