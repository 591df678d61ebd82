using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>L(x, y) = (4 − 2.1x² + x⁴/3)x² + xy + (4y² − 4)y²: six minima in three pairs, of which one pair is global, −1.0316.</summary>
/// <remarks>L. C. W. Dixon and G. P. Szegő, Towards Global Optimisation 2, 1978. The landscape does not change under (x, y) → (−x, −y).</remarks>
public sealed class SixHumpCamel : DenseLandscape
{
    private SixHumpCamel(Seq<CriticalPoint> points)
        : base("six-hump camel", 2, points)
    {
    }

    /// <summary>The landscape with its fifteen critical points: six minima, seven saddles, two maxima.</summary>
    public static SixHumpCamel Create()
        => new(CriticalPointSearch.NearAll(Guesses.Bind(guess => Seq(guess, -guess)), new SixHumpCamel(Empty)));

    // One of each pair of mirror images; the saddle at the origin is its own.
    private static Seq<Vec> Guesses => Seq(
        Vec.Of(0.089842, -0.712656),
        Vec.Of(1.703607, -0.796084),
        Vec.Of(1.607105, 0.568651),
        Vec.Of(0, 0),
        Vec.Of(1.109205, -0.768268),
        Vec.Of(1.638068, 0.228674),
        Vec.Of(1.296070, 0.605084),
        Vec.Of(1.230230, 0.162335));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
    {
        var (x, y) = (position[0], position[1]);
        var (x2, y2) = (x * x, y * y);
        gradient[0] = (x * (8 - (8.4 * x2) + (2 * x2 * x2))) + y;
        gradient[1] = x + (y * ((16 * y2) - 8));
        return ((4 - (2.1 * x2) + (x2 * x2 / 3)) * x2) + (x * y) + (((4 * y2) - 4) * y2);
    }

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        var (x2, y2) = (position[0] * position[0], position[1] * position[1]);
        hessian[0] = 8 - (25.2 * x2) + (10 * x2 * x2);
        hessian[1] = 1;
        hessian[2] = 1;
        hessian[3] = (48 * y2) - 8;
        return Evaluate(time, position, gradient);
    }
}
