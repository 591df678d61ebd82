using LanguageExt;

namespace LossNav.Application.Figures;

/// <summary>One pair of axes and what is drawn in it.</summary>
/// <param name="Name">Unique among the panels of a figure, lower case with hyphens: the files of its data carry it.</param>
public sealed record Panel(string Name)
{
    /// <summary>Its place in the grid of panels.</summary>
    public Cell Cell { get; init; } = Cell.Whole;

    /// <summary>Where that grid lies in the figure.</summary>
    public Region Region { get; init; } = Region.Usual;

    /// <summary>The letter by which a caption names the panel, written bold at its upper left.</summary>
    public Option<string> Letter { get; init; }

    /// <summary>The horizontal axis.</summary>
    public Axis X { get; init; } = new();

    /// <summary>The vertical axis.</summary>
    public Axis Y { get; init; } = new();

    /// <summary>The border lines.</summary>
    public Frame Frame { get; init; } = Frame.Full;

    /// <summary>Whether a unit of x is as long as a unit of y; the panel then shrinks about its centre.</summary>
    public bool EqualAspect { get; init; }

    /// <summary>What is written above the panel.</summary>
    public Option<string> Title { get; init; }

    /// <summary>The size of the title in points.</summary>
    public double TitlePoints { get; init; } = 12;

    /// <summary>What the colours of the panel's heatmap or surface mean, shown on the right.</summary>
    public Option<ColorBar> ColorBar { get; init; }

    /// <summary>Where the labels of the layers are explained, if anywhere.</summary>
    public Option<LegendCorner> Legend { get; init; }

    /// <summary>What is drawn. Heatmaps lie below bands, bands below points, points below lines and the frame; otherwise later layers cover earlier ones.</summary>
    public Seq<Layer> Layers { get; init; }
}

/// <summary>Where in or beside a panel its legend stands.</summary>
public enum LegendCorner
{
    /// <summary>Upper left.</summary>
    UpperLeft,

    /// <summary>Upper right.</summary>
    UpperRight,

    /// <summary>Lower left.</summary>
    LowerLeft,

    /// <summary>Lower right.</summary>
    LowerRight,

    /// <summary>No corner, but on the right of the panel: each label beside the end of its line, in its colour.</summary>
    Beside,
}

/// <summary>A bar with the colours of a panel's heatmap or surface and the values that they mean.</summary>
/// <param name="Label">What the values are.</param>
/// <param name="Ticks">Values beside the bar; only those that the colours show are drawn.</param>
public sealed record ColorBar(string Label, Seq<Tick> Ticks);
