using LossNav.Domain.Rules.Machinery;

namespace LossNav.Domain.Rules;

/// <summary>
/// The iteration by which Muon makes UVᵀ of U diag(σ) Vᵀ in practice (Jordan et al. 2024): X ← aX + (bA + cA²)X with A = XXᵀ, begun at G/(‖G‖ + 1e-7).
/// </summary>
/// <remarks>
/// Each singular value goes through x ← ax + bx³ + cx⁵ by itself. With these coefficients it does not converge to 1: after 5 steps all x₀ = σ/‖G‖ from 0.004 to 1
/// lie between 0.68 and 1.14, so that UVᵀ is met to a third in each direction; smaller ones are left near a⁵x₀ ≈ 485x₀.
/// </remarks>
public static class NewtonSchulz
{
    private const double A = 3.4445;
    private const double B = -4.7750;
    private const double C = 2.0315;
    private const double LeastNorm = 1e-7;

    /// <summary>What becomes of one singular value.</summary>
    /// <param name="steps">Iterations, at least 0.</param>
    /// <param name="share">x₀ = σ over the root of the sum of squares of all entries, from 0 to 1.</param>
    public static double OfShare(int steps, double share)
    {
        for (var i = 0; i < steps; i++)
        {
            var square = share * share;
            share *= A + (B * square) + (C * square * square);
        }

        return share;
    }

    internal static TMatrix Of<TMatrix>(int steps, TMatrix g)
        where TMatrix : IRuleMatrix<TMatrix>
    {
        // The products are smaller where the rows are the fewer.
        var isTall = g.Rows > g.Columns;
        var wide = isTall ? TMatrix.Transposed(g) : g;
        var x = (1 / (Math.Sqrt(TMatrix.Dot(g, g)) + LeastNorm)) * wide;
        for (var i = 0; i < steps; i++)
        {
            var a = TMatrix.TimesItsTransposed(x);
            x = (A * x) + (((B * a) + (C * (a * a))) * x);
        }

        return isTall ? TMatrix.Transposed(x) : x;
    }
}
