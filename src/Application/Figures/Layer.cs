using LanguageExt;

namespace LossNav.Application.Figures;

/// <summary>One thing drawn in a panel: a closed choice. A new kind is a case here, its limits and its drawing in the layout, and its columns in the data renderer.</summary>
public abstract record Layer
{
    private protected Layer(string name) => Name = name;

    /// <summary>Lower case with hyphens: the file of its data carries it.</summary>
    public string Name { get; init; }

    /// <summary>What the legend calls it; without a label it is not in the legend.</summary>
    public Option<string> Label { get; init; }

    /// <summary>Does what belongs to this kind of layer.</summary>
    public T Match<T>(
        Func<Line, T> line,
        Func<Points, T> points,
        Func<Band, T> band,
        Func<Heatmap, T> heatmap,
        Func<Contours, T> contours,
        Func<Surface, T> surface,
        Func<Text, T> text,
        Func<Arrows, T> arrows)
        => this switch
        {
            Line it => line(it),
            Points it => points(it),
            Band it => band(it),
            Heatmap it => heatmap(it),
            Contours it => contours(it),
            Surface it => surface(it),
            Text it => text(it),
            Arrows it => arrows(it),
            _ => throw new InvalidOperationException($"{GetType().Name} is not a kind of layer."),
        };

    /// <summary>A line through points.</summary>
    public sealed record Line(string Name, Series Series, Stroke Stroke) : Layer(Name);

    /// <summary>Marks at points, round dots unless another shape is stated.</summary>
    /// <param name="Name">The name of the layer.</param>
    /// <param name="Series">Their centres.</param>
    /// <param name="Color">Their colour.</param>
    /// <param name="DiameterPoints">Their diameter in points.</param>
    /// <param name="AboveFrame">Whether they cover lines and the frame; otherwise they lie below the lines.</param>
    public sealed record Points(string Name, Series Series, Color Color, double DiameterPoints, bool AboveFrame) : Layer(Name)
    {
        /// <summary>Their shape.</summary>
        public Marker Marker { get; init; } = Marker.Disc;
    }

    /// <summary>The region between two curves over the same x, for example a spread about a mean.</summary>
    public sealed record Band(string Name, Series Lower, Series Upper, Color Color) : Layer(Name);

    /// <summary>A grid of values as colours.</summary>
    /// <param name="Name">The name of the layer.</param>
    /// <param name="Grid">The values; the picture reaches from the first to the last coordinate in each direction.</param>
    /// <param name="ColorMap">From the least value to the greatest, or between the limits that are stated.</param>
    /// <param name="Opacity">From 0 (invisible) to 1.</param>
    public sealed record Heatmap(string Name, ScalarGrid Grid, ColorMap ColorMap, double Opacity) : Layer(Name)
    {
        /// <summary>The value of the first colour; where there is none, the least value.</summary>
        public Option<double> Low { get; init; }

        /// <summary>The value of the last colour; where there is none, the greatest value.</summary>
        public Option<double> High { get; init; }
    }

    /// <summary>Lines of equal value.</summary>
    /// <param name="Name">The name of the layer.</param>
    /// <param name="Grid">The values between which the lines are found by linear interpolation.</param>
    /// <param name="AtMost">About how many levels there are; they fall on round numbers.</param>
    /// <param name="Coloring">One colour, or a colour for each level.</param>
    /// <param name="WidthPoints">The width of the lines in points.</param>
    public sealed record Contours(string Name, ScalarGrid Grid, int AtMost, ContourColoring Coloring, double WidthPoints) : Layer(Name);

    /// <summary>A grid of values as a surface in space; the axes do not show.</summary>
    public sealed record Surface(string Name, ScalarGrid Grid, ColorMap ColorMap, SurfaceView View) : Layer(Name);

    /// <summary>Arrows, as of a field of velocities.</summary>
    /// <param name="Name">The name of the layer.</param>
    /// <param name="Tails">Where they begin.</param>
    /// <param name="Reaches">How far they reach from there in x and y, in units of the data; as many as there are tails.</param>
    /// <param name="Color">Their colour.</param>
    /// <param name="WidthPoints">The width of their shafts in points; heads are six times as long and four times as wide.</param>
    public sealed record Arrows(string Name, Series Tails, Series Reaches, Color Color, double WidthPoints) : Layer(Name)
    {
        /// <summary>How far the middle of an arrow is bent to its left, in lengths of the arrow; 0 for straight ones.</summary>
        public double Bend { get; init; }
    }

    /// <summary>Words at a place.</summary>
    /// <param name="Name">The name of the layer.</param>
    /// <param name="Words">What is written, in one line.</param>
    /// <param name="X">The place of its left end, or of what else it is anchored by, in units of the data.</param>
    /// <param name="Y">The place of its baseline, in units of the data.</param>
    /// <param name="FontPoints">The size in points.</param>
    /// <param name="Color">The colour.</param>
    public sealed record Text(string Name, string Words, double X, double Y, double FontPoints, Color Color) : Layer(Name)
    {
        /// <summary>Which part of the words stands at the place.</summary>
        public Anchor Anchor { get; init; } = Anchor.Start;

        /// <summary>By how many degrees the words are turned about the place, anticlockwise.</summary>
        public double Degrees { get; init; }
    }
}

/// <summary>The shape of a mark.</summary>
public enum Marker
{
    /// <summary>A disc.</summary>
    Disc,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A star of five points.</summary>
    Star,

    /// <summary>A diamond.</summary>
    Diamond,

    /// <summary>A stick figure that stands at the place; its diameter is its height.</summary>
    Person,
}

/// <summary>Which part of some words stands at a place.</summary>
public enum Anchor
{
    /// <summary>The left end.</summary>
    Start,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>The right end.</summary>
    End,
}
