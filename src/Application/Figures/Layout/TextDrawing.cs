using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>Text; on a raster it starts on a whole pixel, where its hinted shapes are sharp.</summary>
internal static class TextDrawing
{
    /// <summary>Text as it is painted on a medium.</summary>
    public static Seq<Primitive> Draw(PlacedText text, Typesetting with)
    {
        var start = with.Medium.Match(exact => text.Start, pixels => OnPixels(text, with.Fonts, pixels.PointsPerPixel));
        var (sin, cos) = Math.SinCos(text.Degrees * Math.PI / 180);
        PagePoint At(double right, double up) => text.Degrees == 0
            ? new(start.X + right, start.Y - up)
            : new(start.X + (right * cos) - (up * sin), start.Y - (right * sin) - (up * cos));
        return text.Line.Pieces.Map(piece => (Primitive)new Primitive.Words(piece.Text, At(piece.X, piece.Y), piece.FontPoints, text.Color, text.Degrees) { Face = piece.Face })
            + text.Line.Rules.Map(rule => (Primitive)new Primitive.Polyline(
                [At(rule.From, rule.Y), At(rule.To, rule.Y)], Closed: false, text.Color, rule.Thickness, SquareEnds: false));
    }

    /// <summary>The words of a layer.</summary>
    public static Seq<Primitive> Draw(Layer.Text text, PlotArea area, Typesetting with)
    {
        var line = with.Set(text.Words, text.FontPoints);
        var back = text.Anchor switch { Anchor.Start => 0, Anchor.Middle => line.Advance / 2, _ => line.Advance };
        var (sin, cos) = Math.SinCos(text.Degrees * Math.PI / 180);
        var place = area.Page(text.X, text.Y);
        var start = new PagePoint(place.X - (back * cos), place.Y + (back * sin));
        return Draw(new PlacedText(line, start, text.Color, text.Degrees, default), with);
    }

    /// <summary>The baseline falls on the edge of a pixel. Round letters reach a little below it: hinting takes that away, so it is added before rounding.</summary>
    private static PagePoint OnPixels(PlacedText text, IFontMetrics fonts, double pixel)
    {
        var size = text.Line.Pieces.Map(piece => piece.FontPoints).Fold(0.0, Math.Max);
        var overshoot = Math.Clamp(text.Line.Ink.Descent, 0, Math.Max(0, fonts.Measure(Face.Sans, "0", size).Descent));
        return text.Degrees switch
        {
            0 => new(Nearest(text.Start.X, pixel), Nearest(text.Start.Y + overshoot, pixel)),
            90 => new(Nearest(text.Start.X + overshoot, pixel), Nearest(text.Start.Y, pixel)),
            _ => text.Start,
        };
    }

    private static double Nearest(double points, double pixel) => Math.Round(points / pixel) * pixel;
}
