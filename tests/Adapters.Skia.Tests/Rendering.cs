using LanguageExt;
using LossNav.Application;
using LossNav.Application.Figures;
using LossNav.Application.Recipes;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Adapters.Skia.Tests;

/// <summary>Shorthand for recipes, figures and their files.</summary>
internal static class Rendering
{
    public static SkiaRenderer Renderer { get; } = new();

    public static Figure Draw(string name, Edition edition)
        => AllRecipes.All.Find(recipe => recipe.Name == name)
            .Map(recipe => recipe.Draw(edition, Map<string, string>.Empty).Match(
                Succ: drawn => drawn.Figure, Fail: errors => throw new InvalidOperationException(errors.Head.Message)))
            .IfNone(() => throw new InvalidOperationException(name));

    public static byte[] Render(Figure figure, string format)
        => Renderer.Render(figure, format).Match(
            Right: files => files.Single().Content.ToArray(), Left: error => throw new InvalidOperationException(error.Message));

    public static JobError Fail(Figure figure, string format)
        => Renderer.Render(figure, format).Match(Right: _ => throw new InvalidOperationException("It did not fail."), Left: error => error);

    public static Figure Curve(params Tick[] ticks)
        => new("curve", 3, 3, new Seq<Panel>([new Panel("p")
        {
            X = new Axis { Ticks = ticks.ToSeq(), FontPoints = 12, Label = "time" },
            Y = new Axis { Label = "loss" },
            Layers = new Seq<Layer>([new Layer.Line("line", Series.Curve(x => x * x, Values.Evenly(-1, 1, 20)), Stroke.Solid(Colors.Blue, 2))]),
        }]));
}
