using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Recipes.Definition;
using LossNav.Host.Wiring;
using LossNav.Testing;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests;

/// <summary>The real command line, settings, host and worker with tiny figures and a store in memory.</summary>
internal sealed record InProcess
{
    public Seq<Recipe> Recipes { get; init; } = TinyRecipes.All;

    public Seq<IFigureRenderer> Renderers { get; init; } = Seq<IFigureRenderer>(
        new TextRenderer("ink", Seq("png", "svg")),
        new TextRenderer("numbers", Seq1("csv")));

    public IResultStore Store { get; init; } = new MemoryResultStore();

    public CancellationToken Cancel { get; init; }

    /// <summary>Runs the program with every renderer chosen.</summary>
    public async Task<Finished> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var composition = Composition.Production with
        {
            Recipes = Recipes,
            RecordRecipes = _ => Seq<Recipe>(),
            Renderers = Renderers,
            Stores = Seq1(new ResultStoreRow("folder", "in memory", _ => Store)),
            Out = output,
            Error = error,
        };
        var exit = await LossNavProgram.RunAsync([.. args, "--renderer", string.Join(',', Renderers.Map(renderer => renderer.Id))], composition, Cancel);
        return new Finished(exit, output.ToString(), error.ToString());
    }
}

/// <summary>What a finished run left to see.</summary>
internal sealed record Finished(int Exit, string Output, string Error)
{
    /// <summary>The lines that begin with "error".</summary>
    public IReadOnlyList<string> Errors
        => [.. Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("error ", StringComparison.Ordinal))];
}
