using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Problems.Json;
using LossNav.Domain;
using LossNav.Domain.Formulas;
using LossNav.Domain.Landscapes;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Building;

/// <summary>Makes the landscape that a specification asks for, from the sources.</summary>
/// <param name="Sources">Where landscapes come from.</param>
/// <param name="Folder">Where files that the request names are sought.</param>
internal sealed record LandscapeBuilding(LandscapeSources Sources, string Folder)
{
    private static ValuePath Place => ValuePath.Root.Member("landscape");

    /// <summary>The landscape, or all that is wrong with the request.</summary>
    public Validation<ProblemFault, DenseLandscape> Build(FormulaNames names, LandscapeRequest request)
        => request.Match(
            formula => Found(Place.Member("formula"), Sources.Formulas.Find(new FormulaRequest(names, formula.Text))).Map(Recognised),
            FromCatalogue,
            quadratic => Made(Place.Member("quadratic"), QuadraticLandscape.Create(quadratic.Curvature, quadratic.Center)),
            wells => Made(Place.Member("wells"), GaussianWells.Create(wells.Each)),
            grid => Found(Place.Member("grid"), Sources.Grids.Find(new LandscapeRequest.Grid(Path.Combine(Folder, grid.File)))),
            other => Sources.Others.Find(row => row.Kind == other.Kind).Match(
                row => Found(Place.Member(other.Kind), row.Source.Find(other.Content)),
                () => Fail<ProblemFault, DenseLandscape>(LandscapeReading.Unknown(Place, other.Kind, LandscapeReading.Kinds + Sources.Others.Map(row => row.Kind)))));

    private Validation<ProblemFault, DenseLandscape> FromCatalogue(LandscapeRequest.Catalogue request)
        => Sources.Catalogue.Find(request).MapFail(fault => ProblemFault.Of(
            request.Numbers.ContainsKey(fault.Part) ? Place.Member("numbers").NameOf(fault.Part) : Place.Member("catalogue"),
            fault.Message));

    // A quadratic written as a formula gets the closed forms that a quadratic has.
    private static DenseLandscape Recognised(DenseLandscape landscape)
        => landscape is FormulaLandscape formula ? QuadraticShape.Of(formula).Map(quadratic => (DenseLandscape)quadratic).IfNone(landscape) : landscape;

    private static Validation<ProblemFault, DenseLandscape> Found(ValuePath at, Validation<LandscapeFault, DenseLandscape> found)
        => found.MapFail(fault => new ProblemFault(fault.Part.Length == 0 ? at : at.Member(fault.Part), fault.Column, fault.Message));

    private static Validation<ProblemFault, DenseLandscape> Made<T>(ValuePath at, Validation<NavigationError, T> made)
        where T : DenseLandscape
        => made.Map(landscape => (DenseLandscape)landscape).MapFail(error => ProblemFault.Of(at, error.Message.TrimEnd('.')));
}
