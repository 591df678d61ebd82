using LossNav.Domain.Certificates;

namespace LossNav.Application.Answers;

/// <summary>Second-order verdicts in words.</summary>
public static class Verdicts
{
    /// <summary>minimum, saddle of index n, or undecided.</summary>
    public static string Word(SecondOrderVerdict verdict)
        => verdict.Match(_ => "minimum", saddle => $"saddle of index {saddle.Index}", _ => "undecided");
}
