using LanguageExt;
using LossNav.Application.Orders;
using LossNav.Application.Ports;
using LossNav.Application.Recipes.Definition;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>Turns what somebody asked for into orders that can be carried out. Pure.</summary>
public static class PlanFigures
{
    /// <summary>Checks names, formats and parameters against what there is. Nothing is drawn.</summary>
    /// <param name="recipes">Every figure that can be drawn.</param>
    /// <param name="renderers">Every renderer that can be chosen.</param>
    /// <param name="request">What was asked for.</param>
    /// <returns>One order for each figure, in the order of <paramref name="recipes"/>, or every error of the request at once.</returns>
    public static Validation<JobError, Seq<Order.Figure>> Plan(Seq<Recipe> recipes, Seq<IFigureRenderer> renderers, RenderRequest request)
        => (Choose(recipes, request.Figures),
            Renditions(renderers, request.Renderers, request.Formats),
            Parameters(recipes, request.Parameters))
            .Apply((chosen, renditions, parameters) => chosen.Map(recipe => (recipe, renditions, parameters)))
            .Bind(all => all.Map(it => Ordered(it.recipe, request, it.parameters.Find(it.recipe.Name).IfNone(Map<string, string>()), it.renditions)).Sequence())
            .Map(orders => orders.ToSeq());

    // What is set for a figure that is not asked for may be wrong: it has no effect.
    private static Validation<JobError, Order.Figure> Ordered(Recipe recipe, RenderRequest request, Map<string, string> parameters, Seq<RenditionName> renditions)
        => recipe.Check(parameters).Map(values => new Order.Figure(recipe.Name, request.Edition, values, renditions) { Look = request.Look });

    private static Validation<JobError, Seq<Recipe>> Choose(Seq<Recipe> recipes, Seq<string> names)
        => names.IsEmpty
            ? Success<JobError, Seq<Recipe>>(recipes)
            : names
                .Map(name => FindFigures(recipes, name))
                .Sequence()
                .Map(chosen => chosen.ToSeq().Flatten())
                .Map(chosen => recipes.Filter(recipe => chosen.Exists(one => one.Name == recipe.Name)));

    // What a user names: one figure, or several by a pattern or the beginning of their names.
    private static Validation<JobError, Seq<Recipe>> FindFigures(Seq<Recipe> recipes, string typed)
        => NamePattern.Choose(typed, recipe => recipe.Name, recipes) is { IsEmpty: false } found
            ? Success<JobError, Seq<Recipe>>(found)
            : Fail<JobError, Seq<Recipe>>(Unknown(recipes, typed));

    /// <summary>The names of the figures that are meant; what means none is left out.</summary>
    /// <param name="recipes">Every figure that can be drawn.</param>
    /// <param name="names">What was typed.</param>
    public static Seq<string> Meant(Seq<Recipe> recipes, Seq<string> names)
        => names.Bind(name => NamePattern.Choose(name, recipe => recipe.Name, recipes)).Map(recipe => recipe.Name);

    private static Validation<JobError, Recipe> FindFigure(Seq<Recipe> recipes, string name)
        => recipes
            .Find(recipe => string.Equals(recipe.Name, name, StringComparison.OrdinalIgnoreCase))
            .ToValidation((JobError)Unknown(recipes, name));

    private static JobError.UnknownFigure Unknown(Seq<Recipe> recipes, string name)
        => new(name, NearestName.Of(name, recipes.Map(recipe => recipe.Name)));

    private static Validation<JobError, Map<string, Map<string, string>>> Parameters(
        Seq<Recipe> recipes, Map<string, Map<string, string>> parameters)
        => parameters.Pairs.ToSeq()
            .Map(pair => FindFigure(recipes, pair.Key).Map(recipe => (recipe.Name, pair.Value)))
            .Sequence()
            .Map(pairs => pairs.ToMap());

    /// <summary>Checks names of renderers and formats against what there is.</summary>
    /// <param name="renderers">Every renderer that can be chosen.</param>
    /// <param name="names">The renderers that are asked for.</param>
    /// <param name="formats">The formats that are asked for; none means every format of those renderers.</param>
    public static Validation<JobError, Seq<RenditionName>> Renditions(Seq<IFigureRenderer> renderers, Seq<string> names, Seq<string> formats)
        => names.IsEmpty
            ? Fail<JobError, Seq<RenditionName>>(new JobError.NoRenderer(renderers.Map(renderer => renderer.Id)))
            : names.Distinct()
                .Map(name => Rendition.FindRenderer(renderers, name))
                .Sequence()
                .Bind(chosen => CheckFormats(chosen, formats).Map(_ => chosen))
                .Map(chosen => chosen.Bind(renderer => renderer.Formats
                    .Filter(format => formats.IsEmpty || Contains(formats, format))
                    .Map(format => new RenditionName(renderer.Id, format))));

    private static bool Contains(Seq<string> formats, string format) => formats.Exists(one => string.Equals(one, format, StringComparison.OrdinalIgnoreCase));

    private static Validation<JobError, Seq<string>> CheckFormats(Seq<IFigureRenderer> chosen, Seq<string> formats)
    {
        var made = chosen.Bind(renderer => renderer.Formats).Distinct();
        return formats
            .Map(format => Contains(made, format)
                ? Success<JobError, string>(format)
                : Fail<JobError, string>(new JobError.UnknownFormat(
                    string.Join(", ", chosen.Map(renderer => renderer.Id)), format, made)))
            .Sequence();
    }
}
