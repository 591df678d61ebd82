using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Problems.Building;

namespace LossNav.Application.UseCases;

/// <summary>With what problems are solved.</summary>
/// <param name="Builder">Makes problems of specifications: methods, formulas, landscape sources.</param>
/// <param name="Renderers">Every renderer that can be chosen.</param>
/// <param name="Store">Where the files go.</param>
public sealed record SolvingMeans(ProblemBuilder Builder, Seq<IFigureRenderer> Renderers, IResultStore Store);
