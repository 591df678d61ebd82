using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using MathNet.Numerics.Interpolation;

namespace LossNav.Domain.Suboptimality;

/// <summary>The cubic spline through points at equal steps, with slopes of fourth order at both ends.</summary>
internal sealed class SmoothPath
{
    private readonly CubicSpline[] _coordinates;

    public SmoothPath(Trajectory path)
        => _coordinates = [.. Enumerable.Range(0, path.Dimension).Select(i => Spline(path.Times.ToArray(), path.Coordinate(i)))];

    public Vec PositionAt(double time) => Vec.Generate(_coordinates.Length, i => _coordinates[i].Interpolate(time));

    public Vec VelocityAt(double time) => Vec.Generate(_coordinates.Length, i => _coordinates[i].Differentiate(time));

    private static CubicSpline Spline(double[] times, double[] values)
    {
        var step = times[1] - times[0];
        return CubicSpline.InterpolateBoundariesSorted(
            times,
            values,
            SplineBoundaryCondition.FirstDerivative,
            Slope(values[0], values[1], values[2], values[3], values[4]) / step,
            SplineBoundaryCondition.FirstDerivative,
            -Slope(values[^1], values[^2], values[^3], values[^4], values[^5]) / step);
    }

    // The one-sided difference that is exact for polynomials of degree 4, at unit steps.
    private static double Slope(double a, double b, double c, double d, double e)
        => ((-25 * a) + (48 * b) - (36 * c) + (16 * d) - (3 * e)) / 12;
}
