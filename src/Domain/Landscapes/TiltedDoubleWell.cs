using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Numerics;
using MathNet.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>L(x, y) = a(x² − b)² + c y² + d x: two wells near x = ±√b, of which the tilt d makes one the deeper (section 6 of the theory notes).</summary>
public sealed class TiltedDoubleWell : DenseLandscape
{
    private TiltedDoubleWell(double steepness, double separation, double crossCurvature, double tilt, Seq<CriticalPoint> points)
        : base("tilted double well", 2, points)
        => (Steepness, Separation, CrossCurvature, Tilt) = (steepness, separation, crossCurvature, tilt);

    /// <summary>a &gt; 0: how steep the wells are.</summary>
    public double Steepness { get; }

    /// <summary>b: the square of the wells' distance from the middle; for b ≤ 0 there is one well.</summary>
    public double Separation { get; }

    /// <summary>c &gt; 0: half the curvature across the line through the wells.</summary>
    public double CrossCurvature { get; }

    /// <summary>d: the slope added along x; negative makes the right well the deeper.</summary>
    public double Tilt { get; }

    /// <summary>The landscape of four parameters.</summary>
    /// <param name="steepness">a &gt; 0.</param>
    /// <param name="separation">b, any finite number.</param>
    /// <param name="crossCurvature">c &gt; 0.</param>
    /// <param name="tilt">d, any finite number.</param>
    /// <returns>The landscape with its critical points, or all that is wrong with its parameters.</returns>
    public static Validation<NavigationError, TiltedDoubleWell> Create(double steepness, double separation, double crossCurvature, double tilt)
        => Checks.Then(
            Checks.Positive("the steepness a", steepness)
                + Checks.Finite("the separation b", separation)
                + Checks.Positive("the cross curvature c", crossCurvature)
                + Checks.Finite("the tilt d", tilt),
            () => WithCriticalPoints(new TiltedDoubleWell(steepness, separation, crossCurvature, tilt, Empty)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
    {
        var (x, y) = (position[0], position[1]);
        var well = (x * x) - Separation;
        gradient[0] = (4 * Steepness * x * well) + Tilt;
        gradient[1] = 2 * CrossCurvature * y;
        return (Steepness * well * well) + (CrossCurvature * y * y) + (Tilt * x);
    }

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        var x = position[0];
        hessian[0] = 4 * Steepness * ((3 * x * x) - Separation);
        hessian[1] = 0;
        hessian[2] = 0;
        hessian[3] = 2 * CrossCurvature;
        return Evaluate(time, position, gradient);
    }

    private static TiltedDoubleWell WithCriticalPoints(TiltedDoubleWell bare)
    {
        var points = RealRoots(bare.Separation, bare.Tilt / (4 * bare.Steepness))
            .Bind(x => CriticalPointSearch.Near(Vec.Of(x, 0), bare).ToSeq())
            .OrderBy(point => point.Loss)
            .ToSeq();
        return new TiltedDoubleWell(bare.Steepness, bare.Separation, bare.CrossCurvature, bare.Tilt, points);
    }

    // ∂L/∂x = 0 is the depressed cubic x³ − b x + q = 0 with q = d/(4a): three real roots where its discriminant is positive, else the one that is real.
    private static Seq<double> RealRoots(double b, double q)
    {
        var (first, second, third) = FindRoots.Cubic(q, -b, 0, 1);
        var roots = Seq(first, second, third);
        return (4 * b * b * b) - (27 * q * q) > 0
            ? roots.Map(root => root.Real)
            : Seq1(roots.Fold(first, (best, root) => Math.Abs(root.Imaginary) < Math.Abs(best.Imaginary) ? root : best).Real);
    }
}
