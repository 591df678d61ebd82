using LanguageExt;

namespace LossNav.Application.Figures;

/// <summary>A figure as data: what to draw, in units of the data, with nothing decided about pixels.</summary>
/// <param name="Id">The published name; its files carry it.</param>
/// <param name="WidthInches">Width of the canvas before it is cut to its ink.</param>
/// <param name="HeightInches">Height of the canvas before it is cut to its ink.</param>
/// <param name="Panels">The panels, in the order in which they are drawn.</param>
public sealed record Figure(string Id, double WidthInches, double HeightInches, Seq<Panel> Panels)
{
    /// <summary>Where measured data come from; empty for a figure that is computed from its parameters alone.</summary>
    public Seq<Origin> Origins { get; init; } = Seq<Origin>.Empty;
}

/// <summary>Where the data of a layer come from.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Words">One line for people.</param>
public sealed record Origin(string Layer, string Words);
