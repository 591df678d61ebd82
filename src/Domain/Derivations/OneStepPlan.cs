using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Derivations;

/// <summary>
/// The side of a derivation that knows no rule, where moving is measured by a norm: the best move of one step as a convex program, by projected gradients. Of the
/// norm it knows how to project on its ball, and no dual map.
/// </summary>
/// <param name="Project">The point of the ball of a radius that lies nearest, in the Euclidean sense.</param>
/// <param name="Slope">k times the gradient of the loss.</param>
/// <param name="Bend">k times its second derivatives; positive semidefinite, zero where the loss is straight.</param>
internal sealed record OneStepPlan(Func<double, Vec, Vec> Project, Vec Slope, Mat Bend)
{
    private const int MostIterations = 20_000;
    private const int Halvings = 60;

    // So far apart two radii lie between which the gain is told; where the loss is straight the gain is straight, and no digit is lost.
    private const double Apart = 1e-3;

    /// <summary>A ball in ℓ∞.</summary>
    public static Vec OnLargest(double radius, Vec at) => Vec.Generate(at.Dimension, i => Math.Clamp(at[i], -radius, radius));

    /// <summary>A ball in ℓ₂.</summary>
    public static Vec OnEuclidean(double radius, Vec at) => at.Norm > radius ? (radius / at.Norm) * at : at;

    /// <summary>A ball in ℓ₁: all coordinates shrink by the same number until they fit.</summary>
    public static Vec OnSum(double radius, Vec at)
    {
        Vec Shrunk(double by) => Vec.Generate(at.Dimension, i => Math.Sign(at[i]) * Math.Max(0, Math.Abs(at[i]) - by));
        var sizes = at.Span.ToArray().Select(Math.Abs).OrderDescending().ToArray();
        if (sizes.Sum() <= radius)
        {
            return at;
        }

        // With the n largest left over, each has shrunk by what is too much over n.
        var by = Enumerable.Range(1, sizes.Length).Select(n => (sizes.Take(n).Sum() - radius) / n).Max();
        var shrunk = Shrunk(by);
        return (radius / Sizes.Sum(shrunk.Span)) * shrunk;
    }

    /// <summary>A ball in the spectral norm of a matrix of two columns, row by row: X h(XᵀX) with h(s) = min(1, r/√s).</summary>
    public static Vec OnSpectral(double radius, Vec at)
    {
        var matrix = Mat.Copy(at.Dimension / 2, 2, at.Span);
        var clipped = matrix * SymmetricEigen.Of(matrix.Transpose * matrix).Apply(square => square > radius * radius ? radius / Math.Sqrt(square) : 1);
        return Vec.Copy(clipped.Span);
    }

    /// <summary>The best move where its norm may be no larger than a radius.</summary>
    public Vec Within(double radius)
    {
        var steepest = Math.Max(Slope.Norm / radius, 2 * Bend.FrobeniusNorm);
        var move = Vec.Zero(Slope.Dimension);
        if (steepest == 0)
        {
            return move;
        }

        for (var i = 0; i < MostIterations; i++)
        {
            var next = Project(radius, move - ((1 / steepest) * (Slope + (Bend * move))));
            if (next == move)
            {
                break;
            }

            move = next;
        }

        return move;
    }

    /// <summary>The best move where it costs 1/(2c) of the square of its norm.</summary>
    /// <param name="cheapness">c = ηΔt.</param>
    public Vec Paid(double cheapness)
    {
        // The marginal cost r/c grows with the radius and the marginal gain falls: they meet once.
        double Gain(double radius)
        {
            var move = Within(radius);
            return Slope.Dot(move) + (0.5 * move.Dot(Bend * move));
        }

        double Excess(double radius) => (radius / cheapness) + ((Gain((1 + Apart) * radius) - Gain(radius)) / (Apart * radius));
        var (low, high) = (0.0, cheapness * Sizes.Sum(Slope.Span) * 2);
        for (var i = 0; i < Halvings && high > 0; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Excess(middle) > 0 ? (low, middle) : (middle, high);
        }

        return high > 0 ? Within((low + high) / 2) : Vec.Zero(Slope.Dimension);
    }
}
