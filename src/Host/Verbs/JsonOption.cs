using System.CommandLine;
using System.Text.Json.Nodes;
using LanguageExt;
using LossNav.Application.Results;
using LossNav.Host.Reports;
using LossNav.Host.Wiring;

namespace LossNav.Host.Verbs;

/// <summary>The option <c>--json</c>: one document on standard output and nothing else there, whatever happens.</summary>
internal sealed class JsonOption() : System.CommandLine.Option<bool>("--json")
{
    /// <summary>Prints the document.</summary>
    public static void Print(Composition composition, JsonNode document) => composition.Out.WriteLine(JsonText.Of(document));

    /// <summary>Ends a verb that could not do what it was told: the lines go where errors go, and into a document if one was asked for.</summary>
    /// <param name="composition">Where they go.</param>
    /// <param name="asked">Whether it was.</param>
    /// <param name="exitCode">What the process returns.</param>
    /// <param name="errors">The lines.</param>
    public static int End(Composition composition, bool asked, int exitCode, Seq<string> errors)
    {
        if (asked)
        {
            Print(composition, ErrorJson.Document(errors));
        }

        return composition.End(exitCode, errors);
    }
}
