using LossNav.Application.Problems;

namespace LossNav.Application.Ports;

/// <summary>Where landscapes come from, one source for each kind of request; whoever needs a landscape asks these, and the composition root chooses them.</summary>
/// <param name="Catalogue">Landscapes by name.</param>
/// <param name="Formulas">Landscapes by formula.</param>
/// <param name="Grids">Landscapes by grid.</param>
public sealed record LandscapeSources(
    ILandscapeSource<CatalogueRequest> Catalogue, ILandscapeSource<FormulaRequest> Formulas, ILandscapeSource<GridRequest> Grids);
