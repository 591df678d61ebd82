namespace LossNav.Domain.ChangingTasks;

/// <summary>The integrals M_n = ∫₀^T e^{−γt} tⁿ dt for n = 0, 1, 2: what discounted polynomials cost.</summary>
internal readonly record struct DiscountedMoments(double Zeroth, double First, double Second)
{
    private const int Terms = 24;

    public static DiscountedMoments Of(double γ, double duration)
        => γ * duration < 1
            ? new(Series(γ, duration, 1), Series(γ, duration, 2), Series(γ, duration, 3))
            : ByParts(γ, duration);

    // T^p Σ_j (−γT)^j / (j! (p + j)), p = n + 1: exact to rounding for γT < 1, where integration by parts cancels.
    private static double Series(double γ, double duration, int power)
    {
        var (sum, term) = (0.0, 1.0);
        for (var j = 0; j < Terms; j++)
        {
            sum += term / (power + j);
            term *= -γ * duration / (j + 1);
        }

        return sum * Math.Pow(duration, power);
    }

    private static DiscountedMoments ByParts(double γ, double duration)
    {
        var last = Math.Exp(-γ * duration);
        var zeroth = (1 - last) / γ;
        var first = (zeroth - (duration * last)) / γ;
        return new(zeroth, first, ((2 * first) - (duration * duration * last)) / γ);
    }
}
