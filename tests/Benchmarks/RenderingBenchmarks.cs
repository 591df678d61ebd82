using BenchmarkDotNet.Attributes;
using LanguageExt;
using LossNav.Adapters.Skia;
using LossNav.Application.Figures;
using LossNav.Application.Recipes;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Benchmarks;

/// <summary>How long does it take to render one figure as PNG, SVG and PDF, and how long to draw its description?</summary>
[MemoryDiagnoser]
public class RenderingBenchmarks
{
    private readonly SkiaRenderer _renderer = new();
    private Recipe _recipe = null!;
    private Figure _figure = null!;

    /// <summary>The published name of the figure.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    public static IEnumerable<string> Names => AllRecipes.All.Map(recipe => recipe.Name);

    [GlobalSetup]
    public void DrawOnce()
    {
        _recipe = AllRecipes.All.Find(recipe => recipe.Name == Name).IfNone(() => throw new InvalidOperationException(Name));
        _figure = Describe();
    }

    [Benchmark]
    public Figure Describe()
        => _recipe.Draw(Edition.Panels, Map<string, string>.Empty).Match(
            Succ: drawn => drawn.Figure, Fail: errors => throw new InvalidOperationException(errors.Head.Message));

    [Benchmark]
    public int ThreeFormats()
        => _renderer.Formats.Sum(format => _renderer.Render(_figure, format).Match(
            Right: files => files.Sum(file => file.Content.Length), Left: error => throw new InvalidOperationException(error.Message)));
}
