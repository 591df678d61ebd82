using System.Collections.Immutable;
using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>One thing that a painter paints, in points of the page: a closed choice.</summary>
public abstract record Primitive
{
    private protected Primitive()
    {
    }

    /// <summary>Does what belongs to this kind of primitive.</summary>
    public T Match<T>(
        Func<Polyline, T> polyline, Func<Polygon, T> polygon, Func<Disc, T> disc, Func<Picture, T> picture, Func<Words, T> words, Func<Clipped, T> clipped)
        => this switch
        {
            Polyline it => polyline(it),
            Polygon it => polygon(it),
            Disc it => disc(it),
            Picture it => picture(it),
            Words it => words(it),
            Clipped it => clipped(it),
            _ => throw new InvalidOperationException($"{GetType().Name} is not a kind of primitive."),
        };

    /// <summary>Connected line segments with round corners; dashes have been cut already.</summary>
    /// <param name="Points">The corners.</param>
    /// <param name="Closed">Whether the last corner is joined to the first.</param>
    /// <param name="Color">The colour.</param>
    /// <param name="WidthPoints">The width.</param>
    /// <param name="SquareEnds">Whether the ends reach half a width beyond the last corners.</param>
    public sealed record Polyline(ImmutableArray<PagePoint> Points, bool Closed, Color Color, double WidthPoints, bool SquareEnds) : Primitive;

    /// <summary>A filled polygon.</summary>
    /// <param name="Corners">The corners.</param>
    /// <param name="Color">The colour.</param>
    public sealed record Polygon(ImmutableArray<PagePoint> Corners, Color Color) : Primitive
    {
        /// <summary>The width of an edge of the same colour, half of it outside; neighbours with an edge leave no seam between them.</summary>
        public double EdgePoints { get; init; }
    }

    /// <summary>A filled circle.</summary>
    public sealed record Disc(PagePoint Center, double Radius, Color Color) : Primitive;

    /// <summary>A raster stretched over a rectangle.</summary>
    /// <param name="Place">The rectangle.</param>
    /// <param name="Columns">Pixels in a row.</param>
    /// <param name="Rows">Rows of pixels.</param>
    /// <param name="Pixels">Red, green, blue, opacity (not premultiplied), row by row from the top.</param>
    /// <param name="Smooth">Whether colours are interpolated between the centres of pixels.</param>
    public sealed record Picture(Box Place, int Columns, int Rows, ImmutableArray<byte> Pixels, bool Smooth) : Primitive;

    /// <summary>A piece of text in one typeface.</summary>
    /// <param name="Text">What it says.</param>
    /// <param name="Start">The left end of the baseline.</param>
    /// <param name="FontPoints">The size.</param>
    /// <param name="Color">The colour.</param>
    /// <param name="Degrees">By how much it is turned about its start, anticlockwise.</param>
    public sealed record Words(string Text, PagePoint Start, double FontPoints, Color Color, double Degrees) : Primitive
    {
        /// <summary>The typeface.</summary>
        public Face Face { get; init; } = Face.Sans;

        /// <summary>Whether it runs upwards instead of to the right.</summary>
        public bool Upwards => Degrees == 90;
    }

    /// <summary>Primitives of which only what lies within a rectangle shows.</summary>
    public sealed record Clipped(Box Window, Seq<Primitive> Inside) : Primitive;
}
