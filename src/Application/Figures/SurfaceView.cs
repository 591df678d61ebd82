namespace LossNav.Application.Figures;

/// <summary>From where a surface is seen.</summary>
/// <param name="ElevationDegrees">The height of the eye above the ground plane, −90 to 90.</param>
/// <param name="AzimuthDegrees">The direction of the eye in the ground plane, counted from +x towards +y.</param>
/// <param name="MostCells">Rows and columns are thinned until there are at most this many of each.</param>
public sealed record SurfaceView(double ElevationDegrees, double AzimuthDegrees, int MostCells)
{
    /// <summary>Elevation 30°, azimuth −60°, at most 50 rows and columns.</summary>
    public static SurfaceView Usual { get; } = new(30, -60, 50);
}
