using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>
/// The Müller-Brown surface, L(x, y) = Σ A exp(a(x − x₀)² + b(x − x₀)(y − y₀) + c(y − y₀)²) over four terms: three minima joined by a bent valley,
/// a standard test of paths between minima.
/// </summary>
/// <remarks>K. Müller and L. D. Brown, Theoretica Chimica Acta 53, 75 (1979).</remarks>
public sealed class MullerBrown : DenseLandscape
{
    private static readonly Term[] Terms =
    [
        new(-200, -1, 0, -10, 1, 0),
        new(-100, -1, 0, -10, 0, 0.5),
        new(-170, -6.5, 11, -6.5, -0.5, 1.5),
        new(15, 0.7, 0.6, 0.7, -1, 1),
    ];

    private MullerBrown(Seq<CriticalPoint> points)
        : base("Müller-Brown", 2, points)
    {
    }

    /// <summary>The landscape with its three minima and two saddles.</summary>
    public static MullerBrown Create() => new(CriticalPointSearch.NearAll(Guesses, new MullerBrown(Empty)));

    private static Seq<Vec> Guesses => Seq(
        Vec.Of(-0.558224, 1.441726),
        Vec.Of(0.623499, 0.028038),
        Vec.Of(-0.050011, 0.466694),
        Vec.Of(-0.822002, 0.624313),
        Vec.Of(0.212487, 0.292988));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
        => Sum(position, gradient, []);

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
        => Sum(position, gradient, hessian);

    // One pass for both orders, for the exponentials cost most; an empty Hessian is not wanted.
    private static double Sum(ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        gradient.Clear();
        hessian.Clear();
        var value = 0.0;
        foreach (var term in Terms)
        {
            value += Add(term, position[0] - term.X, position[1] - term.Y, gradient, hessian);
        }

        return value;
    }

    private static double Add(Term term, double x, double y, Span<double> gradient, Span<double> hessian)
    {
        var height = term.Height * Math.Exp((term.Xx * x * x) + (term.Xy * x * y) + (term.Yy * y * y));
        var (slopeX, slopeY) = ((2 * term.Xx * x) + (term.Xy * y), (term.Xy * x) + (2 * term.Yy * y));
        gradient[0] += height * slopeX;
        gradient[1] += height * slopeY;
        if (!hessian.IsEmpty)
        {
            hessian[0] += height * ((slopeX * slopeX) + (2 * term.Xx));
            hessian[1] += height * ((slopeX * slopeY) + term.Xy);
            hessian[2] = hessian[1];
            hessian[3] += height * ((slopeY * slopeY) + (2 * term.Yy));
        }

        return height;
    }

    private sealed record Term(double Height, double Xx, double Xy, double Yy, double X, double Y);
}
