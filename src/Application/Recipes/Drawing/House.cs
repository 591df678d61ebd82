using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;

namespace LossNav.Application.Recipes.Drawing;

/// <summary>The one style of figures that explain themselves: sizes of type and lines, and the names of axes.</summary>
internal static class House
{
    public const double FontPoints = 14;
    public const double TitlePoints = 15;
    public const double LineWidth = 2.5;

    /// <summary>The name of the axis of time.</summary>
    public const string Time = "time $t$";

    /// <summary>The name of the loss.</summary>
    public const string Loss = "loss $\\cal{L}$";

    /// <summary>The name of the first parameter.</summary>
    public const string First = "$θ_1$";

    /// <summary>The name of the second parameter.</summary>
    public const string Second = "$θ_2$";

    /// <summary>The letters a, b, c … of panels.</summary>
    public static string Letter(int index) => ((char)('a' + index)).ToString();

    /// <summary>An axis with a name, and ticks at round numbers over all of it where it has limits.</summary>
    public static Axis Axis(string label, double low, double high, int atMost)
        => new() { Low = low, High = high, FontPoints = FontPoints, Label = label, Ticks = Ticks.Round(low, high, atMost) };

    /// <summary>An axis with a name in the type of the house.</summary>
    public static Axis Named(string label, Axis axis) => axis with { Label = label, FontPoints = FontPoints };

    /// <summary>What the colours of a grid of losses mean.</summary>
    public static ColorBar LossBar(ScalarGrid losses) => new(Loss, Ticks.Round(losses.Low, losses.High, 5));

    /// <summary>A figure of one panel or more that explains itself.</summary>
    /// <param name="heading">Its title.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="figure">The figure without them.</param>
    public static Figure Explained(string heading, string caption, Figure figure)
        => figure with
        {
            Heading = $"**{heading}**",
            Caption = caption,
            Panels = figure.Panels.Count == 1
                ? figure.Panels
                : figure.Panels.Map((index, panel) => panel with { Letter = Letter(index), TitlePoints = TitlePoints }).ToSeq().Strict(),
        };

    /// <summary>What a recipe does for the edition that explains itself alone.</summary>
    public static T If<T>(this Edition edition, T annotated, T bare) => edition == Edition.Annotated ? annotated : bare;
}
