using LossNav.Application.Orders;

namespace LossNav.Host.Reports;

/// <summary>The answers to a problem as plain lines, each when it is there.</summary>
internal sealed class AnswerLines(TextWriter output, AnswerTable table) : RunView, IProgress<OrderProgress>
{
    public override async Task<T> ShowAsync<T>(Func<IProgress<OrderProgress>, Task<T>> work)
    {
        var done = await work(this);
        table.Rest.Iter(output.WriteLine);
        return done;
    }

    public void Report(OrderProgress value)
    {
        if (value is OrderProgress.Answered answered)
        {
            table.Add(answered.Answers).Iter(output.WriteLine);
            output.Flush();
        }
    }
}
