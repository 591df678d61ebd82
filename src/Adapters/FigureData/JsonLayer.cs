using System.Text.Json.Nodes;
using LossNav.Application.Figures;

namespace LossNav.Adapters.FigureData;

/// <summary>One layer as JSON: its kind, how it looks, and the file with its numbers.</summary>
internal static class JsonLayer
{
    public static JsonNode Write(Layer layer, string fileName)
    {
        var json = layer.Match(
            line => Kind("line", line.Stroke),
            points => new JsonObject
            {
                ["kind"] = "points", ["color"] = Color(points.Color), ["diameterPoints"] = points.DiameterPoints, ["aboveFrame"] = points.AboveFrame,
                ["marker"] = points.Marker.ToString(),
            },
            band => new JsonObject { ["kind"] = "band", ["color"] = Color(band.Color) },
            Heatmap,
            Contours,
            surface => new JsonObject
            {
                ["kind"] = "surface", ["colorMap"] = surface.ColorMap.Name,
                ["elevationDegrees"] = surface.View.ElevationDegrees, ["azimuthDegrees"] = surface.View.AzimuthDegrees,
            },
            text => new JsonObject
            {
                ["kind"] = "text", ["words"] = text.Words, ["x"] = text.X, ["y"] = text.Y, ["fontPoints"] = text.FontPoints, ["color"] = Color(text.Color),
                ["anchor"] = text.Anchor.ToString(), ["degrees"] = text.Degrees,
            },
            arrows => new JsonObject { ["kind"] = "arrows", ["color"] = Color(arrows.Color), ["widthPoints"] = arrows.WidthPoints, ["bend"] = arrows.Bend });
        json.Insert(0, "name", layer.Name);
        layer.Label.IfSome(label => json["label"] = label);
        if (layer is not Layer.Text)
        {
            json["data"] = fileName;
        }

        return json;
    }

    private static JsonObject Kind(string kind, Stroke stroke)
        => new()
        {
            ["kind"] = kind, ["color"] = Color(stroke.Color), ["widthPoints"] = stroke.WidthPoints,
            ["dashes"] = new JsonArray([.. stroke.Dashes.Map(length => (JsonNode)length)]),
        };

    private static JsonObject Heatmap(Layer.Heatmap heatmap)
    {
        var json = new JsonObject { ["kind"] = "heatmap", ["colorMap"] = heatmap.ColorMap.Name, ["opacity"] = heatmap.Opacity };
        heatmap.Low.IfSome(low => json["low"] = low);
        heatmap.High.IfSome(high => json["high"] = high);
        return json;
    }

    private static JsonObject Contours(Layer.Contours contours)
    {
        var json = new JsonObject { ["kind"] = "contours", ["atMost"] = contours.AtMost, ["widthPoints"] = contours.WidthPoints };
        contours.Coloring.Match(
            single => json["color"] = Color(single.Color),
            byLevel => json["colorMap"] = byLevel.ColorMap.Name);
        return json;
    }

    private static string Color(Color color) => color.Opacity == 255 ? color.ToHex() : $"{color.ToHex()}{color.Opacity:x2}";
}
