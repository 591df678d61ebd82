using System.Collections.Concurrent;
using LanguageExt;
using LossNav.Application.Orders;
using Spectre.Console;
using Progress = LossNav.Domain.Progress;

namespace LossNav.Host.Reports;

/// <summary>The solving of a problem as progress bars in a terminal, one for each phase of the solver; the answers are told when the bars are gone.</summary>
internal sealed class SolverBars(TextWriter output, AnswerTable table) : RunView
{
    public override async Task<T> ShowAsync<T>(Func<IProgress<OrderProgress>, Task<T>> work)
    {
        var lines = new ConcurrentQueue<string>();
        try
        {
            return await PhaseBars.ShowAsync(Seq<ProgressColumn>.Empty, show => work(new Told(show, lines, table)));
        }
        finally
        {
            lines.Iter(output.WriteLine);
            table.Rest.Iter(output.WriteLine);
        }
    }

    private sealed class Told(Action<Progress> show, ConcurrentQueue<string> lines, AnswerTable table) : IProgress<OrderProgress>
    {
        public void Report(OrderProgress value)
        {
            switch (value)
            {
                case OrderProgress.Solving solving:
                    show(solving.Progress);
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
