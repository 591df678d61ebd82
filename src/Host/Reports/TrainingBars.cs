using LossNav.Application.Orders;
using LossNav.Application.Training;
using Spectre.Console;

namespace LossNav.Host.Reports;

/// <summary>Training as progress bars in a terminal: one for each run, with loss, accuracy, speed and time left.</summary>
internal sealed class TrainingBars(Experiment experiment) : RunView
{
    public override Task<T> ShowAsync<T>(Func<IProgress<OrderProgress>, Task<T>> work)
        => AnsiConsole.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(context => work(new Bars(context, experiment)));

    private sealed class Bars(ProgressContext context, Experiment experiment) : IProgress<OrderProgress>
    {
        private readonly Dictionary<RunSettings, ProgressTask> _tasks = experiment.Runs.ToDictionary(
            run => run,
            run => context.AddTask(Markup.Escape(run.Label), autoStart: false, maxValue: run.Epochs));

        public void Report(OrderProgress value)
        {
            if (value is OrderProgress.Learning learning)
            {
                Show(learning.Progress);
            }
        }

        private void Show(TrainingProgress value)
        {
            var task = _tasks[value.Run];
            switch (value)
            {
                case TrainingProgress.Found found:
                    Describe(task, TrainingText.Found(found.Run));
                    task.Value = task.MaxValue;
                    break;
                case TrainingProgress.Started started:
                    task.StartTask();
                    task.Value = started.EpochsDone;
                    break;
                case TrainingProgress.Learning learning:
                    Describe(task, TrainingText.Learning(learning.Run, learning.Progress));
                    task.Value = learning.Progress.Epoch - 1 + ((double)learning.Progress.ImagesDone / learning.Progress.ImagesTotal);
                    break;
                case TrainingProgress.EpochDone done:
                    Describe(task, TrainingText.EpochDone(done.Run, done.Result, done.Seconds, done.Images));
                    task.Value = done.Result.Epoch;
                    break;
                default:
                    task.StopTask();
                    break;
            }
        }

        private static void Describe(ProgressTask task, string text) => task.Description = Markup.Escape(text);
    }
}
