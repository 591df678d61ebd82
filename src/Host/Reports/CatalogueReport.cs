using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Host.Reports;

/// <summary>What the verb <c>list</c> prints. Pure.</summary>
internal static class CatalogueReport
{
    private const int Widest = 36;

    public static Seq<string> Of(Seq<Recipe> recipes, Seq<IFigureRenderer> renderers, Seq<(string Id, string Meaning)> stores)
        => Prelude.Seq1("Figures, with their parameters and published values")
            + recipes.Bind(Figure)
            + Prelude.Seq(string.Empty, "Renderers, with their formats")
            + renderers.Map(renderer => $"  {renderer.Id.PadRight(8)}  {string.Join(", ", renderer.Formats)}")
            + Prelude.Seq(string.Empty, "Stores for results")
            + stores.Map(store => $"  {store.Id.PadRight(8)}  {store.Meaning}");

    private static Seq<string> Figure(Recipe recipe)
    {
        var parameters = recipe.Parameters.Map(parameter => (Setting: $"{parameter.Name}={parameter.Value}", parameter.Meaning));
        var width = Math.Min(Widest, parameters.Map(parameter => parameter.Setting.Length).Fold(0, Math.Max));
        return Prelude.Seq(string.Empty, $"  {recipe.Name}", $"    {recipe.Summary}")
            + parameters.Map(parameter => $"      {parameter.Setting.PadRight(width)}  {parameter.Meaning}");
    }
}
