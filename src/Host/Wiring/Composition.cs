using LanguageExt;
using LossNav.Adapters.FigureData;
using LossNav.Adapters.Files;
using LossNav.Adapters.Files.Problems;
using LossNav.Adapters.Formulas;
using LossNav.Adapters.Memory;
using LossNav.Adapters.Records;
using LossNav.Adapters.Skia;
using LossNav.Adapters.Torch.Landscapes;
using LossNav.Application.Landscapes;
using LossNav.Application.Ports;
using LossNav.Application.Problems.Building;
using LossNav.Application.Recipes;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.TrainingPanels;
using LossNav.Application.Training;
using LossNav.Domain.Derivations;
using LossNav.Domain.Methods;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Host.Wiring;

/// <summary>
/// What the program runs with, as lists of rows; the one place that names adapters. A program of one's own takes <see cref="Production"/>, adds rows, and runs:
/// <c>LossNavProgram.RunAsync(args, Composition.Production with { Recipes = Composition.Production.Recipes.Add(mine) })</c>.
/// </summary>
public sealed record Composition
{
    /// <summary>Every figure that is computed from its parameters; those that take longest first, since they are begun in this order.</summary>
    public Seq<Recipe> Recipes { get; init; } = AllRecipes.All;

    /// <summary>The figures that are drawn from training records, over the records that there are or why they cannot be read.</summary>
    public Func<Either<TrainingError, Seq<TrainingRecord>>, Seq<Recipe>> RecordRecipes { get; init; } = TrainingFigures.Of;

    /// <summary>Every renderer that configuration can choose.</summary>
    public Seq<IFigureRenderer> Renderers { get; init; } = Seq<IFigureRenderer>(new SkiaRenderer(), new DataRenderer());

    /// <summary>Every kind of store for results that configuration can choose; the first keeps files where the user names a path.</summary>
    public Seq<ResultStoreRow> Stores { get; init; } = Seq(
        new ResultStoreRow("folder", "files in the results folder", folder => new FileResultStore(folder)),
        new ResultStoreRow("memory", "nothing is kept: to see what a run would make", _ => new MemoryResultStore()));

    /// <summary>Every learning rule that can train a network.</summary>
    public Seq<RuleRow> Rules { get; init; } = Domain.Rules.AllRules.FirstOrder;

    /// <summary>Every derivation that the verb <c>rules</c> checks.</summary>
    public Seq<Derivation> Derivations { get; init; } = AllDerivations.All;

    /// <summary>Where the landscapes of problem files come from.</summary>
    public LandscapeSources Landscapes { get; init; } = new(new CatalogueSource(), new FormulaLandscapes(), new GridFiles());

    /// <summary>Makes losses of networks of datasets, with so many threads.</summary>
    public Func<IDatasetSource, int, INetworkLandscapes> OpenNetworks { get; init; } = (datasets, threads) => new TorchNetworks(datasets, threads);

    /// <summary>Every method that can solve a problem; the first counts where a problem names none.</summary>
    public Seq<Method> Methods { get; init; } = AllMethods.All;

    /// <summary>Where recorded runs come from.</summary>
    public IRecordSource Records { get; init; } = new FileRecordSource();

    /// <summary>What trains networks, and where its data and records are.</summary>
    public TrainingAdapters Training { get; init; } = TrainingAdapters.Production;

    /// <summary>Where results of a verb go.</summary>
    public TextWriter Out { get; init; } = Console.Out;

    /// <summary>Where errors go.</summary>
    public TextWriter Error { get; init; } = Console.Error;

    /// <summary>What the program runs with when nobody adds anything. A new renderer or store is one class in an adapter and one line here.</summary>
    public static Composition Production => new();

    /// <summary>Where problem files come from.</summary>
    internal IProblemSource Problems => new FileProblemSource(Builder);

    /// <summary>Makes problems of what was written down.</summary>
    internal ProblemBuilder Builder => new(Methods, new FormulaReader(), Landscapes);

    /// <summary>Every figure that can be drawn, for whoever asks what there is.</summary>
    internal Seq<Recipe> AllFigures => Recipes + RecordRecipes(Seq<TrainingRecord>());

    /// <summary>Opens a store of a kind.</summary>
    internal IResultStore OpenStore(string kind, string place) => Stores.Find(store => store.Id == kind).IfNone(Stores.Head).Open(place);
}
