using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;
using LossNav.Application.Tests.Figures.Layout;
using Xunit;
using static LanguageExt.Prelude;

namespace LossNav.Application.Tests.Figures;

/// <summary>Figures made of figures.</summary>
public sealed class FigureSheetTests
{
    private static readonly Figure One = new("one", 5, 5, Seq1(new Panel("panel") { Frame = Frame.LeftAndBottom with { Ticks = false } }));

    [Fact]
    public void Each_part_has_its_region_and_its_letter_and_a_name_of_its_own()
    {
        var sheet = FigureSheet.Compose("sheet", 10, 5, Seq(
            new FigurePart(One, FigureSheet.Cell(1, 2, Whole, 0, 0)) { Letter = "a" },
            new FigurePart(One with { Id = "two" }, FigureSheet.Cell(1, 2, Whole, 0, 1)) { Letter = "b" }));
        var page = Drawn.Exact(sheet);
        var lefts = Drawn.All<Primitive.Polyline>(page).Filter(line => line.Points[0].X == line.Points[1].X).Map(line => line.Points[0].X).ToArray();

        Assert.Equal(["one-panel", "two-panel"], sheet.Panels.Map(panel => panel.Name).ToArray());
        Assert.Equal(["a", "b"], Drawn.All<Primitive.Words>(page).Map(words => words.Text).ToArray());
        Assert.All(Drawn.All<Primitive.Words>(page), words => Assert.Equal(Face.SansBold, words.Face));

        // Half of ten inches.
        Assert.Equal(360, lefts[1] - lefts[0], 9);
    }

    [Fact]
    public void A_region_within_a_region_is_a_part_of_it()
        => Assert.Equal(new Region(0.75, 0.5, 1, 0.75), new Region(0.5, 0, 1, 0.5).Within(new Region(0.5, 0.5, 1, 1)));

    private static Region Whole => new(0, 0, 1, 1);
}
