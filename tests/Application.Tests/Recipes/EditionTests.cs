using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using Xunit;

namespace LossNav.Application.Tests.Recipes;

/// <summary>What differs between the published images and the correct mathematics (section 10 of the theory notes, docs/errata.md).</summary>
public sealed class EditionTests
{
    [Fact]
    public void Gradient_descent_comes_to_rest_in_the_local_minimum_but_as_published_beside_it()
    {
        var (corrected, published) = (Series("fig1-doublewell", 0, "gradient-descent", Edition.Panels), Series("fig1-doublewell", 0, "gradient-descent", Edition.AsPublished));

        // The local minimum is the middle root of 4x³ − 4x − ½ = 0 counted from the left; the published one solves 2x³ − 2x − ½ = 0.
        Assert.Equal(0, (4 * Cube(corrected.X[^1])) - (4 * corrected.X[^1]) - 0.5, 1e-3);
        Assert.Equal(-0.9304, corrected.X[^1], 1e-3);
        Assert.Equal(0, (2 * Cube(published.X[^1])) - (2 * published.X[^1]) - 0.5, 1e-3);
        Assert.Equal(-0.8376, published.X[^1], 1e-3);
        Assert.Equal(15, published.Count);
        Assert.True(corrected.Count > 100);
    }

    [Fact]
    public void The_planned_path_ends_in_the_global_minimum_but_as_published_at_its_first_order_estimate()
    {
        Assert.Equal(1.0574537707, Series("fig1-doublewell", 0, "multi-step", Edition.Panels).X[^1], 1e-9);
        Assert.Equal(1.0625, Series("fig1-doublewell", 0, "multi-step", Edition.AsPublished).X[^1], 1e-15);
    }

    [Fact]
    public void The_spiral_ends_at_its_mark_but_as_published_the_mark_is_elsewhere()
    {
        var path = Series("fig3_nongrad", 2, "path", Edition.Panels);
        var (corrected, published) = (Series("fig3_nongrad", 2, "rest", Edition.Panels), Series("fig3_nongrad", 2, "rest", Edition.AsPublished));

        // ηkh = 4, q = 10, γ = 0: θ* = 4·104/104²·μ = (0, −2/104); the published mark is 4/104²·μ.
        Assert.Equal(-2 / 104.0, corrected.Y[0], 1e-12);
        Assert.Equal(path.Y[^1], corrected.Y[0], 1e-12);
        Assert.Equal(-2 / (104.0 * 104), published.Y[0], 1e-15);
    }

    [Fact]
    public void Decay_is_the_same_in_both_editions_without_discounting_and_differs_with_it()
    {
        Assert.Equal(Series("fig3_nongrad", 3, "rest", Edition.Panels).Y[0], Series("fig3_nongrad", 3, "rest", Edition.AsPublished).Y[0], 1e-12);

        // γ = 1, j = 10, ηkh = 4: 4/(4 + 110) against 4/(4 + 90) of μ₂ = −½.
        Assert.Equal(-2 / 114.0, Series("fig3_nongrad", 3, "rest", Edition.Panels, "1").Y[0], 1e-12);
        Assert.Equal(-2 / 94.0, Series("fig3_nongrad", 3, "rest", Edition.AsPublished, "1").Y[0], 1e-12);
    }

    private static double Cube(double x) => x * x * x;

    private static (double[] X, double[] Y, int Count) Series(string figure, int panel, string layer, Edition edition, string? discountRate = null)
    {
        var overrides = discountRate is null ? default : LanguageExt.Map<string, string>.Empty.Add("discount-rate", discountRate);
        var found = AllRecipesTests.Draw(figure, edition, overrides).Figure.Panels[panel].Layers.Find(it => it.Name == layer)
            .Map(it => it is Layer.Line line ? line.Series : ((Layer.Points)it).Series).IfNone(() => throw new InvalidOperationException(layer));
        return (found.X.Span.ToArray(), found.Y.Span.ToArray(), found.Count);
    }
}
