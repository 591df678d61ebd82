using LossNav.Application.Orders;
using Spectre.Console;

namespace LossNav.Host.Reports;

/// <summary>The making of figures as a progress bar in a terminal, with the names of those in hand.</summary>
internal sealed class FigureBar(int count) : RunView
{
    // A bar without a description is an error of the library.
    private const string NoneInHand = "figures";

    public override Task<T> ShowAsync<T>(Func<IProgress<OrderProgress>, Task<T>> work)
        => AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = RunView.BarWidth }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context => work(new Bar(context.AddTask(NoneInHand, maxValue: count))));

    private sealed class Bar(ProgressTask task) : IProgress<OrderProgress>
    {
        private readonly Lock _gate = new();
        private readonly List<string> _inHand = [];

        public void Report(OrderProgress value)
        {
            lock (_gate)
            {
                switch (value)
                {
                    case OrderProgress.Begun begun:
                        _inHand.Add(begun.Order.Name);
                        break;
                    case OrderProgress.Ended ended:
                        _inHand.Remove(ended.Order.Name);
                        task.Increment(1);
                        break;
                    default:
                        return;
                }

                task.Description = _inHand.Count == 0 ? NoneInHand : Markup.Escape(string.Join(", ", _inHand));
            }
        }
    }
}
