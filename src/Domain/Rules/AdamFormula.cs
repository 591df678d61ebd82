using System.Runtime.CompilerServices;
using LossNav.Domain.Rules.Machinery;

namespace LossNav.Domain.Rules;

/// <summary>The formula of Adam, to be composed: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − α m̂/(√v̂ + ε). It remembers m and v.</summary>
/// <param name="Kept1">β₁.</param>
/// <param name="Gain1">1 − β₁.</param>
/// <param name="Kept2">β₂.</param>
/// <param name="Gain2">1 − β₂.</param>
/// <param name="Alpha">α/(1 − β₁ᵗ).</param>
/// <param name="Root">1/√(1 − β₂ᵗ).</param>
/// <param name="Epsilon">ε.</param>
public readonly record struct AdamFormula(double Kept1, double Gain1, double Kept2, double Gain2, double Alpha, double Root, double Epsilon) : IRuleFormula
{
    /// <inheritdoc/>
    public static int Reads => 2;

    /// <inheritdoc/>
    public static int Writes => 2;

    /// <summary>The formula at one step, with both corrections taken out of the loop: α m̂/(√v̂ + ε) = (α/c₁) m/(√v/√c₂ + ε).</summary>
    /// <param name="alpha">α &gt; 0.</param>
    /// <param name="beta1">β₁, at least 0 and less than 1.</param>
    /// <param name="beta2">β₂, at least 0 and less than 1.</param>
    /// <param name="epsilon">ε &gt; 0.</param>
    /// <param name="step">t, counted from 1.</param>
    public static AdamFormula At(double alpha, double beta1, double beta2, double epsilon, long step)
        => new(beta1, 1 - beta1, beta2, 1 - beta2, alpha / (1 - Math.Pow(beta1, step)), 1 / Math.Sqrt(1 - Math.Pow(beta2, step)), epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
        where TNumber : struct, IRuleNumber<TNumber>
    {
        var m = (Kept1 * memory.First) + (Gain1 * g);
        var v = (Kept2 * memory.Second) + (Gain2 * g * g);
        return new(theta - (Alpha * m / ((Root * TNumber.SquareRoot(v)) + Epsilon)), memory with { First = m, Second = v });
    }
}
