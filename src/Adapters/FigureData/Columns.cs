using System.Globalization;
using LanguageExt;
using LossNav.Application.Figures;

namespace LossNav.Adapters.FigureData;

/// <summary>What each kind of layer has to tabulate.</summary>
internal static class Columns
{
    /// <summary>The columns of a layer; words have none.</summary>
    public static Option<Seq<(string Heading, Values Numbers)>> Of(Layer layer)
        => layer.Match<Option<Seq<(string, Values)>>>(
            line => Of(line.Series),
            points => Of(points.Series),
            band => new Seq<(string, Values)>([("x", band.Lower.X), ("lower", band.Lower.Y), ("upper", band.Upper.Y)]),
            heatmap => Of(heatmap.Grid),
            contours => Of(contours.Grid),
            surface => Of(surface.Grid),
            text => Option<Seq<(string, Values)>>.None,
            arrows => new Seq<(string, Values)>([("x", arrows.Tails.X), ("y", arrows.Tails.Y), ("dx", arrows.Reaches.X), ("dy", arrows.Reaches.Y)]));

    private static Seq<(string Heading, Values Numbers)> Of(Series series) => new([("x", series.X), ("y", series.Y)]);

    /// <summary>A grid has a row for each y and a column for each x, which stands in the heading.</summary>
    private static Seq<(string Heading, Values Numbers)> Of(ScalarGrid grid)
        => new Seq<(string, Values)>([("y", grid.Y)]) + Enumerable.Range(0, grid.Columns).ToSeq().Map(column => (
            $"x={grid.X[column].ToString("R", CultureInfo.InvariantCulture)}",
            Values.Make(grid.Rows, row => grid[row, column])));
}
