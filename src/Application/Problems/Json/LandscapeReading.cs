using LanguageExt;
using LossNav.Domain.Landscapes;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>Reads a request for a landscape, whichever way it is given.</summary>
internal static class LandscapeReading
{
    private const string Expected = "a formula in quotes, or an object with \"catalogue\", \"quadratic\", \"wells\" or \"grid\"";

    /// <summary>The kinds that every program knows.</summary>
    public static Seq<string> Kinds { get; } = Seq("formula", "catalogue", "grid", "quadratic", "wells");

    /// <summary>Reads a request.</summary>
    public static Validation<ProblemFault, LandscapeRequest> Read(Part part)
        => part.Value switch
        {
            PlainValue.Text text => Reading.Right<LandscapeRequest>(new LandscapeRequest.Formula(text.Value)),
            PlainValue.Group { Members.IsEmpty: false } => Named(part, part.Members[0].Name),
            _ => Reading.Wrong<LandscapeRequest>(part.Path, $"{part.Kind} stands here; write {Expected}"),
        };

    /// <summary>What to say of a kind that there is not.</summary>
    public static ProblemFault Unknown(ValuePath landscape, string kind, Seq<string> known)
        => ProblemFault.Of(landscape.NameOf(kind), $"a landscape has no '{kind}'{NearestName.Clause(kind, known)}; write {Expected}");

    private static Validation<ProblemFault, LandscapeRequest> Named(Part group, string first)
        => first switch
        {
            "formula" => Of(group, "formula", Formula),
            "catalogue" or "numbers" => (group.Only("catalogue", "numbers"), Catalogue(group)).Apply((_, request) => request),
            "grid" => Of(group, "grid", part => Reading.Text(part, "the path of a CSV file in quotes").Bind(file => Grid(part, file))),
            "quadratic" => Of(group, "quadratic", Quadratic),
            "wells" => Of(group, "wells", Wells),
            _ when group.Members.Count == 1 => Reading.Right<LandscapeRequest>(new LandscapeRequest.Other(first, group.Members[0].Value.Value)),
            _ => Fail<ProblemFault, LandscapeRequest>(Unknown(group.Path, first, Kinds)),
        };

    private static Validation<ProblemFault, LandscapeRequest> Grid(Part part, string file)
        => file.Contains('\0', StringComparison.Ordinal)
            ? Reading.Wrong<LandscapeRequest>(part.Path, "this path holds the character U+0000, which no path can; write the path of a CSV file")
            : Reading.Right<LandscapeRequest>(new LandscapeRequest.Grid(file));

    private static Validation<ProblemFault, LandscapeRequest> Of(Part group, string kind, Func<Part, Validation<ProblemFault, LandscapeRequest>> read)
        => (group.Only(kind), read(group.Members[0].Value)).Apply((_, request) => request);

    private static Validation<ProblemFault, LandscapeRequest> Formula(Part part)
        => Reading.Text(part, "a formula in quotes").Map(text => (LandscapeRequest)new LandscapeRequest.Formula(text));

    private static Validation<ProblemFault, LandscapeRequest> Catalogue(Part group)
        => (group.Required("catalogue", "\"catalogue\": \"himmelblau\"", part => Reading.Text(part, "the name of a landscape")), Numbers(group))
            .Apply((name, numbers) => (LandscapeRequest)new LandscapeRequest.Catalogue(name, numbers));

    private static Validation<ProblemFault, Map<string, double>> Numbers(Part group)
        => group.Optional("numbers", Map<string, double>(), part => Reading
            .Group(part, "an object of named numbers")
            .Bind(inner => inner.Members.Map(member => Reading.Number(member.Value).Map(value => (member.Name, value))).Sequence())
            .Map(pairs => toMap(pairs)));

    private static Validation<ProblemFault, LandscapeRequest> Quadratic(Part part)
        => Reading.Group(part, "{ \"curvature\": [[…]], \"center\": […] }")
            .Bind(group => (
                    group.Only("curvature", "center"),
                    group.Required("curvature", "\"curvature\": [[1, 0], [0, 1]]", curvature => Reading.Matrix(curvature, None)),
                    group.Required("center", "\"center\": [0, 0]", center => Reading.Vector(center, None)))
                .Apply((_, curvature, center) => (LandscapeRequest)new LandscapeRequest.Quadratic(curvature, center)));

    private static Validation<ProblemFault, LandscapeRequest> Wells(Part part)
        => Reading.List(part, "a list of wells, each { \"center\": […], \"depth\": 1, \"width\": 1 }", Well)
            .Map(wells => (LandscapeRequest)new LandscapeRequest.Wells(wells));

    private static Validation<ProblemFault, GaussianWell> Well(Part part)
        => Reading.Group(part, "{ \"center\": […], \"depth\": 1, \"width\": 1 }")
            .Bind(group => (
                    group.Only("center", "depth", "width"),
                    group.Required("center", "\"center\": [0, 0]", center => Reading.Vector(center, None)),
                    group.Required("depth", "\"depth\": 1", Reading.Number),
                    group.Required("width", "\"width\": 1", width => Reading.Number(width, "a number > 0", value => value > 0)))
                .Apply((_, center, depth, width) => new GaussianWell(center, depth, width)));
}
