using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>Lines through points; a point that is not finite leaves a gap.</summary>
internal static class LineDrawing
{
    public static Seq<Primitive> Draw(Layer.Line line, PlotArea area)
        => Runs(line.Series, area).Bind(run => Stroked(run, closed: false, line.Stroke, squareEnds: true));

    /// <summary>A line with its dashes cut; dashes end flat.</summary>
    public static Seq<Primitive> Stroked(ImmutableArray<PagePoint> points, bool closed, Stroke stroke, bool squareEnds)
        => !(stroke.Dashes.Sum() * stroke.WidthPoints > 0)
            ? new Seq<Primitive>([new Primitive.Polyline(points, closed, stroke.Color, stroke.WidthPoints, squareEnds)])
            : Dashes.Cut(closed ? points.Add(points[0]) : points, stroke)
                .Map(dash => (Primitive)new Primitive.Polyline(dash, Closed: false, stroke.Color, stroke.WidthPoints, SquareEnds: false));

    private static Seq<ImmutableArray<PagePoint>> Runs(Series series, PlotArea area)
    {
        var runs = new List<ImmutableArray<PagePoint>>();
        var run = new List<PagePoint>(series.Count);
        for (var i = 0; i <= series.Count; i++)
        {
            var point = i < series.Count ? area.Page(series.X[i], series.Y[i]) : new(double.NaN, double.NaN);
            if (double.IsFinite(point.X) && double.IsFinite(point.Y))
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                runs.Add(Thinning.Thin(CollectionsMarshal.AsSpan(run)));
                run.Clear();
            }
        }

        return runs.ToSeq();
    }
}
