using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Application.UseCases;

/// <summary>With what figures are made.</summary>
/// <param name="Recipes">Every figure that can be drawn.</param>
/// <param name="Renderers">Every renderer that can be chosen.</param>
/// <param name="Store">Where the files go.</param>
/// <param name="Versions">The version of this program and of the libraries behind it, by name.</param>
public sealed record FigureMeans(Seq<Recipe> Recipes, Seq<IFigureRenderer> Renderers, IResultStore Store, Map<string, string> Versions);
