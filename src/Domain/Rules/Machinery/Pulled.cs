using System.Runtime.CompilerServices;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>A formula that follows the gradient of the loss and of a pull toward the start, g + λ(θ − θ₀). It remembers θ₀ after what the formula remembers.</summary>
/// <param name="Strength">λ ≥ 0.</param>
/// <param name="Inner">The formula that is composed.</param>
/// <typeparam name="TFormula">The formula that is composed; it remembers at most two numbers of a parameter.</typeparam>
public readonly record struct Pulled<TFormula>(double Strength, TFormula Inner) : IRuleFormula
    where TFormula : struct, IRuleFormula
{
    /// <inheritdoc/>
    public static int Reads => TFormula.Reads + 1;

    /// <inheritdoc/>
    public static int Writes => TFormula.Writes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
        where TNumber : struct, IRuleNumber<TNumber>
        => Inner.Step(theta, g + (Strength * (theta - memory.At(TFormula.Reads))), memory);
}
