using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Application.Results;
using LossNav.Domain.Certificates;

namespace LossNav.Application.Answers;

/// <summary>What speaks for the answers to a problem, as JSON.</summary>
public static class CertificateJson
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one entry for each answer.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="file">The problem as it was written down.</param>
    /// <param name="solutions">Its answers.</param>
    public static RenderedFile Write(string name, SpecifiedProblem file, Seq<SolvedProblem> solutions)
    {
        var json = new JsonObject
        {
            ["problem"] = file.Specification.Name,
            ["description"] = file.Specification.Description,
            ["landscape"] = file.Problem.Landscape.Name,
            ["parameters"] = new JsonArray([.. file.Specification.Parameters.Map(parameter => (JsonNode)parameter)]),
            ["solutions"] = new JsonArray([.. solutions.Map(Entry)]),
        };
        return new RenderedFile(name, (ReadOnlyMemory<byte>)JsonSerializer.SerializeToUtf8Bytes(json, Readable).Append((byte)'\n').ToArray());
    }

    private static JsonNode Entry(SolvedProblem solved)
        => new JsonObject
        {
            ["learningRate"] = solved.Problem.LearningRate,
            ["lossWeight"] = solved.Problem.LossWeight,
            ["discountRate"] = solved.Problem.DiscountRate,
            ["solver"] = solved.Solution.Solver,
            ["objective"] = Number(solved.Solution.Objective),
            ["objectiveError"] = solved.Solution.ObjectiveError.MatchUnsafe(Number, () => null),
            ["start"] = Point(solved.Path.Positions.Start.Span),
            ["end"] = Point(solved.Path.Positions.End.Span),
            ["endTime"] = solved.Path.Positions.Times[^1],
            ["startCostate"] = Point(solved.Path.Costates.Start.Span),
            ["certificate"] = solved.Solution.PathCertificate.MatchUnsafe(Certificate, () => null),
            ["facts"] = Facts(solved.Solution.Facts),
        };

    private static JsonObject Certificate(PathCertificate certificate)
        => new()
        {
            ["verdict"] = Verdicts.Word(certificate.Verdict),
            ["isExtremal"] = certificate.IsExtremal,
            ["isLocalMinimum"] = certificate.IsLocalMinimum,
            ["tolerance"] = certificate.Tolerance,
            ["misses"] = Facts(certificate.Misses),
        };

    private static JsonObject Facts(Seq<Fact> facts) => new(facts.Map(fact => KeyValuePair.Create(fact.Name, Number(fact.Value))));

    private static JsonArray Point(ReadOnlySpan<double> numbers) => new([.. numbers.ToArray().Select(Number)]);

    // JSON has no word for what is not finite.
    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
