using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>A page ready to be painted: its size in points and what is on it, from the bottom layer to the top.</summary>
/// <param name="WidthPoints">Width of the page.</param>
/// <param name="HeightPoints">Height of the page.</param>
/// <param name="Primitives">In the order of painting.</param>
public sealed record DisplayList(double WidthPoints, double HeightPoints, Seq<Primitive> Primitives);
