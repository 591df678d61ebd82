using LossNav.Application;
using LossNav.Application.Figures;
using LossNav.Application.Recipes;
using LossNav.Application.Recipes.Definition;
using SkiaSharp;
using Xunit;

namespace LossNav.Adapters.Skia.Tests;

public sealed class SkiaRendererTests
{
    public static TheoryData<string> Names => [.. AllRecipes.All.Map(recipe => recipe.Name)];

    [Theory]
    [Trait("Lane", "Slow")]
    [MemberData(nameof(Names))]
    public async Task Equal_figures_give_equal_bytes_alone_and_side_by_side(string name)
    {
        var figure = Rendering.Draw(name, Edition.Panels);
        foreach (var format in Rendering.Renderer.Formats)
        {
            var alone = Rendering.Render(figure, format);
            var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new SkiaRenderer().Render(figure, format))));
            Assert.All(together, result => Assert.Equal(alone, result.Match(Right: files => files.Single().Content.ToArray(), Left: error => throw new InvalidOperationException(error.Message))));
        }
    }

    [Fact]
    public void A_png_has_a_transparent_background_and_whole_pixels_at_100_per_inch()
    {
        using var bitmap = SKBitmap.Decode(Rendering.Render(Rendering.Draw("fig2_mom_1D_loss", Edition.Panels), "png"));

        Assert.Equal((498, 448), (bitmap.Width, bitmap.Height));
        Assert.Equal(0, bitmap.GetPixel(2, 2).Alpha);
        // The left border line: one pixel of full black between transparent ones.
        Assert.Contains(Enumerable.Range(1, 200), x => bitmap.GetPixel(x, 100) == SKColors.Black && bitmap.GetPixel(x - 1, 100).Alpha < 40);
    }

    [Fact]
    public void A_descender_does_not_move_the_line_that_letters_stand_on()
    {
        int Lowest(string title)
        {
            using var bitmap = SKBitmap.Decode(Rendering.Render(Rendering.Curve() with { Panels = new([new Panel("p") { Frame = Frame.None, Title = title, TitlePoints = 25 }]) }, "png"));

            // The lowest black pixel of the letter n, which comes first.
            return Enumerable.Range(0, bitmap.Height).Last(y => Enumerable.Range(0, bitmap.Width).FirstOrDefault(x => bitmap.GetPixel(x, y).Alpha > 128, -1) is >= 0 and < 130);
        }

        Assert.Equal(Lowest("nnnnnnnnnnn"), Lowest("nnnnnnnnnnp"));
    }

    [Fact]
    public void A_white_background_is_white_to_the_corners()
    {
        using var bitmap = SKBitmap.Decode(Rendering.Render(Rendering.Curve() with { Look = new FigureLook(Background.White, Lettering.Outlines) }, "png"));

        Assert.All(((int X, int Y)[])[(0, 0), (bitmap.Width - 1, 0), (0, bitmap.Height - 1), (bitmap.Width - 1, bitmap.Height - 1)], it => Assert.Equal(SKColors.White, bitmap.GetPixel(it.X, it.Y)));
    }

    [Theory]
    [InlineData("png")]
    [InlineData("svg")]
    [InlineData("pdf")]
    public void A_character_without_a_glyph_is_an_error_and_not_a_blank(string format)
        => Assert.Equal(new JobError.MissingGlyph("curve", "a\u5b57", 0x5b57), Rendering.Fail(Rendering.Curve(new Tick(0, "a\u5b57")), format));

    [Fact]
    public void Another_format_is_an_error_that_lists_the_known_ones()
        => Assert.Equal("renderer 'skia' does not make 'gif'; it makes png, svg, pdf.", Rendering.Fail(Rendering.Curve(), "gif").Message);

    [Theory]
    [InlineData("θ\u2099")]
    [InlineData("γ = 0.5, η₂, 𝛾")]
    public void Greek_and_subscripts_are_in_the_font_and_letters_beyond_the_basic_plane_are_not(string text)
    {
        var result = Rendering.Renderer.Render(Rendering.Curve(new Tick(0, text)), "png");

        Assert.Equal(text.Any(char.IsSurrogate), result.IsLeft);
    }
}
