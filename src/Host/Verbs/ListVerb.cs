using System.CommandLine;
using LanguageExt;
using LossNav.Host.Reports;
using LossNav.Host.Wiring;
using static LanguageExt.Prelude;

namespace LossNav.Host.Verbs;

/// <summary>Shows what there is: figures, parameters, renderers, formats.</summary>
internal sealed class ListVerb : IVerb
{
    public ListVerb(Composition composition)
    {
        Command = new Command("list", "Show what there is: every figure with its parameters and their published values, renderers, stores, learning rules, methods.");
        var json = new JsonOption { Description = "Print it as JSON." };
        Command.Add(json);
        Command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                JsonOption.Print(composition, CatalogueJson.Of(composition));
                return ExitCode.Done;
            }

            CatalogueReport.Of(composition).Iter(composition.Out.WriteLine);
            return ExitCode.Done;
        });
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public Seq<Example> Examples => Seq(
        new Example("list", "Figures, parameters, renderers, formats, learning rules, methods."),
        new Example("list --json", "The same for a program."));
}
