using LossNav.Application.Orders;

namespace LossNav.Host.Reports;

/// <summary>The answers to a problem as plain lines, each when it is there.</summary>
internal sealed class AnswerLines(TextWriter output) : RunView, IProgress<OrderProgress>
{
    public override Task<T> ShowAsync<T>(Func<IProgress<OrderProgress>, Task<T>> work) => work(this);

    public void Report(OrderProgress value)
    {
        if (value is OrderProgress.Answered answered)
        {
            SolveReport.Of(answered.Answer).Iter(output.WriteLine);
            output.Flush();
        }
    }
}
