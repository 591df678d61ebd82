using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>Round dots.</summary>
internal static class PointsDrawing
{
    public static Seq<Primitive> Draw(Layer.Points points, PlotArea area)
        => Enumerable.Range(0, points.Series.Count).ToSeq()
            .Map(i => area.Page(points.Series.X[i], points.Series.Y[i]))
            .Filter(center => double.IsFinite(center.X) && double.IsFinite(center.Y))
            .Map(center => (Primitive)new Primitive.Disc(center, points.DiameterPoints / 2, points.Color));
}
