namespace LossNav.Application.Orders;

/// <summary>
/// Something to be done, as pure data: what is drawn, trained or solved, with what, and what comes of it. Equal orders ask for the same; an order can be
/// written as text (<see cref="OrderJson"/>), sent, kept and carried out elsewhere.
/// </summary>
/// <remarks>An order names recipes, renderers, rules and data; whoever carries it out has them under these names, or says that it has not.</remarks>
public abstract partial record Order
{
    private protected Order()
    {
    }

    /// <summary>A short name for messages, for example that of the figure.</summary>
    public abstract string Name { get; }

    /// <summary>Gives the value of the case that this order is.</summary>
    public TResult Match<TResult>(Func<Figure, TResult> figure, Func<Solve, TResult> solve, Func<Train, TResult> train) => this switch
    {
        Figure order => figure(order),
        Solve order => solve(order),
        Train order => train(order),
        _ => throw new InvalidOperationException($"{GetType()} is not an order."),
    };
}
