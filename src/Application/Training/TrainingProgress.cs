namespace LossNav.Application.Training;

/// <summary>What happens while an experiment is under way, for whoever watches.</summary>
public abstract record TrainingProgress
{
    private protected TrainingProgress(RunSettings run) => Run = run;

    /// <summary>The run that it is about.</summary>
    public RunSettings Run { get; }

    /// <summary>Its record was there already; nothing is computed.</summary>
    public sealed record Found(RunSettings Of, TrainingRecord Record) : TrainingProgress(Of);

    /// <summary>It begins, or goes on after some whole epochs.</summary>
    public sealed record Started(RunSettings Of, int EpochsDone, TrainingEnvironment Environment) : TrainingProgress(Of);

    /// <summary>An epoch is under way; told a few times a second.</summary>
    public sealed record Learning(RunSettings Of, EpochProgress Progress) : TrainingProgress(Of);

    /// <summary>An epoch is done and its checkpoint is kept.</summary>
    public sealed record EpochDone(RunSettings Of, EpochResult Result, double Seconds, int Images) : TrainingProgress(Of);

    /// <summary>It ended and its record is kept.</summary>
    public sealed record Ended(RunSettings Of, TrainingRecord Record) : TrainingProgress(Of);
}
