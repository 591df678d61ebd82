using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Application.Results;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;

namespace LossNav.Application.Answers;

/// <summary>What speaks for the answers to a problem, as JSON.</summary>
public static class CertificateJson
{
    /// <summary>Writes one entry for each answer.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="file">The problem as it was written down.</param>
    /// <param name="solutions">Its answers.</param>
    public static RenderedFile Write(string name, SpecifiedProblem file, Seq<SolvedProblem> solutions)
        => JsonText.File(name, Of(file, solutions));

    /// <summary>The same as a document.</summary>
    /// <param name="file">The problem as it was written down.</param>
    /// <param name="solutions">Its answers.</param>
    public static JsonObject Of(SpecifiedProblem file, Seq<SolvedProblem> solutions)
        => new()
        {
            ["problem"] = file.Specification.Name,
            ["description"] = file.Specification.Description,
            ["landscape"] = file.Problem.Landscape.Name,
            ["parameters"] = new JsonArray([.. file.Specification.Parameters.Map(parameter => (JsonNode)parameter)]),
            ["solutions"] = new JsonArray([.. solutions.Map(Entry)]),
        };

    private static JsonNode Entry(SolvedProblem solved)
        => new JsonObject
        {
            ["learningRate"] = solved.Problem.LearningRate,
            ["lossWeight"] = solved.Problem.LossWeight,
            ["discountRate"] = solved.Problem.DiscountRate,
            ["solver"] = solved.Solution.Solver,
            ["optimality"] = solved.Solution.Optimality.ToString(),
            ["objective"] = JsonText.Number(solved.Solution.Objective),
            ["objectiveError"] = solved.Solution.ObjectiveError.MatchUnsafe(JsonText.Number, () => null),
            ["start"] = Point(solved.Path.Positions.Start.Span),
            ["end"] = Point(solved.Path.Positions.End.Span),
            ["endTime"] = solved.Path.Positions.Times[^1],
            ["startCostate"] = Point(solved.Path.Costates.Start.Span),
            ["gradientDescent"] = solved.Descent.MatchUnsafe(path => Descent(solved, path), () => null),
            ["certificate"] = solved.Solution.PathCertificate.MatchUnsafe(Certificate, () => null),
            ["facts"] = Facts(solved.Solution.Facts),
        };

    private static JsonObject Descent(SolvedProblem solved, Trajectory path)
        => new()
        {
            ["objective"] = solved.DescentObjective.MatchUnsafe(JsonText.Number, () => null),
            ["end"] = Point(path.End.Span),
            ["endLoss"] = JsonText.Number(solved.Problem.Landscape.ValueAt(path.Times[^1], path.End)),
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

    private static JsonObject Facts(Seq<Fact> facts) => new(facts.Map(fact => KeyValuePair.Create(fact.Name, JsonText.Number(fact.Value))));

    private static JsonArray Point(ReadOnlySpan<double> numbers) => new([.. numbers.ToArray().Select(JsonText.Number)]);
}
