using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Methods;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using LossNav.Host.Wiring;
using LossNav.Testing;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests;

/// <summary>A program of one's own: the production rows with one more in each list, seen by lists, help and checks, and used by the verbs.</summary>
public sealed class ExtensionTests
{
    private readonly MemoryResultStore _store = new();
    private readonly MemoryTrainingStore _records = new();
    private int _solved;

    [Fact]
    public async Task The_list_shows_what_was_added()
    {
        var run = await RunAsync("list");
        Assert.Equal((0, string.Empty), (run.Exit, run.Error));
        Assert.All(
            ["own-figure", "own-renderer  txt", "own-store  ", "own-rule", "own-method", "own-bowl"],
            row => Assert.Contains(row, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_figure_of_its_own_is_drawn_by_a_renderer_of_its_own_into_a_store_of_its_own()
    {
        var run = await RunAsync("render", "own-figure", "--set", "own-figure.width=3", "--renderer", "own-renderer", "--store", "own-store");
        Assert.Equal((0, 0), (run.Exit, run.Errors.Count));
        Assert.Equal(["manifest.json", "own-figure.txt"], _store.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_added_is_offered_for_a_name_that_is_nearly_right()
    {
        var run = await RunAsync("render", "own-figur", "--renderer", "own-rendere");
        Assert.Equal(2, run.Exit);
        Assert.Contains("did you mean 'own-figure'", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'own-renderer'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_of_its_own_trains_a_network()
    {
        var run = await RunAsync("train", "mnist", "--profile", "smoke", "--rule", "own-rule:learning-rate=0.3");
        Assert.Equal((0, string.Empty), (run.Exit, run.Error));
        Assert.Contains("mnist own-rule seed 0", run.Output, StringComparison.Ordinal);
        var wrong = await RunAsync("train", "mnist", "--rule", "own-rule:learning-rate=-1");
        Assert.StartsWith("error T004: rule 'own-rule'", Assert.Single(wrong.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_file_asks_for_a_landscape_source_and_a_method_of_its_own()
    {
        using var folder = new TemporaryFolder();
        folder.Put("own.json", """{ "parameters": ["x", "y"], "landscape": { "own-bowl": 2 }, "start": [1, 2], "horizon": "infinite", "solver": "own-method" }""");
        var run = await RunAsync("solve", folder.At("own.json"), "--renderer", "own-renderer", "--store", "own-store");
        Assert.Equal((0, string.Empty), (run.Exit, run.Error));
        Assert.Contains("own/certificate.json", _store.Files.Keys);
        Assert.Equal(1, _solved);
    }

    private async Task<Finished> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var composition = Composition.Production with { Out = output, Error = error };
        composition = composition with
        {
            Recipes = composition.Recipes.Add(TinyRecipes.Tiny("own-figure")),
            Renderers = composition.Renderers.Add(new TextRenderer("own-renderer", Seq1("txt"))),
            Stores = composition.Stores.Add(new ResultStoreRow("own-store", "for this test", _ => _store)),
            Rules = composition.Rules.Add(new RuleRow.FirstOrder(
                "own-rule", "Own", Seq1(RuleParameter.LearningRate(0.1)), values => GradientDescent.Create(values["learning-rate"]))),
            Landscapes = composition.Landscapes with { Others = Seq1(new LandscapeSourceRow("own-bowl", "½ h |θ|² in the plane", new Bowl())) },
            Methods = composition.Methods.Add(new Method(
                "own-method", "the closed form, counted", QuadraticMethod.Row.Needs, Seq<Setting>(), (values, watch, problem) =>
                {
                    _solved++;
                    return QuadraticMethod.Row.Solve(values, watch, problem);
                })),
            Training = new TrainingAdapters(_ => new TinyDataset(), _ => throw new NotSupportedException(), _ => new CountingTrainer(), (_, _) => _records),
        };
        var exit = await LossNavProgram.RunAsync(args, composition, TestContext.Current.CancellationToken);
        return new Finished(exit, output.ToString(), error.ToString());
    }

    private sealed class Bowl : ILandscapeSource<PlainValue>
    {
        public Validation<LandscapeFault, DenseLandscape> Find(PlainValue request)
            => request is PlainValue.Number curvature
                ? QuadraticLandscape.Create(Mat.Diagonal(curvature.Value, curvature.Value), Vec.Of(0, 0))
                    .Map(made => (DenseLandscape)made)
                    .MapFail(error => new LandscapeFault(string.Empty, None, error.Message.TrimEnd('.')))
                : Fail<LandscapeFault, DenseLandscape>(new LandscapeFault(string.Empty, None, "write the curvature h, a number > 0"));
    }
}
