using System.Collections.Immutable;
using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>A mark of one shape at a place of the page.</summary>
internal static class MarkerDrawing
{
    // A star whose inner corners lie on the lines between outer ones.
    private const double InnerRadius = 0.381966;

    public static Seq<Primitive> Draw(Marker marker, PagePoint at, double diameter, Color color)
        => marker switch
        {
            Marker.Square => Polygon(Corners(at, 4, 45, _ => diameter / Math.Sqrt(2)), color),
            Marker.Diamond => Polygon(Corners(at, 4, 0, _ => diameter / 2), color),
            Marker.Star => Polygon(Corners(at, 10, 0, i => i % 2 == 0 ? diameter / 2 : diameter / 2 * InnerRadius), color),
            Marker.Person => Person(at, diameter, color),
            _ => new Seq<Primitive>([new Primitive.Disc(at, diameter / 2, color)]),
        };

    private static Seq<Primitive> Polygon(ImmutableArray<PagePoint> corners, Color color) => new([new Primitive.Polygon(corners, color)]);

    /// <summary>Corners around a centre, the first one above it.</summary>
    private static ImmutableArray<PagePoint> Corners(PagePoint at, int count, double degrees, Func<int, double> radius)
        => [.. Enumerable.Range(0, count).Select(i =>
        {
            var (sin, cos) = Math.SinCos(((360.0 * i / count) + degrees) * Math.PI / 180);
            return new PagePoint(at.X + (radius(i) * sin), at.Y - (radius(i) * cos));
        })];

    /// <summary>A stick figure whose feet stand about the place: head, back, arms, legs.</summary>
    private static Seq<Primitive> Person(PagePoint feet, double height, Color color)
    {
        PagePoint At(double x, double y) => new(feet.X + (x * height), feet.Y - (y * height));
        Primitive Line(bool closed, params ImmutableArray<PagePoint> points) => new Primitive.Polyline(points, closed, color, height * 0.045, SquareEnds: false);
        return new Seq<Primitive>(
        [
            Line(true, Corners(At(0, 0.8), 32, 0, _ => 0.18 * height)),
            Line(false, At(0, 0.62), At(0, 0.28)),
            Line(false, At(-0.2, 0.34), At(0, 0.52), At(0.2, 0.34)),
            Line(false, At(-0.17, 0), At(0, 0.28), At(0.17, 0)),
        ]);
    }
}
