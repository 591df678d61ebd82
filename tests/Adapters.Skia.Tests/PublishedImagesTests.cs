using LossNav.Application.Recipes;
using LossNav.Application.Recipes.Definition;
using SkiaSharp;
using Xunit;

namespace LossNav.Adapters.Skia.Tests;

/// <summary>The figures beside the published images, where those are at hand.</summary>
[Trait("Lane", "Slow")]
public sealed class PublishedImagesTests
{
    public static TheoryData<string> Names => [.. AllRecipes.All.Map(recipe => recipe.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void As_published_a_figure_looks_like_the_published_one(string name)
    {
        var file = Folders.Above(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, "shared", "reference", "images", $"{name}.png")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(file is null, $"the published {name}.png is not at hand");
        using var published = SKBitmap.Decode(file);
        using var ours = SKBitmap.Decode(Rendering.Render(Rendering.Draw(name, Edition.AsPublished), "png"));
        var (similarity, aspectError) = Similarity.Of(published, ours);

        Assert.InRange(similarity, 0.98, 1);
        Assert.InRange(aspectError, 0, 0.01);
    }
}
