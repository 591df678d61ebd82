using System.Runtime.CompilerServices;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>A formula with decoupled decay toward 0: its step is taken from (1 − δ)θ.</summary>
/// <param name="Kept">1 − δ, what one step leaves of each parameter.</param>
/// <param name="Inner">The formula that is composed.</param>
/// <typeparam name="TFormula">The formula that is composed.</typeparam>
public readonly record struct Decayed<TFormula>(double Kept, TFormula Inner) : IRuleFormula
    where TFormula : struct, IRuleFormula
{
    /// <inheritdoc/>
    public static int Reads => TFormula.Reads;

    /// <inheritdoc/>
    public static int Writes => TFormula.Writes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
        where TNumber : struct, IRuleNumber<TNumber>
        => Inner.Step(Kept * theta, g, memory);
}
