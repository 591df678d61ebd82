using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Composed;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Recipes.Figure2;
using LossNav.Application.Training;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.TrainingPanels;

/// <summary>Figure 2 as printed: what the horizon does on quadratic losses, and how networks learn under three rules.</summary>
internal static class MomentumFigure
{
    private const string Name = "fig2";
    private const double WidthInches = 20;
    private const double HeightInches = 9.5;

    // Where the first line of the key stands below the curves of accuracy, how much of the height all of it needs, and where it begins across.
    private const double KeyTop = 0.3;
    private const double KeyRoom = 0.4;
    private const double KeyLeft = 0.58;
    private static readonly Region Axes = new(0.22, 0.14, 0.96, 0.82);

    /// <summary>The recipe, over the figures that are drawn from records.</summary>
    /// <param name="training">Training loss and test accuracy on MNIST, then on CIFAR-10.</param>
    public static Recipe Of(Seq<Recipe> training)
        => Recipe.Define(
            Name,
            "Figure 2 as printed: the parameter, the loss, paths and rates for three discount rates; MNIST and CIFAR-10 under SGD, Adam and the ballistic rule",
            unit,
            Seq<Parameter<Unit>>(),
            (edition, _) => (Seq(HorizonThetaFigure.Recipe, HorizonLossFigure.Recipe, HorizonPathsFigure.Recipe, RateRatioFigure.Recipe) + training)
                .Map(recipe => Parts.Draw(recipe, edition))
                .Sequence()
                .Map(parts => Compose(edition, parts.ToSeq().Strict())));

    private static Figure Compose(Edition edition, Seq<Figure> parts)
        => FigureSheet.Compose(Name, WidthInches, HeightInches, parts.Map((i, part) => new FigurePart(
            Parts.One(panel => i < 4 ? Quadratic(edition, i, panel) : Network(edition, i, panel), part), FigureSheet.Cell(2, 4, Axes, i / 4, i % 4))
            {
                Letter = i < 4 ? Some(House.Letter(i)) : i == 4 ? Some("e") : i == 6 ? Some("f") : None,
            }).ToSeq().Strict())
            with
            {
                Caption = "Optimal learners for three discount rates γ: (a) the parameter and (b) the loss against time on a quadratic loss; (c) paths over a valley; (d) how the ratio of "
                    + "the rates of convergence along two directions depends on the ratio of their curvatures. Training loss and test accuracy (in percent) on (e) MNIST and (f) CIFAR-10 under three rules, "
                    + "one epoch after the other.",
            };

    private static Panel Quadratic(Edition edition, int index, Panel panel)
    {
        var layers = edition.If(HorizonCurves.Coloured(panel.Layers), panel.Layers);
        var key = layers.Bind(layer => layer is Layer.Line line ? line.Label.Map(label => (Words: $"${label}$", line.Stroke.Color)).ToSeq() : Seq<(string, Color)>()).Strict();
        var (x, y, keyX, keyY, step) = index switch
        {
            0 => ("**time**", "$θ_t$", 5.8, 0.32, 0.13),
            1 => ("**time**", "$\\cal{L}$", 4.6, 0.42, 0.07),
            2 => (House.First, House.Second, -1.3, -0.75, 0.45),
            _ => ("$H_{11}/H_{22}$", "$\\frac{r_1}{r_2}$", 0.15, 3.7, 0.55),
        };
        return panel with
        {
            X = panel.X with { Label = x, Ticks = index == 3 ? Ticks.At(0, 1, 2, 3, 4) : panel.X.Ticks },
            Y = panel.Y with { Label = y, IsLabelUpright = true },
            TitlePoints = 28,
            Layers = layers + Parts.Key(key, keyX, keyY, step),
        };
    }

    private static Panel Network(Edition edition, int index, Panel panel)
    {
        var (what, where) = (index % 2 == 0 ? "train loss" : "test acc.", index < 6 ? "MNIST, MLP" : "CIFAR-10, CNN");
        var colors = Seq("sgd", "ballistic", "adam").Map(rule => edition.If(TrainingCurves.LookOf(rule).Color, TrainingCurves.PublishedColor(rule)));
        var last = TrainingCurves.LastEpoch(panel.Layers);
        var y = index % 2 == 0 ? panel.Y : WithRoom(edition, KeyLeft * last, panel);
        var (low, high) = (y.Low.IfNone(0), y.High.IfNone(() => TrainingCurves.Greatest(panel.Layers)));
        var top = index % 2 == 0 ? high - (0.06 * (high - low)) : low + (KeyTop * (high - low));
        return panel with
        {
            Title = $"**{what}** ({where})",
            TitlePoints = 20,
            X = panel.X with { Label = "**epoch**" },
            Y = y with { Label = $"**{what}**", FontPoints = Parts.FontPoints },
            Layers = edition.If(TrainingCurves.Coloured(panel.Layers), panel.Layers).Filter(layer => layer is not Layer.Text)
                + Parts.Key(Seq("**SGD**", "**Ballistic**", "**Adam**").Zip(colors, (words, color) => (words, color)).ToSeq(), KeyLeft * last, top, 0.13 * (high - low)),
        };
    }

    // Down to where the curves over the key leave it room, and to all of them where nothing has to look as published.
    private static Axis WithRoom(Edition edition, double from, Panel panel)
    {
        var low = panel.Y.Low.IfNone(0);
        var roomy = (TrainingCurves.LeastFrom(from, panel.Layers) - (KeyRoom * 100)) / (1 - KeyRoom);
        var wanted = Math.Min(roomy, edition == Edition.Annotated ? TrainingCurves.Least(panel.Layers) : low);
        var lower = Math.Max(0, Math.Floor(wanted / 10) * 10);
        return wanted < low ? panel.Y with { Low = lower, Ticks = Ticks.Round(lower, 100, 4) } : panel.Y;
    }
}
