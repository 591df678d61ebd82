using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>L(θ) = A D + Σ θᵢ² − A cos 2πθᵢ: a bowl full of ripples, with its minimum 0 at the origin.</summary>
/// <remarks>L. A. Rastrigin, 1974; in D dimensions after H. Mühlenbein et al., Parallel Computing 17, 619 (1991).</remarks>
public sealed class Rastrigin : DenseLandscape
{
    private Rastrigin(int dimension, double amplitude, Seq<CriticalPoint> points)
        : base("Rastrigin", dimension, points) => Amplitude = amplitude;

    /// <summary>A ≥ 0: how high the ripples are.</summary>
    public double Amplitude { get; }

    /// <summary>The landscape of D parameters.</summary>
    /// <param name="dimension">D ≥ 1.</param>
    /// <param name="amplitude">A ≥ 0; 10 is usual.</param>
    /// <returns>
    /// The landscape, or all that is wrong with its parameters. Of its critical points it knows those with every |θᵢ| &lt; 1.25, up to five for each
    /// parameter, if they are at most 1,000 (D ≤ 4); else only the global minimum.
    /// </returns>
    public static Validation<NavigationError, Rastrigin> Create(int dimension, double amplitude)
        => Checks.Then(
            Checks.AtLeast("the number of parameters D", dimension, 1) + Checks.NotNegative("the amplitude A", amplitude),
            () => WithCriticalPoints(new Rastrigin(dimension, amplitude, Empty)));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient) => Sum(position, gradient, []);

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
        => Sum(position, gradient, hessian);

    /// <inheritdoc/>
    /// <remarks>The Hessian is diagonal: time of order D.</remarks>
    public override void MultiplyHessian(double time, ReadOnlySpan<double> position, ReadOnlySpan<double> direction, Span<double> product)
    {
        for (var i = 0; i < Dimension; i++)
        {
            product[i] = Curvature(Math.Cos(2 * Math.PI * position[i])) * direction[i];
        }
    }

    // One pass for both orders, for sine and cosine cost most; an empty Hessian is not wanted.
    private double Sum(ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        hessian.Clear();
        var value = 0.0;
        for (var i = 0; i < Dimension; i++)
        {
            var x = position[i];
            var (sin, cos) = Math.SinCos(2 * Math.PI * x);
            value += (x * x) + (Amplitude * (1 - cos));
            gradient[i] = (2 * x) + (2 * Math.PI * Amplitude * sin);
            if (!hessian.IsEmpty)
            {
                hessian[i * (Dimension + 1)] = Curvature(cos);
            }
        }

        return value;
    }

    private double Curvature(double cos) => 2 + (4 * Math.PI * Math.PI * Amplitude * cos);

    private static Rastrigin WithCriticalPoints(Rastrigin bare)
    {
        // 2x + 2πA sin 2πx = 0, sought where sin 2πx changes its sign: at a multiple of one half, drawn towards the origin by the bowl.
        var one = new Rastrigin(1, bare.Amplitude, Empty);
        var roots = CriticalPointSearch.NearAll(Seq(0, 0.5025, -0.5025, 0.995, -0.995).Map(x => Vec.Of(x)), one)
            .Map(point => point.Position[0])
            .Filter(x => Math.Abs(x) < 1.25);
        return new Rastrigin(bare.Dimension, bare.Amplitude, SeparablePoints.Of(roots, one, bare));
    }
}
