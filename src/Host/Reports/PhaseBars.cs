using System.Collections.Concurrent;
using LanguageExt;
using Spectre.Console;
using Progress = LossNav.Domain.Progress;

namespace LossNav.Host.Reports;

/// <summary>Progress bars in a terminal, one for each phase of a solver; they are gone when it ends.</summary>
internal static class PhaseBars
{
    /// <summary>Shows work while it is done.</summary>
    /// <param name="further">Columns behind the percentage.</param>
    /// <param name="work">Is given who wants to be told how far the solver has come.</param>
    public static Task<T> ShowAsync<T>(Seq<ProgressColumn> further, Func<Action<Progress>, Task<T>> work)
        => AnsiConsole.Progress()
            .AutoClear(true)
            .Columns([new SpinnerColumn(), new ProgressBarColumn { Width = RunView.BarWidth }, new PercentageColumn(), .. further, new TaskDescriptionColumn { Alignment = Justify.Left }])
            .StartAsync(context => work(new Bars(context).Show));

    private sealed class Bars(ProgressContext context)
    {
        private readonly ConcurrentDictionary<string, ProgressTask> _tasks = new();

        public void Show(Progress progress)
        {
            var task = _tasks.GetOrAdd(progress.Phase, phase => context.AddTask(Markup.Escape(phase)));
            (task.MaxValue, task.Value) = (Math.Max(1, progress.Most), progress.Done);
        }
    }
}
