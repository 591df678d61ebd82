using System.Collections.Immutable;
using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;
using SkiaSharp;

namespace LossNav.Adapters.Skia;

/// <summary>Paints primitives on a canvas whose unit is a point.</summary>
internal sealed class CanvasPainter(SKCanvas canvas, EmbeddedFonts fonts, SKFontHinting hinting)
{
    public void Paint(Seq<Primitive> primitives) => primitives.Iter(primitive => primitive.Match(
        PaintPolyline,
        PaintPolygon,
        PaintDisc,
        PaintPicture,
        PaintWords,
        PaintClipped));

    private Unit PaintPolyline(Primitive.Polyline line)
    {
        using var paint = Paint(line.Color);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = (float)line.WidthPoints;
        paint.StrokeJoin = SKStrokeJoin.Round;
        paint.StrokeCap = line.SquareEnds ? SKStrokeCap.Square : SKStrokeCap.Butt;
        using var path = Path(line.Points, line.Closed);
        canvas.DrawPath(path, paint);
        return Unit.Default;
    }

    private Unit PaintPolygon(Primitive.Polygon polygon)
    {
        using var paint = Paint(polygon.Color);
        if (polygon.EdgePoints > 0)
        {
            paint.Style = SKPaintStyle.StrokeAndFill;
            paint.StrokeWidth = (float)polygon.EdgePoints;
            paint.StrokeJoin = SKStrokeJoin.Round;
        }

        using var path = Path(polygon.Corners, closed: true);
        canvas.DrawPath(path, paint);
        return Unit.Default;
    }

    private Unit PaintDisc(Primitive.Disc disc)
    {
        using var paint = Paint(disc.Color);
        canvas.DrawCircle((float)disc.Center.X, (float)disc.Center.Y, (float)disc.Radius, paint);
        return Unit.Default;
    }

    private Unit PaintPicture(Primitive.Picture picture)
    {
        using var image = Images.Of(picture);
        using var paint = new SKPaint();
        canvas.DrawImage(
            image, Rectangle(picture.Place), new SKSamplingOptions(picture.Smooth ? SKFilterMode.Linear : SKFilterMode.Nearest), paint);
        return Unit.Default;
    }

    private Unit PaintWords(Primitive.Words words)
    {
        using var paint = Paint(words.Color);
        using var sized = fonts.At(words.Face, words.FontPoints);
        sized.Hinting = hinting;
        canvas.Save();
        canvas.Translate((float)words.Start.X, (float)words.Start.Y);
        canvas.RotateDegrees((float)-words.Degrees);
        canvas.DrawText(words.Text, 0, 0, SKTextAlign.Left, sized, paint);
        canvas.Restore();
        return Unit.Default;
    }

    private Unit PaintClipped(Primitive.Clipped clipped)
    {
        canvas.Save();
        canvas.ClipRect(Rectangle(clipped.Window), SKClipOperation.Intersect, antialias: true);
        Paint(clipped.Inside);
        canvas.Restore();
        return Unit.Default;
    }

    private static SKPaint Paint(Color color)
        => new() { Color = new SKColor(color.Red, color.Green, color.Blue, color.Opacity), IsAntialias = true };

    private static SKRect Rectangle(Box box) => new((float)box.Left, (float)box.Top, (float)box.Right, (float)box.Bottom);

    private static SKPath Path(ImmutableArray<PagePoint> points, bool closed)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo((float)points[0].X, (float)points[0].Y);
        foreach (var point in points.AsSpan()[1..])
        {
            builder.LineTo((float)point.X, (float)point.Y);
        }

        if (closed)
        {
            builder.Close();
        }

        return builder.Detach();
    }
}
