using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;

namespace LossNav.Adapters.Skia;

/// <summary>Writes a page as SVG. Letters are outlines that are in the file, each once, so that no font is needed; or text, where that is asked for.</summary>
/// <remarks>Coordinates are written with three decimals of a point, below what differs between machines.</remarks>
internal sealed class SvgWriter
{
    private readonly EmbeddedFonts _fonts;
    private readonly Lettering _lettering;
    private readonly StringBuilder _defs = new();
    private readonly StringBuilder _body = new();
    private readonly SortedSet<(Face Face, ushort Glyph)> _glyphs = [];
    private int _clips;

    private SvgWriter(EmbeddedFonts fonts, Lettering lettering) => (_fonts, _lettering) = (fonts, lettering);

    public static ReadOnlyMemory<byte> Write(EmbeddedFonts fonts, AboutFigure about, DisplayList page)
    {
        var writer = new SvgWriter(fonts, about.Lettering);
        writer.Add(page.Primitives);
        return Encoding.UTF8.GetBytes(writer.Document(about, page));
    }

    private string Document(AboutFigure about, DisplayList page)
    {
        var (width, height) = (Number(page.WidthPoints), Number(page.HeightPoints));
        var document = new StringBuilder()
            .Append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
            .Append("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" ")
            .Append(CultureInfo.InvariantCulture, $"width=\"{width}pt\" height=\"{height}pt\" viewBox=\"0 0 {width} {height}\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{WebUtility.HtmlEncode(about.Title)}</title>\n{Description(about)}<defs>\n");
        foreach (var (face, glyph) in _glyphs)
        {
            document.Append(CultureInfo.InvariantCulture, $"<path id=\"{Id(face, glyph)}\" d=\"{_fonts.Outline(face, glyph)}\"/>\n");
        }

        return document.Append(_defs).Append("</defs>\n").Append(_body).Append("</svg>\n").ToString();
    }

    private static string Description(AboutFigure about)
        => about.Description.Length > 0 ? $"<desc>{WebUtility.HtmlEncode(about.Description)}</desc>\n" : string.Empty;

    private void Add(Seq<Primitive> primitives) => primitives.Iter(primitive => primitive.Match(
        AddPolyline, AddPolygon, AddDisc, AddPicture, AddWords, AddClipped));

    private Unit AddPolyline(Primitive.Polyline line)
    {
        var cap = line.SquareEnds ? "square" : "butt";
        _body.Append("<path d=\"");
        AddPath(line.Points, line.Closed);
        _body.Append(CultureInfo.InvariantCulture, $"\" fill=\"none\" stroke=\"{line.Color.ToHex()}\"{Opacity("stroke", line.Color)} ")
            .Append(CultureInfo.InvariantCulture, $"stroke-width=\"{Number(line.WidthPoints)}\" stroke-linejoin=\"round\" stroke-linecap=\"{cap}\"/>\n");
        return Unit.Default;
    }

    private Unit AddPolygon(Primitive.Polygon polygon)
    {
        _body.Append("<path d=\"");
        AddPath(polygon.Corners, closed: true);
        _body.Append(CultureInfo.InvariantCulture, $"\" fill=\"{polygon.Color.ToHex()}\"{Opacity("fill", polygon.Color)}{Edge(polygon)}/>\n");
        return Unit.Default;
    }

    private Unit AddDisc(Primitive.Disc disc)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Number(disc.Center.X)}\" cy=\"{Number(disc.Center.Y)}\" ")
            .Append(CultureInfo.InvariantCulture, $"r=\"{Number(disc.Radius)}\" fill=\"{disc.Color.ToHex()}\"{Opacity("fill", disc.Color)}/>\n");
        return Unit.Default;
    }

    private Unit AddPicture(Primitive.Picture picture)
    {
        var (place, png) = (picture.Place, $"data:image/png;base64,{Convert.ToBase64String(Images.Png(picture))}");
        _body.Append(CultureInfo.InvariantCulture, $"<image x=\"{Number(place.Left)}\" y=\"{Number(place.Top)}\" ")
            .Append(CultureInfo.InvariantCulture, $"width=\"{Number(place.Width)}\" height=\"{Number(place.Height)}\" preserveAspectRatio=\"none\"")
            .Append(picture.Smooth ? "" : " image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\"")
            .Append(CultureInfo.InvariantCulture, $" xlink:href=\"{png}\"/>\n");
        return Unit.Default;
    }

    private Unit AddWords(Primitive.Words words) => _lettering == Lettering.Text ? AddText(words) : AddOutlines(words);

    private Unit AddText(Primitive.Words words)
    {
        _body.Append(CultureInfo.InvariantCulture, $"<text xml:space=\"preserve\" font-size=\"{Number(words.FontPoints)}\" {Font(words.Face)} fill=\"{words.Color.ToHex()}\"")
            .Append(CultureInfo.InvariantCulture, $"{Opacity("fill", words.Color)} transform=\"translate({Number(words.Start.X)} {Number(words.Start.Y)}){Turn(words)}\">")
            .Append(CultureInfo.InvariantCulture, $"{WebUtility.HtmlEncode(words.Text)}</text>\n");
        return Unit.Default;
    }

    private Unit AddOutlines(Primitive.Words words)
    {
        var scale = words.FontPoints / _fonts.UnitsPerEm(words.Face);
        _body.Append(CultureInfo.InvariantCulture, $"<g role=\"img\" aria-label=\"{WebUtility.HtmlEncode(words.Text)}\" fill=\"{words.Color.ToHex()}\"")
            .Append(CultureInfo.InvariantCulture, $"{Opacity("fill", words.Color)} transform=\"translate({Number(words.Start.X)} {Number(words.Start.Y)})")
            .Append(CultureInfo.InvariantCulture, $"{Turn(words)} scale({scale:0.########})\">");
        var pen = 0.0;
        foreach (var (glyph, advance) in _fonts.Glyphs(words.Face, words.Text))
        {
            _glyphs.Add((words.Face, glyph));
            var id = Id(words.Face, glyph);
            _body.Append(CultureInfo.InvariantCulture, $"<use x=\"{Number(pen)}\" href=\"#{id}\" xlink:href=\"#{id}\"/>");
            pen += advance;
        }

        _body.Append("</g>\n");
        return Unit.Default;
    }

    private static string Turn(Primitive.Words words) => words.Degrees == 0 ? string.Empty : $" rotate({Number(-words.Degrees)})";

    private static string Id(Face face, ushort glyph)
        => face == Face.Sans ? string.Create(CultureInfo.InvariantCulture, $"glyph-{glyph}") : string.Create(CultureInfo.InvariantCulture, $"glyph-{face}-{glyph}");

    private static string Font(Face face)
        => face switch
        {
            Face.Sans => "font-family=\"DejaVu Sans, Verdana, sans-serif\"",
            Face.SansBold => "font-family=\"DejaVu Sans, Verdana, sans-serif\" font-weight=\"bold\"",
            Face.MathItalic => "font-family=\"KaTeX_Math, Latin Modern Math, Cambria Math, serif\" font-style=\"italic\"",
            Face.MathBold => "font-family=\"KaTeX_Math, Latin Modern Math, Cambria Math, serif\" font-style=\"italic\" font-weight=\"bold\"",
            Face.MathScript => "font-family=\"KaTeX_Caligraphic, Latin Modern Math, cursive\"",
            _ => "font-family=\"KaTeX_Main, Latin Modern Math, Cambria Math, serif\"",
        };

    private static string Edge(Primitive.Polygon polygon)
        => polygon.EdgePoints > 0
            ? $" stroke=\"{polygon.Color.ToHex()}\" stroke-width=\"{Number(polygon.EdgePoints)}\" stroke-linejoin=\"round\""
            : string.Empty;

    private Unit AddClipped(Primitive.Clipped clipped)
    {
        var (id, box) = ($"clip-{_clips++}", clipped.Window);
        _defs.Append(CultureInfo.InvariantCulture, $"<clipPath id=\"{id}\"><rect x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" ")
            .Append(CultureInfo.InvariantCulture, $"width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\"/></clipPath>\n");
        _body.Append(CultureInfo.InvariantCulture, $"<g clip-path=\"url(#{id})\">\n");
        Add(clipped.Inside);
        _body.Append("</g>\n");
        return Unit.Default;
    }

    private void AddPath(ImmutableArray<PagePoint> points, bool closed)
    {
        for (var i = 0; i < points.Length; i++)
        {
            _body.Append(i == 0 ? 'M' : 'L');
            AddNumber(points[i].X);
            _body.Append(' ');
            AddNumber(points[i].Y);
        }

        _body.Append(closed ? "Z" : "");
    }

    private void AddNumber(double value) => _body.Append(CultureInfo.InvariantCulture, $"{Rounded(value):0.###}");

    private static string Number(double value) => Rounded(value).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Adding 0 turns −0 into 0.</summary>
    private static double Rounded(double value) => Math.Round(value, 3) + 0.0;

    private static string Opacity(string of, Color color)
        => color.Opacity == 255 ? "" : string.Create(CultureInfo.InvariantCulture, $" {of}-opacity=\"{color.Opacity / 255.0:0.###}\"");
}
