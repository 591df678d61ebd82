using System.Text.Json;
using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application.Figures;

namespace LossNav.Adapters.FigureData;

/// <summary>The description of a figure as JSON; the numbers of a layer stand in the CSV file that it names.</summary>
internal static class JsonDescription
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static ReadOnlyMemory<byte> Write(Figure figure)
    {
        var files = Tables.FileNames(figure);
        var json = new JsonObject
        {
            ["id"] = figure.Id,
            ["widthInches"] = figure.WidthInches,
            ["heightInches"] = figure.HeightInches,
            ["heading"] = Text(figure.Heading),
            ["summary"] = Text(figure.Summary),
            ["caption"] = Text(figure.Caption),
            ["origins"] = Array(figure.Origins.Map(origin => (JsonNode)new JsonObject { ["layer"] = origin.Layer, ["words"] = origin.Words })),
            ["panels"] = Array(figure.Panels.Map(panel => (JsonNode)Panel(panel, files.Filter(file => ReferenceEquals(file.Panel, panel))))),
        };
        return JsonSerializer.SerializeToUtf8Bytes(json, Readable).Append((byte)'\n').ToArray();
    }

    private static JsonObject Panel(Panel panel, Seq<(Panel Panel, Layer Layer, string FileName)> layers)
        => new JsonObject
        {
            ["name"] = panel.Name,
            ["letter"] = Text(panel.Letter),
            ["title"] = Text(panel.Title),
            ["cell"] = new JsonObject
            {
                ["row"] = panel.Cell.Row, ["column"] = panel.Cell.Column, ["rows"] = panel.Cell.Rows, ["columns"] = panel.Cell.Columns,
            },
            ["region"] = new JsonObject
            {
                ["left"] = panel.Region.Left, ["top"] = panel.Region.Top, ["right"] = panel.Region.Right, ["bottom"] = panel.Region.Bottom,
            },
            ["x"] = Axis(panel.X),
            ["y"] = Axis(panel.Y),
            ["frame"] = new JsonObject
            {
                ["left"] = panel.Frame.Left, ["bottom"] = panel.Frame.Bottom, ["right"] = panel.Frame.Right, ["top"] = panel.Frame.Top, ["ticks"] = panel.Frame.Ticks,
            },
            ["equalAspect"] = panel.EqualAspect,
            ["legend"] = panel.Legend.MatchUnsafe(corner => corner.ToString(), () => null),
            ["layers"] = Array(layers.Map(it => JsonLayer.Write(it.Layer, it.FileName))),
        };

    private static JsonObject Axis(Axis axis)
        => new JsonObject
        {
            ["label"] = Text(axis.Label),
            ["low"] = axis.Low.MatchUnsafe(low => JsonValue.Create(low), () => null),
            ["high"] = axis.High.MatchUnsafe(high => JsonValue.Create(high), () => null),
            ["fontPoints"] = axis.FontPoints,
            ["ticks"] = Array(axis.Ticks.Map(tick => (JsonNode)new JsonObject { ["at"] = tick.At, ["text"] = tick.Text })),
        };

    private static string? Text(Option<string> text) => text.MatchUnsafe(words => words, () => null);

    private static JsonArray Array(Seq<JsonNode> nodes) => new([.. nodes]);
}
