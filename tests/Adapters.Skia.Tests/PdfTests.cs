using System.Text;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using UglyToad.PdfPig;
using Xunit;

namespace LossNav.Adapters.Skia.Tests;

public sealed class PdfTests
{
    [Theory]
    [InlineData("fig2_mom_1D_loss", "0.5", "0.25", "0", "5", "10")]
    [InlineData("fig2_mom_2D_asym", "\u22124", "\u22122", "0")]
    public void Tick_labels_can_be_selected(string name, params string[] labels)
    {
        using var document = PdfDocument.Open(Rendering.Render(Rendering.Draw(name, Edition.Panels), "pdf"));
        var words = Assert.Single(document.GetPages()).GetWords().Select(word => word.Text).ToHashSet();

        Assert.Superset(labels.ToHashSet(), words);
    }

    [Fact]
    public void The_font_is_embedded()
    {
        using var document = PdfDocument.Open(Rendering.Render(Rendering.Curve(new Tick(0, "0")), "pdf"));

        Assert.All(document.GetPage(1).Letters, letter => Assert.Contains("DejaVu", letter.FontName, StringComparison.Ordinal));
        Assert.Contains("/FontFile2", Encoding.Latin1.GetString(Rendering.Render(Rendering.Curve(new Tick(0, "0")), "pdf")), StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_no_dates_and_the_title_is_the_name_of_the_figure()
    {
        using var document = PdfDocument.Open(Rendering.Render(Rendering.Curve(), "pdf"));

        Assert.Null(document.Information.CreationDate);
        Assert.Null(document.Information.ModifiedDate);
        Assert.Equal("curve", document.Information.Title);
    }

    [Fact]
    public void The_page_has_the_size_of_the_figure_in_points()
    {
        using var document = PdfDocument.Open(Rendering.Render(Rendering.Draw("fig1_3D_surface", Edition.Panels), "pdf"));

        // Axes of 0.77 x 7 in, square, and a tenth of an inch all around; sizes are multiples of 1/1440 inch.
        Assert.Equal((0.77 * 7 * 72) + 14.4, document.GetPage(1).Width, 0.05);
        Assert.Equal((0.77 * 7 * 72) + 14.4, document.GetPage(1).Height, 0.05);
    }
}
