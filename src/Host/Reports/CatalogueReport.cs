using System.Globalization;
using LanguageExt;
using LossNav.Application.Recipes.Definition;
using LossNav.Domain.Rules.Machinery;
using LossNav.Host.Wiring;

namespace LossNav.Host.Reports;

/// <summary>What the verb <c>list</c> prints. Pure.</summary>
internal static class CatalogueReport
{
    private const int Widest = 36;

    public static Seq<string> Of(Composition composition)
        => Prelude.Seq1("Figures, with their parameters and published values")
            + composition.AllFigures.Bind(Figure)
            + Rows("Renderers, with their formats", composition.Renderers.Map(it => (it.Id, string.Join(", ", it.Formats))))
            + Rows("Stores for results", composition.Stores.Map(it => (it.Id, it.Meaning)))
            + Rows("Learning rules of the verb 'train', with their parameters", composition.Rules.Map(it => (it.Name, string.Join(", ", it.Parameters.Map(Parameter)))))
            + Rows("Methods of problem files", composition.Methods.Map(it => (it.Name, it.Meaning)))
            + Rows("Landscapes of problem files, beside formula, catalogue, quadratic, wells and grid", composition.Landscapes.Others.Map(it => (it.Kind, it.Meaning)));

    // A list that is empty is not worth a title.
    private static Seq<string> Rows(string title, Seq<(string Name, string Meaning)> rows)
    {
        var width = rows.Map(row => row.Name.Length).Fold(0, Math.Max);
        return rows.IsEmpty
            ? Seq<string>.Empty
            : Prelude.Seq(string.Empty, title) + rows.Map(row => $"  {row.Name.PadRight(width)}  {row.Meaning}".TrimEnd());
    }

    private static string Parameter(RuleParameter parameter) => string.Create(CultureInfo.InvariantCulture, $"{parameter.Name}={parameter.Default:R}");

    private static Seq<string> Figure(Recipe recipe)
    {
        var parameters = recipe.Parameters.Map(parameter => (Setting: $"{parameter.Name}={parameter.Value}", parameter.Meaning));
        var width = Math.Min(Widest, parameters.Map(parameter => parameter.Setting.Length).Fold(0, Math.Max));
        return Prelude.Seq(string.Empty, $"  {recipe.Name}", $"    {recipe.Summary}")
            + parameters.Map(parameter => $"      {parameter.Setting.PadRight(width)}  {parameter.Meaning}");
    }
}
