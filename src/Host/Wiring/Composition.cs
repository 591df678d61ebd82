using LanguageExt;
using LossNav.Adapters.FigureData;
using LossNav.Adapters.Files;
using LossNav.Adapters.Files.Problems;
using LossNav.Adapters.Formulas;
using LossNav.Adapters.Memory;
using LossNav.Adapters.Skia;
using LossNav.Application.Landscapes;
using LossNav.Application.Ports;
using LossNav.Application.Problems.Building;
using LossNav.Application.Recipes;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.TrainingPanels;
using LossNav.Application.Training;
using LossNav.Domain.Methods;
using LossNav.Host.Settings;
using static LanguageExt.Prelude;

namespace LossNav.Host.Wiring;

/// <summary>The composition root: the one place that names adapters.</summary>
/// <param name="Recipes">Every figure that is computed from its parameters.</param>
/// <param name="Renderers">Every renderer that configuration can choose.</param>
/// <param name="Stores">Every kind of store for results that configuration can choose; the first keeps files where the user names a path.</param>
/// <param name="Out">Where results of a verb go.</param>
/// <param name="Error">Where errors go.</param>
internal sealed record Composition(
    Seq<Recipe> Recipes,
    Seq<IFigureRenderer> Renderers,
    Seq<ResultStoreRow> Stores,
    TextWriter Out,
    TextWriter Error)
{
    /// <summary>Every method that a problem can choose; the first counts where it says nothing.</summary>
    public Seq<Method> Methods { get; init; } = AllMethods.All;

    /// <summary>Where the landscapes of problems come from.</summary>
    public LandscapeSources Landscapes { get; init; } = new(new CatalogueSource(), new FormulaLandscapes(), new GridFiles());

    /// <summary>Where problem files come from.</summary>
    public IProblemSource Problems => new FileProblemSource(new ProblemBuilder(Methods, new FormulaReader(), Landscapes));

    /// <summary>What trains networks, and where its data and records are.</summary>
    public TrainingAdapters Training { get; init; } = TrainingAdapters.Production;

    /// <summary>The figures that are drawn from training records, over the records that there are or why they cannot be read.</summary>
    public Func<Either<TrainingError, Seq<TrainingRecord>>, Seq<Recipe>> RecordRecipes { get; init; } = _ => Seq<Recipe>();

    /// <summary>Every figure that can be drawn, for whoever asks what there is.</summary>
    public Seq<Recipe> AllRecipes => Recipes + RecordRecipes(Seq<TrainingRecord>());

    /// <summary>Opens the store that the settings choose.</summary>
    public IResultStore OpenStore(RenderSettings settings) => Stores.Find(store => store.Id == settings.Store).IfNone(Stores.Head).Open(settings.Output);

    /// <summary>What the program runs with. A new renderer or store is one class in an adapter and one line here.</summary>
    public static Composition Production => new(
        Recipes: Application.Recipes.AllRecipes.All,
        Renderers: Seq<IFigureRenderer>(new SkiaRenderer(), new DataRenderer()),
        Stores: Seq(
            new ResultStoreRow("folder", "files in the results folder", folder => new FileResultStore(folder)),
            new ResultStoreRow("memory", "nothing is kept: to see what a run would make", _ => new MemoryResultStore())),
        Console.Out,
        Console.Error)
    {
        RecordRecipes = TrainingFigures.Of,
    };
}
