using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application.Figures.Layout;

/// <summary>From the description of a figure to a page that a painter can paint: pure, with fixed rules.</summary>
/// <remarks>
/// The rules are those of the program that drew the published figures (matplotlib's defaults), so that a figure falls where the
/// published one does: axes from 12.5 to 90 % of the width and 11 to 88 % of the height, gaps of 20 % of a cell, ticks of 3.5 pt with
/// labels 3.5 pt behind them, and a page cut to its axes and labels with a margin of 0.1 inch.
/// </remarks>
public static class Arrangement
{
    private const double Margin = 7.2;
    private const double HeadingPoints = 16;
    private const double HeadingPad = 10;

    /// <summary>Arranges a figure on a page.</summary>
    /// <returns>The page, or the first text that the font cannot write.</returns>
    public static Either<JobError, DisplayList> Arrange(IFontMetrics fonts, Medium medium, Figure figure)
        => FigureText.FirstMissing(fonts, figure).Match(
            Some: Left<JobError, DisplayList>,
            None: () => Right<JobError, DisplayList>(Place(new Typesetting(fonts, medium), figure)));

    private static DisplayList Place(Typesetting with, Figure figure)
    {
        var areas = figure.Panels.Map(panel => (Panel: panel, Area: AreaOf(figure, panel)));
        var drawn = areas
            .Bind(it => PanelDrawing.Around(it.Panel, it.Area, with).Add(it.Area.Box))
            .Match(
                () => new Box(0, 0, figure.WidthInches * 72, figure.HeightInches * 72),
                (head, tail) => tail.Fold(head, (sum, box) => sum.Union(box)));
        var heading = figure.Heading.Map(words => Heading(words, drawn, with)).ToSeq();
        var ink = heading.Fold(drawn, (sum, text) => sum.Union(text.Box)).Grown(Margin);
        var (width, height) = with.Medium.Match(
            exact => (ink.Width, ink.Height),
            pixels => (Floor(ink.Width, pixels.PointsPerPixel), Floor(ink.Height, pixels.PointsPerPixel)));
        // What whole pixels cut off is cut off at the top and on the right; words keep their distance from the uncut top.
        var primitives = areas.Bind(it => PanelDrawing.Draw(
            it.Panel, it.Area.Moved(-ink.Left, height - ink.Bottom), it.Area.Moved(-ink.Left, -ink.Top), with));
        var above = heading.Bind(text => TextDrawing.Draw(text with { Start = text.Start.Moved(-ink.Left, -ink.Top) }, with));
        return new(width, height, (Behind(figure.Look.Background, width, height) + primitives + above).Strict());
    }

    private static PlacedText Heading(string words, Box drawn, Typesetting with)
    {
        var text = with.Set(words, HeadingPoints);
        return PlacedText.Across(text, ((drawn.Left + drawn.Right) / 2) - (text.Advance / 2), drawn.Top - HeadingPad, HeadingPoints, Colors.Black, with);
    }

    private static Seq<Primitive> Behind(Background background, double width, double height)
        => background == Background.White
            ? new Seq<Primitive>([new Primitive.Polygon([new(0, 0), new(width, 0), new(width, height), new(0, height)], Colors.White)])
            : Seq<Primitive>();

    private static PlotArea AreaOf(Figure figure, Panel panel)
    {
        var (x, y) = Extent.Of(panel);
        return new(PanelBox.Of(figure, panel, x, y), x, y);
    }

    /// <summary>Whole pixels; a size that is whole but for rounding errors stays.</summary>
    private static double Floor(double points, double pixel) => Math.Floor((points / pixel) + 1e-6) * pixel;
}
