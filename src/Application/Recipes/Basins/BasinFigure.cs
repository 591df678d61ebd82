using System.Globalization;
using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.ColorMaps;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Policies;

namespace LossNav.Application.Recipes.Basins;

/// <summary>
/// With an infinite horizon, which minimum of the double well of figure 1b the optimal policy reaches from each start, for several discount rates; one of
/// them the critical rate, at which the start of figure 1b lies on the boundary. The best path is solid, the best to the other minimum dashed. Not in the paper.
/// </summary>
public static class BasinFigure
{
    private const string Name = "horizon";
    private const int ArrowsPerSide = 15;
    private const double PanelInches = 4;
    private static readonly Color BetterColor = new(0, 166, 81);
    private static readonly Color OtherColor = new(190, 30, 45);

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Infinite horizon: the minimum of the double well that the optimal policy reaches from each start (green the global, red the local), for several discount rates",
        BasinParameters.Default,
        BasinParameters.All,
        Draw);

    // There is no published image: both editions are the same.
    private static Validation<JobError, Figure> Draw(Edition edition, BasinParameters p)
        => (from landscape in TiltedDoubleWell.Create(p.Steepness, p.Separation, p.CrossCurvature, p.Tilt)
            from panels in BasinPanels.Solve(p, landscape)
            select new Figure(Name, PanelInches * panels.Count, PanelInches, panels.Map((column, content) => Describe(p, landscape, content, column, panels.Count)).ToSeq().Strict()))
            .For(Name);

    private static Panel Describe(BasinParameters p, TiltedDoubleWell landscape, BasinPanels.Content content, int column, int columns)
    {
        var side = Values.Evenly(-p.HalfWidth, p.HalfWidth, p.Cells + 1);
        Tick[] ticks = [new(-1, "−1"), new(0, "0"), new(1, "1")];
        var axis = new Axis { Low = -p.HalfWidth, High = p.HalfWidth, Ticks = ticks.ToSeq(), FontPoints = 12 };
        return new Panel(PanelName(content))
        {
            Cell = new Cell(0, column, 1, columns),
            X = axis,
            Y = column == 0 ? axis : axis with { Ticks = Seq<Tick>.Empty },
            EqualAspect = true,
            Title = Title(content),
            Layers = new Seq<Layer>(
            [
                new Layer.Heatmap("basins", Labels(content.Policy, side), BasinColors.Map, 0.55) { Low = -1, High = 1 },
                new Layer.Contours("levels", LossGrid.Of(landscape, side, side), 10, new ContourColoring.Single(Colors.White), 0.8),
                Arrows(content.Policy, p.HalfWidth),
            ])
                + content.Other.Map(other => (Layer)new Layer.Line("other-path", Paths.Plane(other), content.IsCritical ? Stroke.Solid(Colors.Black, 3) : Stroke.Dashed(Colors.Black, 1.5))).ToSeq()
                + new Seq<Layer>(
            [
                new Layer.Line("path", Paths.Plane(content.Best), Stroke.Solid(Colors.Black, 3)),
                new Layer.Points("global-minimum", Paths.Plane(landscape.Minima[0].Position), BetterColor, Dots.Diameter(60), AboveFrame: true),
            ])
                + landscape.Minima.Tail.Map(local => (Layer)new Layer.Points("local-minimum", Paths.Plane(local.Position), OtherColor, Dots.Diameter(60), AboveFrame: true))
                + new Seq<Layer>([new Layer.Points("start", Paths.Plane(Paths.Vector(p.Start)), Colors.Black, Dots.Diameter(60), AboveFrame: true)]),
        };
    }

    private static string PanelName(BasinPanels.Content content)
        => content.IsCritical ? "critical" : string.Create(CultureInfo.InvariantCulture, $"rate-{content.DiscountRate}").Replace('.', '-');

    private static string Title(BasinPanels.Content content)
        => content.IsCritical
            ? string.Create(CultureInfo.InvariantCulture, $"γ = {content.DiscountRate:F6} (critical)")
            : string.Create(CultureInfo.InvariantCulture, $"γ = {content.DiscountRate}");

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
