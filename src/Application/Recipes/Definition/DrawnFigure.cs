using LanguageExt;
using LossNav.Application.Figures;

namespace LossNav.Application.Recipes.Definition;

/// <summary>A figure together with what it was drawn from.</summary>
/// <param name="Figure">The description that renderers turn into files.</param>
/// <param name="Edition">Which mathematics it shows, and how much it explains.</param>
/// <param name="Parameters">Every parameter with the value that was used.</param>
public sealed record DrawnFigure(Figure Figure, Edition Edition, Seq<ParameterDescription> Parameters);
