namespace LossNav.Application.Figures.Layout;

/// <summary>From space to the plane, seen in perspective from a distance of 10 with the z axis upright.</summary>
/// <remarks>The box of the data is 4 wide, 4 deep and 3 high (in proportion); the eye looks at its middle.</remarks>
internal sealed class Projection
{
    private const double Distance = 10;
    private const double BoxScale = 1.8294640721620434;
    private const double GroundMargin = 0.05;
    private static readonly double Diagonal = Math.Sqrt((4 * 4) + (4 * 4) + (3 * 3));

    private readonly Limits _x;
    private readonly Limits _y;
    private readonly Limits _z;
    private readonly double _sinElevation;
    private readonly double _cosElevation;
    private readonly double _sinAzimuth;
    private readonly double _cosAzimuth;

    public Projection(ScalarGrid grid, SurfaceView view)
    {
        _x = Limits.Of(grid.X).Widened(GroundMargin);
        _y = Limits.Of(grid.Y).Widened(GroundMargin);
        _z = grid.High > grid.Low ? new(grid.Low, grid.High) : new(grid.Low - 1, grid.High + 1);
        (_sinElevation, _cosElevation) = Math.SinCos(view.ElevationDegrees * Math.PI / 180);
        (_sinAzimuth, _cosAzimuth) = Math.SinCos(view.AzimuthDegrees * Math.PI / 180);
    }

    /// <summary>The part of the picture plane, in both directions, that fills the axes.</summary>
    public static Limits Window { get; } = new(-0.095, 0.09);

    /// <summary>The place in the picture plane of a point in space, and how far away it is.</summary>
    public (double Right, double Up, double Depth) Project(double x, double y, double z)
    {
        // Coordinates from the middle of the box.
        var (a, b, c) = (Centred(x, _x, 4), Centred(y, _y, 4), Centred(z, _z, 3));
        var ground = (a * _cosAzimuth) + (b * _sinAzimuth);
        var right = (b * _cosAzimuth) - (a * _sinAzimuth);
        var up = (c * _cosElevation) - (ground * _sinElevation);
        var depth = Distance - ((ground * _cosElevation) + (c * _sinElevation));
        return (right / depth, up / depth, depth);
    }

    private static double Centred(double value, Limits limits, double side)
        => (((value - limits.Low) / limits.Length) - 0.5) * side * BoxScale / Diagonal;
}
