using System.Text;
using LanguageExt;
using LossNav.Application.Results;
using LossNav.Domain.Methods;
using static LanguageExt.Prelude;

namespace LossNav.Application.Problems.Json;

/// <summary>Specifications of problems as JSON, as docs/schema/problem.schema.json describes it. Pure.</summary>
public static class ProblemJson
{
    /// <summary>The specification that a text holds; comments and trailing commas are allowed.</summary>
    /// <param name="methods">The methods that can be chosen.</param>
    /// <param name="name">The name of the problem if the text gives none.</param>
    /// <param name="text">UTF-8.</param>
    /// <returns>The specification with every preset filled in, or every fault with its place.</returns>
    public static Validation<PlacedFault, ProblemSpecification> Read(Seq<Method> methods, string name, ReadOnlyMemory<byte> text)
        => Read(methods, name, text, parts => parts.Whole);

    /// <summary>Writes a specification for people: a line for each member. It reads back as the same specification.</summary>
    public static string Write(ProblemSpecification problem) => JsonWriting.Readable(SpecificationTree.Of(problem));

    /// <summary>Writes a specification for programs: no blanks, members in alphabetical order. Equal specifications, and only they, give equal texts.</summary>
    public static string Canonical(ProblemSpecification problem) => JsonWriting.Canonical(SpecificationTree.Of(problem));

    /// <summary>What a problem is known by: the SHA-256 of its canonical text, 64 digits in lower case. A grid is known by the path of its file, not by what stands in it.</summary>
    public static string Identity(ProblemSpecification problem) => Sha256.Of(Encoding.UTF8.GetBytes(Canonical(problem)));

    /// <summary>Reads a text and goes on with its parts, as far as they could be read; faults get their places and the order of the text.</summary>
    internal static Validation<PlacedFault, T> Read<T>(
        Seq<Method> methods, string name, ReadOnlyMemory<byte> text, Func<SpecificationParts, Validation<ProblemFault, T>> next)
        => JsonReading.Read(text).Match(
            Right: json => Read(methods, name, json, next),
            Left: Fail<PlacedFault, T>);

    /// <summary>The parts of a specification that was not read from a text.</summary>
    internal static SpecificationParts Parts(Seq<Method> methods, ProblemSpecification problem)
        => SpecificationReading.Read(methods, problem.Name, Part.Whole(SpecificationTree.Of(problem)));

    private static Validation<PlacedFault, T> Read<T>(
        Seq<Method> methods, string name, JsonPlaces json, Func<SpecificationParts, Validation<ProblemFault, T>> next)
        => json.Placed(Reading.Group(Part.Whole(json.Whole.Value), "an object { … }").Bind(problem => next(SpecificationReading.Read(methods, name, problem))));
}
