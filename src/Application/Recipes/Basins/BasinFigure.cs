using System.Globalization;
using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.ColorMaps;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Policies;

namespace LossNav.Application.Recipes.Basins;

/// <summary>
/// With an infinite horizon, which minimum the optimal policy reaches from each start, for several discount rates. On the double well of figure 1b the boundary is a
/// vertical line, for that landscape is a sum of a function of each parameter: where it stands is drawn against the rate. On three wells it bends. Not in the paper.
/// </summary>
public static class BasinFigure
{
    private const string Name = "horizon";
    private const int ArrowsPerSide = 15;
    private const double PanelInches = 4;
    private const double DotPoints = 9;
    private static readonly Series NoPath = Series.Of(Values.Of([]), Values.Of([]));

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Infinite horizon: where the boundary between the basins of the double well lies, against the discount rate, and the basins of three wells for several rates",
        BasinParameters.Default,
        BasinParameters.All,
        Draw);

    private static Validation<JobError, Figure> Draw(Edition edition, BasinParameters p)
        => (from wells in GaussianWells.Create(Wells(p))
            from panels in BasinPanels.Solve(p, wells)
            from boundary in Boundary(p)
            select Describe(p, wells, boundary, panels))
            .For(Name)
            .Map(figure => edition.If(Explained(figure), figure));

    private static Seq<GaussianWell> Wells(BasinParameters p)
        => Enumerable.Range(0, p.Wells.Count / 4).ToSeq().Map(i => new GaussianWell(Vec.Of(p.Wells[4 * i], p.Wells[(4 * i) + 1]), p.Wells[(4 * i) + 2], p.Wells[(4 * i) + 3])).Strict();

    private static Validation<NavigationError, Seq<Panel>> Boundary(BasinParameters p)
        => TiltedDoubleWell.Create(p.Steepness, p.Separation, p.CrossCurvature, p.Tilt).Bind(landscape => p.CriticalBracket[0] == 0 || landscape.Minima.Count < 2
            ? Validation<NavigationError, Seq<Panel>>.Success(Seq<Panel>.Empty)
            : BasinBoundary.AtStart(p, landscape).Map(critical => new Seq<Panel>([Describe(p, critical, BasinBoundary.Through(critical, p, landscape))])));

    private static Figure Explained(Figure figure)
        => House.Explained(
            "Which minimum the optimal policy reaches",
            "A learner with an infinite horizon that discounts with γ. The first panel: on the double well of figure 1b the boundary between the basins is a vertical line; where it stands, against γ. Starts on "
                + "the right of the line end in the global minimum, those on its left in the local one; the dot is the start of figure 1b. The others: the basins of three wells (colours, that of each in its dot; grey: "
                + "none is reached), with the optimal velocity (arrows, cut at one length), the optimal path from the black dot (solid) and the best path to another minimum (dashed). The smaller γ, the "
                + "larger the basin of the deepest well.",
            figure);

    private static Figure Describe(BasinParameters p, GaussianWells wells, Seq<Panel> boundary, Seq<BasinPanels.Content> contents)
    {
        var panels = boundary + contents.Map((index, content) => Describe(p, wells, content, index)).ToSeq();
        return new Figure(Name, PanelInches * panels.Count, PanelInches, panels.Map((column, panel) => panel with
        {
            Cell = new Cell(0, column, 1, panels.Count) { ColumnGap = 0.3 },
            Legend = column == panels.Count - 1 ? LegendCorner.Beside : Option<LegendCorner>.None,
        }).ToSeq().Strict());
    }

    private static Panel Describe(BasinParameters p, double critical, Series boundary)
    {
        var rates = Values.Make(boundary.Count, i => Math.Log10(boundary.Y[i]));
        var numbers = rates.Span.ToArray();
        var (low, high) = (Math.Floor(numbers.Min()), Math.Ceiling(numbers.Max()));
        return new Panel("boundary")
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"double well; start: γ = {critical:F6}"),
            Frame = Frame.LeftAndBottom,
            X = House.Axis("boundary $θ_1$", -p.HalfWidth, p.HalfWidth, 6),
            Y = Axis.Logarithmic(low, high, 1) with { FontPoints = House.FontPoints, Label = "discount rate γ" },
            Layers = new Seq<Layer>(
            [
                new Layer.Line("boundary", Series.Of(boundary.X, rates), Stroke.Solid(Colors.Black, House.LineWidth)),
                new Layer.Points("start", Series.Point(p.Start[0], Math.Log10(critical)), Colors.Black, DotPoints, AboveFrame: true),
                new Layer.Text("local", "local", -0.92 * p.HalfWidth, low + (0.9 * (high - low)), House.FontPoints, Colors.Black),
                new Layer.Text("global", "global", 0.45 * p.HalfWidth, low + (0.1 * (high - low)), House.FontPoints, Colors.Black),
            ]),
        };
    }

    private static Panel Describe(BasinParameters p, GaussianWells landscape, BasinPanels.Content content, int index)
    {
        var side = Values.Evenly(-p.HalfWidth, p.HalfWidth, p.Cells + 1);
        var axis = House.Axis(House.First, -p.HalfWidth, p.HalfWidth, 6);
        return new Panel(PanelName(content))
        {
            X = axis,
            Y = axis with { Label = index == 0 ? House.Second : Option<string>.None, IsLabelUpright = true },
            EqualAspect = true,
            Title = Title(content),
            Layers = new Seq<Layer>(
            [
                new Layer.Heatmap("basins", Labels(content.Policy, side), BasinColors.Map, 0.6) { Low = -1.5, High = BasinColors.Last + 0.5 },
                new Layer.Contours("levels", LossGrid.Of(landscape, side, side), 10, new ContourColoring.Single(Colors.White), 0.8),
                Arrows(content.Policy, p.HalfWidth),
            ])
                + new Seq<Layer>(
                [
                    // One that is not there is named too: the last panel explains the lines of all.
                    new Layer.Line("other-path", content.Other.Map(Paths.Plane).IfNone(NoPath), Stroke.Dashed(Colors.Black, 1.5)) { Label = "to another" },
                    new Layer.Line("path", Paths.Plane(content.Best), Stroke.Solid(Colors.Black, 3)) { Label = "optimal path" },
                ])
                + content.Policy.Basins.RestPoints.Map((label, rest) => (Layer)new Layer.Points(
                    $"minimum-{label + 1}", Paths.Plane(rest.Position), BasinColors.Of(label), DotPoints + 3, AboveFrame: true) { Label = $"minimum {label + 1}" }).ToSeq()
                + new Seq<Layer>([new Layer.Points("start", Paths.Plane(Paths.Vector(p.Start)), Colors.Black, DotPoints, AboveFrame: true) { Label = "start" }]),
        };
    }

    private static string PanelName(BasinPanels.Content content)
        => string.Create(CultureInfo.InvariantCulture, $"rate-{content.DiscountRate}").Replace('.', '-');

    private static string Title(BasinPanels.Content content)
        => string.Create(CultureInfo.InvariantCulture, $"γ = {content.DiscountRate}");

    private static ScalarGrid Labels(PolicySolution policy, Values side)
        => ScalarGrid.Sample((x, y) => policy.Basins.LabelAt(policy.Grid.NodeNear(Vec.Of(x, y))), side, side);

    // Slow motion has short arrows; fast motion has arrows of one length, or the fastest would hide all others.
    private static Layer.Arrows Arrows(PolicySolution policy, double halfWidth)
    {
        var spacing = 2 * halfWidth / ArrowsPerSide;
        Vec[] tails =
        [
            .. Enumerable.Range(0, ArrowsPerSide * ArrowsPerSide).Select(i => Vec.Of(
                -halfWidth + (((i % ArrowsPerSide) + 0.5) * spacing), -halfWidth + (((i / ArrowsPerSide) + 0.5) * spacing))),
        ];
        Vec[] velocities = [.. tails.Select(tail => policy.Velocity(tail).IfNone(Vec.Zero(2)))];
        var usual = velocities.Select(velocity => velocity.Norm).Order().ElementAt(velocities.Length / 4);
        Vec[] reaches = [.. velocities.Select(velocity => 0.8 * spacing / Math.Max(velocity.Norm, Math.Max(usual, double.Epsilon)) * velocity)];
        return new Layer.Arrows("policy", Along(tails), Along(reaches), new Color(60, 60, 60), 0.8);
    }

    private static Series Along(Vec[] points) => Series.Of(Values.Of(points.Select(point => point[0])), Values.Of(points.Select(point => point[1])));
}
