using System.Runtime.CompilerServices;
using LossNav.Domain.Rules.Machinery;

namespace LossNav.Domain.Rules;

/// <summary>The formula of gradient descent, to be composed: θ ← θ − αg.</summary>
/// <param name="Rate">α &gt; 0.</param>
public readonly record struct DescentFormula(double Rate) : IRuleFormula
{
    /// <inheritdoc/>
    public static int Reads => 0;

    /// <inheritdoc/>
    public static int Writes => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
        where TNumber : struct, IRuleNumber<TNumber>
        => new(theta - (Rate * g), memory);
}
