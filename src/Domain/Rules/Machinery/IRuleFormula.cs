namespace LossNav.Domain.Rules.Machinery;

/// <summary>The formula of a rule that moves each parameter by itself, written once for every number that it can run on.</summary>
/// <remarks>
/// What it needs besides, and what of that changes from step to step, is settled in 64 bits once a step and stands in its fields. Mark the step
/// to be inlined: a call in the loop costs more than most formulas.
/// </remarks>
public interface IRuleFormula
{
    /// <summary>How many numbers of each parameter it remembers, from 0 to 3.</summary>
    static abstract int Reads { get; }

    /// <summary>How many of these it changes: the first ones. The others stay as they are.</summary>
    static abstract int Writes { get; }

    /// <summary>Where the parameters are after the step, and what is remembered then.</summary>
    /// <param name="theta">θ.</param>
    /// <param name="g">The gradient.</param>
    /// <param name="memory">What is remembered.</param>
    Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
        where TNumber : struct, IRuleNumber<TNumber>;
}
