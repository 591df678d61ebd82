using LanguageExt;

namespace LossNav.Application.Figures;

/// <summary>One pair of axes and what is drawn in it.</summary>
/// <param name="Name">Unique among the panels of a figure, lower case with hyphens: the files of its data carry it.</param>
public sealed record Panel(string Name)
{
    /// <summary>Its place in the figure.</summary>
    public Cell Cell { get; init; } = Cell.Whole;

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

    /// <summary>Where the labels of the layers are explained, if anywhere.</summary>
    public Option<LegendCorner> Legend { get; init; }

    /// <summary>What is drawn. Heatmaps lie below bands, bands below points, points below lines and the frame; otherwise later layers cover earlier ones.</summary>
    public Seq<Layer> Layers { get; init; }
}

/// <summary>The corner of a panel in which its legend stands.</summary>
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
}
