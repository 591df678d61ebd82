using LanguageExt;
using LossNav.Application.Orders;
using LossNav.Application.Ports;
using LossNav.Application.Training;

namespace LossNav.Host.Reports;

/// <summary>Shows orders while they are carried out.</summary>
internal abstract class RunView
{
    /// <summary>Columns of a bar, which leave room for two long names of figures beside it in a terminal of 80 columns.</summary>
    public const int BarWidth = 20;

    /// <summary>Nothing: the output is for a program.</summary>
    public static RunView OfNothing { get; } = new NoView();

    /// <summary>A bar in a terminal; where the output goes to a file or another program nothing, since the log says it.</summary>
    public static RunView OfFigures(TextWriter output, int count) => IsLive(output) ? new FigureBar(count) : new NoView();

    /// <summary>Each answer when it is there, or where there are several a table; in a terminal a bar before it.</summary>
    /// <param name="output">Where.</param>
    /// <param name="rates">How many discount rates the problem is solved for.</param>
    public static RunView OfSolving(TextWriter output, int rates) => IsLive(output) ? new SolverBars(output, new AnswerTable(rates)) : new AnswerLines(output, new AnswerTable(rates));

    /// <summary>Bars in a terminal, plain lines where the output goes to a file or another program.</summary>
    public static RunView OfTraining(TextWriter output, Experiment experiment) => IsLive(output) ? new TrainingBars(experiment) : new TrainingLines(output);

    /// <summary>Whether somebody looks at the output while it is written.</summary>
    public static bool IsLive(TextWriter output) => ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;

    /// <summary>Carries orders out, and shows them meanwhile.</summary>
    /// <returns>The results, as soon as no more will come.</returns>
    public Task<Seq<OrderResult>> WatchAsync(IOrderExecutor executor, Seq<Order> orders, CancellationToken cancel)
        => ShowAsync(async progress => (await executor.CarryOutAsync(orders, progress, cancel).ToListAsync(CancellationToken.None)).ToSeq());

    /// <summary>Shows work while it is done.</summary>
    public abstract Task<T> ShowAsync<T>(Func<IProgress<OrderProgress>, Task<T>> work);

    private sealed class NoView : RunView, IProgress<OrderProgress>
    {
        public override Task<T> ShowAsync<T>(Func<IProgress<OrderProgress>, Task<T>> work) => work(this);

        public void Report(OrderProgress value)
        {
        }
    }
}
