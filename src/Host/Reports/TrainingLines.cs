using LossNav.Application.Orders;
using LossNav.Application.Training;

namespace LossNav.Host.Reports;

/// <summary>Training as plain lines: one when a run begins, and one for each epoch.</summary>
internal sealed class TrainingLines(TextWriter output) : RunView, IProgress<OrderProgress>
{
    private double _seconds;
    private int _epochs;

    public override Task<T> ShowAsync<T>(Func<IProgress<OrderProgress>, Task<T>> work) => work(this);

    public void Report(OrderProgress value)
    {
        if (value is OrderProgress.Learning learning)
        {
            Show(learning.Progress);
        }
    }

    private void Show(TrainingProgress value)
    {
        switch (value)
        {
            case TrainingProgress.Found found:
                output.WriteLine(TrainingText.Found(found.Run));
                break;
            case TrainingProgress.Started started:
                (_seconds, _epochs) = (0, 0);
                output.WriteLine(TrainingText.Started(started.Run, started.EpochsDone, started.Environment));
                break;
            case TrainingProgress.EpochDone done:
                _seconds += done.Seconds;
                _epochs++;
                var left = TimeSpan.FromSeconds((done.Run.Epochs - done.Result.Epoch) * _seconds / _epochs);
                output.WriteLine($"{TrainingText.EpochDone(done.Run, done.Result, done.Seconds, done.Images)}  {TrainingText.TimeLeft(left)}");
                break;
            default:
                return;
        }

        output.Flush();
    }
}
