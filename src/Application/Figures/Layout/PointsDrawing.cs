using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>Marks at points.</summary>
internal static class PointsDrawing
{
    public static Seq<Primitive> Draw(Layer.Points points, PlotArea area)
        => Enumerable.Range(0, points.Series.Count).ToSeq()
            .Map(i => area.Page(points.Series.X[i], points.Series.Y[i]))
            .Filter(center => double.IsFinite(center.X) && double.IsFinite(center.Y))
            .Bind(center => MarkerDrawing.Draw(points.Marker, center, points.DiameterPoints, points.Color));
}
