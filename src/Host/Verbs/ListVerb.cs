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
        Command = new Command("list", "Show every figure with its parameters and their published values, and every renderer with its formats.");
        Command.SetAction(_ =>
        {
            CatalogueReport.Of(composition.AllFigures, composition.Renderers, composition.Stores.Map(store => (store.Id, store.Meaning))).Iter(composition.Out.WriteLine);
            return ExitCode.Done;
        });
    }

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public Seq<Example> Examples => Seq1(new Example("list", "Figures, parameters, renderers and formats."));
}
