using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>L(x, y) = (x² + y − 11)² + (x + y² − 7)²: four minima of equal depth 0 around one maximum.</summary>
/// <remarks>D. M. Himmelblau, Applied Nonlinear Programming, 1972.</remarks>
public sealed class Himmelblau : DenseLandscape
{
    private Himmelblau(Seq<CriticalPoint> points)
        : base("Himmelblau", 2, points)
    {
    }

    /// <summary>The landscape with its nine critical points: four minima, four saddles, one maximum.</summary>
    public static Himmelblau Create() => new(CriticalPointSearch.NearAll(Guesses, new Himmelblau(Empty)));

    private static Seq<Vec> Guesses => Seq(
        Vec.Of(3, 2),
        Vec.Of(-2.805118, 3.131313),
        Vec.Of(-3.779310, -3.283186),
        Vec.Of(3.584428, -1.848127),
        Vec.Of(3.385154, 0.073852),
        Vec.Of(0.086678, 2.884255),
        Vec.Of(-3.073026, -0.081353),
        Vec.Of(-0.127961, -1.953715),
        Vec.Of(-0.270845, -0.923039));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
    {
        var (x, y) = (position[0], position[1]);
        var (p, q) = ((x * x) + y - 11, x + (y * y) - 7);
        gradient[0] = (4 * x * p) + (2 * q);
        gradient[1] = (2 * p) + (4 * y * q);
        return (p * p) + (q * q);
    }

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        var (x, y) = (position[0], position[1]);
        var (p, q) = ((x * x) + y - 11, x + (y * y) - 7);
        hessian[0] = (4 * p) + (8 * x * x) + 2;
        hessian[1] = 4 * (x + y);
        hessian[2] = hessian[1];
        hessian[3] = 2 + (4 * q) + (8 * y * y);
        return Evaluate(time, position, gradient);
    }
}
