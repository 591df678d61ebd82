using LanguageExt;
using LossNav.Application.Figures;

namespace LossNav.Adapters.FigureData;

/// <summary>The tables behind a figure and how their files are named: figure, panel (where there are several), layer.</summary>
internal static class Tables
{
    /// <summary>One table for each layer with numbers, in the order of panels and layers.</summary>
    public static Seq<Table> Of(Figure figure)
        => FileNames(figure).Bind(it => Columns.Of(it.Layer).Map(columns => new Table(it.FileName, Origins(figure, it.Layer), columns)).ToSeq());

    /// <summary>For each layer the file with its numbers. Layers with equal grids share the file of the first.</summary>
    public static Seq<(Panel Panel, Layer Layer, string FileName)> FileNames(Figure figure)
    {
        var grids = new List<(ScalarGrid Grid, string FileName)>();
        var taken = new System.Collections.Generic.HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var named = new List<(Panel, Layer, string)>();
        foreach (var (panel, layer) in figure.Panels.Bind(panel => panel.Layers.Map(layer => (panel, layer))))
        {
            var grid = GridOf(layer);
            var known = grid.Bind(wanted => grids.Find(it => it.Grid.Equals(wanted)) is { FileName: not null } found ? found.FileName : Option<string>.None);
            var name = known.IfNone(() => Free(figure, panel, layer, taken));
            taken.Add(name);
            grid.IfSome(it => grids.Add((it, name)));
            named.Add((panel, layer, name));
        }

        return named.ToSeq();
    }

    private static Seq<string> Origins(Figure figure, Layer layer)
        => figure.Origins.Filter(origin => origin.Layer == layer.Name).Map(origin => origin.Words);

    private static string Free(Figure figure, Panel panel, Layer layer, System.Collections.Generic.HashSet<string> taken)
    {
        var stem = figure.Panels.Count > 1 && GridOf(layer).IsNone ? $"{figure.Id}.{panel.Name}.{layer.Name}" : $"{figure.Id}.{layer.Name}";
        return Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? $"{stem}.csv" : $"{stem}-{i}.csv").First(name => !taken.Contains(name));
    }

    private static Option<ScalarGrid> GridOf(Layer layer)
        => layer.Match<Option<ScalarGrid>>(
            line => Option<ScalarGrid>.None,
            points => Option<ScalarGrid>.None,
            band => Option<ScalarGrid>.None,
            heatmap => heatmap.Grid,
            contours => contours.Grid,
            surface => surface.Grid,
            text => Option<ScalarGrid>.None,
            arrows => Option<ScalarGrid>.None);
}
