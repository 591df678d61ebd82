using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Application.UseCases;

/// <summary>One figure to make, as a value: a queue can hold it.</summary>
/// <param name="Recipe">How it is drawn.</param>
/// <param name="Edition">Correct mathematics or the published image.</param>
/// <param name="Parameters">Values that differ from the published ones, by parameter name, as text.</param>
/// <param name="Renditions">The files to make of it.</param>
/// <param name="Drawn">The figure, if drawing it was needed to check its parameters; else it is drawn when its turn comes.</param>
public sealed record FigureJob(
    Recipe Recipe,
    Edition Edition,
    Map<string, string> Parameters,
    Seq<Rendition> Renditions,
    Option<DrawnFigure> Drawn)
{
    /// <summary>The published name of the figure.</summary>
    public string Figure => Recipe.Name;
}

/// <summary>A renderer and one of its formats.</summary>
public sealed record Rendition(IFigureRenderer Renderer, string Format);
