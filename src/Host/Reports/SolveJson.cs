using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application.Answers;
using LossNav.Application.Orders;
using LossNav.Application.Problems;
using LossNav.Application.Results;

namespace LossNav.Host.Reports;

/// <summary>What the verb <c>solve</c> found, as JSON: what stands in certificate.json, with the files and what has no answer. Pure.</summary>
internal static class SolveJson
{
    public static JsonObject Of(SpecifiedProblem file, string output, OrderOutcome.Solved solved, Seq<string> errors)
    {
        var document = CertificateJson.Of(file, solved.Answers);
        document["output"] = output;
        document["files"] = JsonText.Texts(solved.Files);
        document["errors"] = ErrorJson.Of(errors);
        return document;
    }
}
