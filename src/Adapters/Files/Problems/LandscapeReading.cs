using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Application.UseCases;
using LossNav.Domain.Formulas;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Problems;

/// <summary>Reads a landscape, whichever way it is given.</summary>
/// <param name="Sources">Where landscapes come from.</param>
/// <param name="Folder">Where files named in the problem are sought.</param>
internal sealed record LandscapeReading(LandscapeSources Sources, string Folder)
{
    private const string Expected = "a formula in quotes, or an object with \"catalogue\", \"quadratic\", \"wells\" or \"grid\"";

    /// <summary>Reads a landscape.</summary>
    /// <param name="part">Its place in the file.</param>
    /// <param name="parameters">The names that the file gives to the parameters, if it does.</param>
    /// <param name="constants">Named numbers for a formula.</param>
    public Validation<Fault, DenseLandscape> Read(JsonPart part, Option<Seq<string>> parameters, Map<string, double> constants)
        => part switch
        {
            JsonPart.Text text => Formula(text, parameters, constants),
            JsonPart.Group { Members.IsEmpty: false } group => Named(group, parameters, constants),
            _ => Reading.Wrong<DenseLandscape>(part.At, $"{part.Kind} stands here; write {Expected}"),
        };

    private Validation<Fault, DenseLandscape> Named(JsonPart.Group group, Option<Seq<string>> parameters, Map<string, double> constants)
        => group.Members[0].Name switch
        {
            "formula" => group.Only("formula").Bind(_ => Read(group.Members[0].Value, parameters, constants)),
            "catalogue" => (group.Only("catalogue", "numbers"), FromCatalogue(group)).Apply((_, landscape) => landscape),
            "numbers" => (group.Only("catalogue", "numbers"), FromCatalogue(group)).Apply((_, landscape) => landscape),
            "grid" => (group.Only("grid"), FromGrid(group.Members[0].Value)).Apply((_, landscape) => landscape),
            "quadratic" => (group.Only("quadratic"), Quadratic(group.Members[0].Value)).Apply((_, landscape) => landscape),
            "wells" => (group.Only("wells"), Wells(group.Members[0].Value)).Apply((_, landscape) => landscape),
            var other => Reading.Wrong<DenseLandscape>(
                group.Members[0].At,
                $"a landscape has no '{other}', did you mean '{NearestName.Of(other, Seq("formula", "catalogue", "grid", "quadratic", "wells"))}'; write {Expected}"),
        };

    private Validation<Fault, DenseLandscape> Formula(JsonPart.Text text, Option<Seq<string>> parameters, Map<string, double> constants)
        => parameters.Match(
            names => FormulaNames.Create(names, constants).Match(
                known => Sources.Formulas.Find(new FormulaRequest(known, text.Value)).MapFail(fault => Place(text, fault)).Map(Recognised),
                _ => Reading.Wrong<DenseLandscape>(text.At, "this formula cannot be read until every parameter and constant has a name of its own")),
            () => Reading.Wrong<DenseLandscape>(text.At, "this formula needs names for its parameters; add for example \"parameters\": [\"x\", \"y\"] to the file"));

    // A quadratic written as a formula gets the closed forms that a quadratic has.
    private static DenseLandscape Recognised(DenseLandscape landscape)
        => landscape is FormulaLandscape formula ? QuadraticShape.Of(formula).Map(quadratic => (DenseLandscape)quadratic).IfNone(landscape) : landscape;

    private Validation<Fault, DenseLandscape> FromCatalogue(JsonPart.Group group)
        => group.Required("catalogue", "\"catalogue\": \"himmelblau\"", part => Reading.Text(part, "the name of a landscape").Map(name => (part, name)))
            .Bind(named => Numbers(group).Bind(numbers => Sources.Catalogue
                .Find(new CatalogueRequest(named.name, numbers))
                .MapFail(fault => new Fault(
                    group.Find("numbers")
                        .Bind(part => part is JsonPart.Group inner ? inner.Members.Find(member => member.Name == fault.Part) : None)
                        .Match(member => member.At, () => named.part.At),
                    fault.Message))));

    private static Validation<Fault, Map<string, double>> Numbers(JsonPart.Group group)
        => group.Optional("numbers", Map<string, double>(), part => Reading
            .Group(part, "an object of named numbers")
            .Bind(inner => (
                    inner.Only([.. inner.Members.Map(member => member.Name)]),
                    inner.Members.Map(member => Reading.Number(member.Value, "a number", _ => true).Map(value => (member.Name, value))).Sequence())
                .Apply((_, pairs) => toMap(pairs))));

    private Validation<Fault, DenseLandscape> FromGrid(JsonPart part)
        => Reading.Text(part, "the path of a CSV file in quotes")
            .Bind(file => Sources.Grids.Find(new GridRequest(Path.Combine(Folder, file))).MapFail(fault => Place(part, fault)));

    private static Validation<Fault, DenseLandscape> Quadratic(JsonPart part)
        => Reading.Group(part, "{ \"curvature\": [[…]], \"center\": […] }")
            .Bind(group => (
                    group.Only("curvature", "center"),
                    group.Required("curvature", "\"curvature\": [[1, 0], [0, 1]]", new Context(NoFormulas.Instance, None, None).Matrix),
                    group.Required("center", "\"center\": [0, 0]", center => Reading.Vector(center, None)))
                .Apply((_, curvature, center) => (curvature, center))
                .Bind(read => QuadraticLandscape.Create(read.curvature, read.center)
                    .Map(made => (DenseLandscape)made)
                    .MapFail(error => new Fault(part.At, error.Message.TrimEnd('.')))));

    private static Validation<Fault, DenseLandscape> Wells(JsonPart part)
        => Reading.List(part, "a list of wells, each { \"center\": […], \"depth\": 1, \"width\": 1 }", Well)
            .Bind(wells => GaussianWells.Create(wells)
                .Map(made => (DenseLandscape)made)
                .MapFail(error => new Fault(part.At, error.Message.TrimEnd('.'))));

    private static Validation<Fault, GaussianWell> Well(JsonPart part)
        => Reading.Group(part, "{ \"center\": […], \"depth\": 1, \"width\": 1 }")
            .Bind(group => (
                    group.Only("center", "depth", "width"),
                    group.Required("center", "\"center\": [0, 0]", center => Reading.Vector(center, None)),
                    group.Required("depth", "\"depth\": 1", depth => Reading.Number(depth, "a number", _ => true)),
                    group.Required("width", "\"width\": 1", width => Reading.Number(width, "a number > 0", value => value > 0)))
                .Apply((_, center, depth, width) => new GaussianWell(center, depth, width)));

    private static Fault Place(JsonPart part, LandscapeFault fault)
        => fault.Column.Match(column => Context.Inside(part, column, fault.Message), () => new Fault(part.At, fault.Message));
}
