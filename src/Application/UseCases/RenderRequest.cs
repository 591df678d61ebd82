using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Application.UseCases;

/// <summary>What somebody asked for, in words that nobody has checked yet.</summary>
/// <param name="Figures">Published names; none means every figure.</param>
/// <param name="Renderers">Names of renderers, in any order.</param>
/// <param name="Formats">Formats to make; none means every format of the renderers.</param>
/// <param name="Edition">Which mathematics the figures show, and how much they explain.</param>
/// <param name="Parameters">Values as text by parameter, by figure.</param>
public sealed record RenderRequest(
    Seq<string> Figures,
    Seq<string> Renderers,
    Seq<string> Formats,
    Edition Edition,
    Map<string, Map<string, string>> Parameters)
{
    /// <summary>What lies behind the figures and how their letters are kept.</summary>
    public FigureLook Look { get; init; } = FigureLook.Bare;
}
