using System.Runtime.CompilerServices;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>A formula that follows an average of the gradients, m ← m + K(g − m). It remembers m after what the formula remembers.</summary>
/// <param name="Gain">K, from 0 to 1: how far the gradient of this step moves the average.</param>
/// <param name="Inner">The formula that is composed.</param>
/// <typeparam name="TFormula">The formula that is composed; it remembers at most two numbers of a parameter.</typeparam>
public readonly record struct Averaged<TFormula>(double Gain, TFormula Inner) : IRuleFormula
    where TFormula : struct, IRuleFormula
{
    /// <inheritdoc/>
    public static int Reads => TFormula.Reads + 1;

    /// <inheritdoc/>
    public static int Writes => TFormula.Reads + 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
        where TNumber : struct, IRuleNumber<TNumber>
    {
        var mean = memory.At(TFormula.Reads) + (Gain * (g - memory.At(TFormula.Reads)));
        var moved = Inner.Step(theta, mean, memory);
        return moved with { Memory = moved.Memory.With(TFormula.Reads, mean) };
    }
}
