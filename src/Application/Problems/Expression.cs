namespace LossNav.Application.Problems;

/// <summary>A number, or a formula that is still text.</summary>
public abstract record Expression
{
    private Expression()
    {
    }

    /// <summary>Gives the value of the case that this is.</summary>
    public TResult Match<TResult>(Func<Number, TResult> number, Func<Formula, TResult> formula) => this switch
    {
        Number it => number(it),
        Formula it => formula(it),
        _ => throw new InvalidOperationException($"{GetType()} is not an expression."),
    };

    /// <summary>The same number everywhere.</summary>
    public sealed record Number(double Value) : Expression;

    /// <summary>A formula in the parameters, the constants and time t.</summary>
    /// <param name="Text">For example <c>1 + x^2</c>.</param>
    public sealed record Formula(string Text) : Expression;
}
