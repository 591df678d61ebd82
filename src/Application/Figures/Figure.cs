using LanguageExt;

namespace LossNav.Application.Figures;

/// <summary>A figure as data: what to draw, in units of the data, with nothing decided about pixels.</summary>
/// <remarks>
/// Text anywhere in a figure may hold mathematics between dollar signs (<c>$\dot{θ}_t$</c>; see <c>Layout/FormulaReading</c>) and bold words between pairs
/// of asterisks (<c>**train loss** (MNIST)</c>).
/// </remarks>
/// <param name="Id">The published name; its files carry it.</param>
/// <param name="WidthInches">Width of the canvas before it is cut to its ink.</param>
/// <param name="HeightInches">Height of the canvas before it is cut to its ink.</param>
/// <param name="Panels">The panels, in the order in which they are drawn.</param>
public sealed record Figure(string Id, double WidthInches, double HeightInches, Seq<Panel> Panels)
{
    /// <summary>Where measured data come from; empty for a figure that is computed from its parameters alone.</summary>
    public Seq<Origin> Origins { get; init; } = Seq<Origin>.Empty;

    /// <summary>What is written above all panels.</summary>
    public Option<string> Heading { get; init; }

    /// <summary>One line that says what the figure shows, for whoever cannot see it; not drawn.</summary>
    public Option<string> Summary { get; init; }

    /// <summary>What stands below the figure in a paper: what each panel, line and colour is. Not drawn.</summary>
    public Option<string> Caption { get; init; }

    /// <summary>What lies behind it and how its letters are kept.</summary>
    public FigureLook Look { get; init; } = FigureLook.Bare;
}

/// <summary>Where the data of a layer come from.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Words">One line for people.</param>
public sealed record Origin(string Layer, string Words);
