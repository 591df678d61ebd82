using LossNav.Application.Ports;
using LossNav.Host.Wiring;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests.Extensions;

/// <summary>The program with one more row in each list: <c>LossNavProgram.RunAsync(args, OwnProgram.With(store, told), cancellation)</c>.</summary>
internal static class OwnProgram
{
    public static Composition With(IResultStore store, Action<string> written)
    {
        var production = Composition.Production;
        return production with
        {
            Rules = production.Rules.Add(OwnRule.Row),
            Methods = production.Methods.Add(OwnMethod.Row),
            Recipes = production.Recipes.Add(OwnRecipe.Recipe),
            Landscapes = production.Landscapes with { Others = Seq1(OwnLandscape.Row) },
            Renderers = production.Renderers.Add(new OwnRenderer()),
            Stores = production.Stores.Add(OwnStore.Row(store, written)),
        };
    }
}
