using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Landscapes;

/// <summary>One well of a <see cref="GaussianWells"/> landscape.</summary>
/// <param name="Center">Where it lies, D numbers.</param>
/// <param name="Depth">How far it goes down; negative for a hill.</param>
/// <param name="Width">Distance from the center, &gt; 0, at which 1/e of the depth is left.</param>
public sealed record GaussianWell(Vec Center, double Depth, double Width);

/// <summary>L(θ) = −Σ depth · exp(−|θ − center|²/width²): wells on a plain.</summary>
public sealed class GaussianWells : DenseLandscape
{
    private GaussianWells(Seq<GaussianWell> wells, int dimension, Seq<CriticalPoint> points)
        : base("Gaussian wells", dimension, points) => Wells = wells;

    /// <summary>The wells, in the order in which they were given.</summary>
    public Seq<GaussianWell> Wells { get; }

    /// <summary>The landscape of some wells, all of one dimension.</summary>
    /// <param name="wells">One or more wells.</param>
    /// <returns>The landscape with the minima that lie in its wells, or all that is wrong with them.</returns>
    public static Validation<NavigationError, GaussianWells> Create(Seq<GaussianWell> wells)
        => Checks.Then(
            Checks.AtLeast("the number of wells", wells.Count, 1) + wells.Bind(well => Check(well, wells[0].Center.Dimension)),
            () => WithMinima(new GaussianWells(wells, wells[0].Center.Dimension, Empty)));

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
        => Sum(position, gradient, []);

    /// <inheritdoc/>
    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
        => Sum(position, gradient, hessian);

    // One pass for both orders, for the exponentials cost most; an empty Hessian is not wanted.
    private double Sum(ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        gradient.Clear();
        hessian.Clear();
        var value = 0.0;
        foreach (var well in Wells)
        {
            value += Add(well, position, gradient, hessian);
        }

        return value;
    }

    private static double Add(GaussianWell well, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        var center = well.Center.Span;
        var (n, scale) = (position.Length, 2 / (well.Width * well.Width));
        var squares = 0.0;
        for (var i = 0; i < n; i++)
        {
            squares += (position[i] - center[i]) * (position[i] - center[i]);
        }

        var height = -well.Depth * Math.Exp(-squares * scale / 2);
        for (var i = 0; i < n; i++)
        {
            gradient[i] -= height * scale * (position[i] - center[i]);
            for (var j = 0; j < n && !hessian.IsEmpty; j++)
            {
                hessian[(i * n) + j] += height * scale * ((scale * (position[i] - center[i]) * (position[j] - center[j])) - (i == j ? 1 : 0));
            }
        }

        return height;
    }

    private static GaussianWells WithMinima(GaussianWells bare)
    {
        var minima = bare.Wells
            .Bind(well => CriticalPointSearch.Near(well.Center, bare).ToSeq())
            .Filter(point => point.MorseIndex == 0)
            .Distinct()
            .OrderBy(point => point.Loss)
            .ToSeq();
        return new GaussianWells(bare.Wells, bare.Dimension, minima);
    }

    private static Seq<NavigationError> Check(GaussianWell well, int dimension)
        => Checks.Point("the center of a well", well.Center, dimension)
            + Checks.Finite("the depth of a well", well.Depth)
            + Checks.Positive("the width of a well", well.Width);
}
