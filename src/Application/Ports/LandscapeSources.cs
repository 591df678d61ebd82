using LanguageExt;
using LossNav.Application.Problems;

namespace LossNav.Application.Ports;

/// <summary>Where landscapes come from, one source for each kind of request; whoever needs a landscape asks these, and the composition root chooses them.</summary>
/// <param name="Catalogue">Landscapes by name.</param>
/// <param name="Formulas">Landscapes by formula.</param>
/// <param name="Grids">Landscapes by grid.</param>
public sealed record LandscapeSources(
    ILandscapeSource<LandscapeRequest.Catalogue> Catalogue, ILandscapeSource<FormulaRequest> Formulas, ILandscapeSource<LandscapeRequest.Grid> Grids)
{
    /// <summary>Sources of further kinds, each with the name by which problems ask for it.</summary>
    public Seq<LandscapeSourceRow> Others { get; init; } = Seq<LandscapeSourceRow>.Empty;
}

/// <summary>A landscape source of a kind of its own: a problem asks for it by <c>"landscape": { KIND: … }</c>.</summary>
/// <param name="Kind">The name: none of those that every program knows.</param>
/// <param name="Meaning">One line: which landscapes it has.</param>
/// <param name="Source">Makes the landscape of what stands behind the name; the part of a fault is a member of that.</param>
public sealed record LandscapeSourceRow(string Kind, string Meaning, ILandscapeSource<PlainValue> Source);
