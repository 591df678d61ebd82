using System.Collections.Concurrent;
using LanguageExt;
using LossNav.Application.Orders;
using Spectre.Console;

namespace LossNav.Host.Reports;

/// <summary>The solving of a problem as progress bars in a terminal, one for each phase of the solver; the answers are told when the bars are gone.</summary>
internal sealed class SolverBars(TextWriter output, AnswerTable table) : RunView
{
    public override async Task<T> ShowAsync<T>(Func<IProgress<OrderProgress>, Task<T>> work)
    {
        var lines = new ConcurrentQueue<string>();
        try
        {
            return await AnsiConsole.Progress()
                .AutoClear(true)
                .Columns(new SpinnerColumn(), new ProgressBarColumn { Width = RunView.BarWidth }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
                .StartAsync(context => work(new Bars(context, lines, table)));
        }
        finally
        {
            lines.Iter(output.WriteLine);
            table.Rest.Iter(output.WriteLine);
        }
    }

    private sealed class Bars(ProgressContext context, ConcurrentQueue<string> lines, AnswerTable table) : IProgress<OrderProgress>
    {
        private readonly ConcurrentDictionary<string, ProgressTask> _tasks = new();

        public void Report(OrderProgress value)
        {
            switch (value)
            {
                case OrderProgress.Solving solving:
                    var task = _tasks.GetOrAdd(solving.Progress.Phase, phase => context.AddTask(Markup.Escape(phase)));
                    task.MaxValue = Math.Max(1, solving.Progress.Most);
                    task.Value = solving.Progress.Done;
                    break;
                case OrderProgress.Answered answered:
                    table.Add(answered.Answers).Iter(lines.Enqueue);
                    break;
                default:
                    return;
            }
        }
    }
}
