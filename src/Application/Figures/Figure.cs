using LanguageExt;

namespace LossNav.Application.Figures;

/// <summary>A figure as data: what to draw, in units of the data, with nothing decided about pixels.</summary>
/// <param name="Id">The published name; its files carry it.</param>
/// <param name="WidthInches">Width of the canvas before it is cut to its ink.</param>
/// <param name="HeightInches">Height of the canvas before it is cut to its ink.</param>
/// <param name="Panels">The panels, in the order in which they are drawn.</param>
public sealed record Figure(string Id, double WidthInches, double HeightInches, Seq<Panel> Panels);
