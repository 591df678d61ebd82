using LossNav.Application.Figures;
using LossNav.Application.Figures.Layout;
using Xunit;

namespace LossNav.Application.Tests.Figures.Layout;

/// <summary>Mathematics in the text of a figure.</summary>
public sealed class MathematicsTests
{
    [Fact]
    public void Variables_are_italic_digits_upright_and_scripts_small()
    {
        var words = Title("$θ_1^2 = 4$");

        Assert.Equal(["θ", "1", "2", "=", "4"], words.Select(it => it.Text));
        Assert.Equal([Face.MathItalic, Face.MathRoman, Face.MathRoman, Face.MathRoman, Face.MathRoman], words.Select(it => it.Face));
        var (theta, below, above) = (words[0], words[1], words[2]);
        Assert.True(below.FontPoints < theta.FontPoints && above.FontPoints == below.FontPoints);
        Assert.True(below.Start.Y > theta.Start.Y && above.Start.Y < theta.Start.Y);
        Assert.Equal(below.Start.X, above.Start.X);
    }

    [Fact]
    public void A_fraction_has_a_line_between_what_is_above_and_what_is_below()
    {
        var page = Page("$\\frac{r_1}{r_2}$");
        var line = Assert.Single(Drawn.All<Primitive.Polyline>(page)).Points[0].Y;
        var words = Drawn.All<Primitive.Words>(page).ToArray();

        Assert.Equal(["r", "1", "r", "2"], words.Select(it => it.Text));
        Assert.True(words[0].Start.Y < line && words[2].Start.Y > line);
    }

    [Theory]
    [InlineData("$\\dot{\\bf{θ}}$", new[] { "θ", "˙" }, new[] { Face.MathBold, Face.MathRoman })]
    [InlineData("$k\\cal{L}$", new[] { "k", "L" }, new[] { Face.MathItalic, Face.MathScript })]
    [InlineData("**train loss** (MNIST)", new[] { "train loss", " (MNIST)" }, new[] { Face.SansBold, Face.Sans })]
    [InlineData("$‖x‖$", new[] { "∥", "x", "∥" }, new[] { Face.MathRoman, Face.MathItalic, Face.MathRoman })]
    public void Words_have_the_face_that_is_asked_for(string title, string[] texts, Face[] faces)
    {
        var words = Title(title);

        Assert.Equal(texts, words.Select(it => it.Text));
        Assert.Equal(faces, words.Select(it => it.Face));
    }

    [Theory]
    [InlineData("$x_$")]
    [InlineData("$\\frac{a$")]
    [InlineData("$}{$")]
    [InlineData("$")]
    [InlineData("$^2$")]
    public void What_cannot_be_read_is_no_exception(string title) => Assert.NotNull(Page(title));

    private static Primitive.Words[] Title(string title) => [.. Drawn.All<Primitive.Words>(Page(title))];

    private static DisplayList Page(string title) => Drawn.Exact(Drawn.Figure(Drawn.Panel() with { Frame = Frame.None, Title = title }));
}
