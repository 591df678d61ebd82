using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Figures.Layout;

/// <summary>How much of the data plane a layer covers, and whether the panel leaves a margin about it.</summary>
internal sealed record Extent(Limits X, Limits Y, bool Margin)
{
    private const double MarginFraction = 0.05;

    /// <summary>The extent of one layer; words have none.</summary>
    public static Option<Extent> Of(Layer layer)
        => layer.Match(
            line => Some(Of(line.Series)),
            points => Some(Of(points.Series)),
            band => Some(Of(band.Lower).Union(Of(band.Upper))),
            heatmap => Some(Of(heatmap.Grid)),
            contours => Some(Of(contours.Grid)),
            surface => Some(new Extent(Projection.Window, Projection.Window, Margin: false)),
            text => Option<Extent>.None,
            arrows => Some(Of(arrows.Tails)));

    /// <summary>The limits of a panel's axes: those that it states, else those of its layers.</summary>
    public static (Limits X, Limits Y) Of(Panel panel)
    {
        var all = panel.Layers.Map(Of).Somes().Match(
            () => new Extent(new(0, 1), new(0, 1), Margin: false),
            (head, tail) => tail.Fold(head, (sum, extent) => sum.Union(extent)));
        var (x, y) = all.Margin ? (all.X.Widened(MarginFraction), all.Y.Widened(MarginFraction)) : (all.X, all.Y);
        return (Stated(panel.X, x), Stated(panel.Y, y));
    }

    /// <summary>A stated limit on the wrong side of the data still leaves an interval of length 1.</summary>
    private static Limits Stated(Axis axis, Limits found)
    {
        var (low, high) = (axis.Low.IfNone(found.Low), axis.High.IfNone(found.High));
        return high > low ? new(low, high) : axis.High.IsSome ? new(high - 1, high) : new(low, low + 1);
    }

    private static Extent Of(Series series) => new(Limits.Of(series.X), Limits.Of(series.Y), Margin: true);

    private static Extent Of(ScalarGrid grid) => new(Limits.Of(grid.X), Limits.Of(grid.Y), Margin: false);

    private Extent Union(Extent other) => new(X.Union(other.X), Y.Union(other.Y), Margin && other.Margin);
}
