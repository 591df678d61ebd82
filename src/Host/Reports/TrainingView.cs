using LossNav.Application.Training;

namespace LossNav.Host.Reports;

/// <summary>Shows training while it is under way.</summary>
internal abstract class TrainingView
{
    /// <summary>Bars in a terminal, plain lines where the output goes to a file or another program.</summary>
    public static TrainingView For(TextWriter output)
        => ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected
            ? new TrainingBars()
            : new TrainingLines(output);

    /// <summary>Shows work while it is done.</summary>
    public abstract T Show<T>(Experiment experiment, Func<IProgress<TrainingProgress>, T> work);
}
