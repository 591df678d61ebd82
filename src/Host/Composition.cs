using LanguageExt;
using LossNav.Adapters.FigureData;
using LossNav.Adapters.Files;
using LossNav.Adapters.Files.Problems;
using LossNav.Adapters.Formulas;
using LossNav.Adapters.Skia;
using LossNav.Application.Landscapes;
using LossNav.Application.Ports;
using LossNav.Application.Recipes;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.TrainingPanels;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Host;

/// <summary>The composition root: the one place that names adapters.</summary>
/// <param name="Recipes">Every figure that is computed from its parameters.</param>
/// <param name="Renderers">Every renderer that configuration can choose.</param>
/// <param name="OpenStore">Opens the results folder.</param>
/// <param name="Out">Where results of a verb go.</param>
/// <param name="Error">Where errors go.</param>
internal sealed record Composition(
    Seq<Recipe> Recipes,
    Seq<IFigureRenderer> Renderers,
    Func<string, IResultStore> OpenStore,
    TextWriter Out,
    TextWriter Error)
{
    /// <summary>Where problem files come from.</summary>
    public IProblemSource Problems { get; init; } = new FileProblemSource(
        new FormulaReader(), new LandscapeSources(new CatalogueSource(), new FormulaLandscapes(), new GridFiles()));

    /// <summary>What trains networks, and where its data and records are.</summary>
    public TrainingAdapters Training { get; init; } = TrainingAdapters.Production;

    /// <summary>The figures that are drawn from training records, over the records that there are or why they cannot be read.</summary>
    public Func<Either<TrainingError, Seq<TrainingRecord>>, Seq<Recipe>> RecordRecipes { get; init; } = _ => Seq<Recipe>();

    /// <summary>Every figure that can be drawn, for whoever asks what there is.</summary>
    public Seq<Recipe> AllRecipes => Recipes + RecordRecipes(Seq<TrainingRecord>());

    /// <summary>What the program runs with. A new renderer is one class in an adapter and one line here.</summary>
    public static Composition Production => new(
        Recipes: Application.Recipes.AllRecipes.All,
        Renderers: Seq<IFigureRenderer>(new SkiaRenderer(), new DataRenderer()),
        OpenStore: folder => new FileResultStore(folder),
        Console.Out,
        Console.Error)
    {
        RecordRecipes = TrainingFigures.Of,
    };
}
