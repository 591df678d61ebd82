namespace LossNav.Application.Training;

/// <summary>A stream of tasks: after every so many epochs all images show their pixels in another order (<see cref="PixelPermutation"/>). Nobody tells the learner.</summary>
/// <param name="EpochsPerTask">Passes over the training images before the task changes, at least 1.</param>
public sealed record TaskStream(int EpochsPerTask)
{
    /// <summary>The task that an epoch belongs to, both counted from 1.</summary>
    public int TaskOf(int epoch) => ((epoch - 1) / EpochsPerTask) + 1;

    /// <summary>Whether an epoch is the last one of its task.</summary>
    public bool EndsTask(int epoch) => epoch % EpochsPerTask == 0;
}
