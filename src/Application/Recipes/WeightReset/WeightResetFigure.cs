using System.Globalization;
using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.ColorMaps;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain;
using LossNav.Domain.ChangingTasks;

namespace LossNav.Application.Recipes.WeightReset;

/// <summary>
/// Weight resetting out of uncertainty about the task: how far toward the present optimum the optimal learner heads, the loss of several learners through changes
/// of the task, and what they cost on average. Section 8 of the theory notes; not in the paper's figures.
/// </summary>
public static class WeightResetFigure
{
    private const string Name = "weight-reset";
    private const double FontPoints = 13;
    private const double WidthInches = 18;
    private const double HeightInches = 5;
    private const int SmoothPoints = 201;
    private const double MostExtraCost = 130;
    private const int DecadesShown = 3;

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Tasks that change: the optimal target against the hazard rate for several curvatures, the loss of five learners through changes, their mean extra cost",
        WeightResetParameters.Default,
        WeightResetParameters.Rows,
        (_, p) => Draw(p));

    private static Validation<JobError, Figure> Draw(WeightResetParameters p)
    {
        var (smooth, coarse) = (WeightResetCurves.Hazards(p, SmoothPoints), WeightResetCurves.Hazards(p, p.Points));
        return (from fractions in Solving.All(p.Curvatures.Map(h => WeightResetCurves.Fractions(h, smooth, p)))
                from stream in WeightResetCurves.Stream(p)
                from losses in Solving.All(WeightResetCurves.Learners(p).Map(learner => WeightResetCurves.LogLoss(learner, stream, p)))
                from costs in WeightResetCurves.Costs(coarse, p)
                select new Figure(Name, WidthInches, HeightInches, new Seq<Panel>([Target(p, fractions), Loss(p, losses), Cost(p, costs)])))
            .For(Name);
    }

    private static Panel Target(WeightResetParameters p, Seq<Series> fractions)
        => Panel(0, "target") with
        {
            Title = "The target: μ₀ + F (m − μ₀)",
            X = HazardAxis(p),
            Y = new Axis { Low = 0, High = 1.02, Ticks = Ticks.At(0, 0.5, 1), FontPoints = FontPoints, Label = "F" },
            Legend = LegendCorner.UpperRight,
            Layers = p.Curvatures.Zip(fractions, (h, curve) => (h, curve)).Map((i, it) => (Layer)new Layer.Line(
                string.Create(CultureInfo.InvariantCulture, $"curvature-{it.h}").Replace('.', '-'),
                it.curve,
                Stroke.Solid(Viridis.Map.At(p.Curvatures.Count == 1 ? 0 : 0.8 * i / (p.Curvatures.Count - 1)), 3)) { Label = $"h = {Ticks.Text(it.h)}" }).ToSeq().Strict(),
        };

    private static Panel Loss(WeightResetParameters p, Seq<Series> losses)
    {
        var most = losses.Map(series => series.Y.Span.ToArray().Max()).Max();
        return Panel(1, "loss") with
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Loss through changes of the task, ρ = {p.Hazard}"),
            X = new Axis { Low = 0, High = p.Duration, Ticks = Ticks.Round(0, p.Duration, 4), FontPoints = FontPoints, Label = "time" },
            Y = new Axis
            {
                Low = Math.Floor(most) - DecadesShown,
                High = most + 0.1,
                Ticks = Ticks.Round(Math.Floor(most) - DecadesShown, most + 0.1, 5),
                FontPoints = FontPoints,
                Label = "log₁₀ loss",
            },
            Layers = Lines(p, losses),
        };
    }

    private static Panel Cost(WeightResetParameters p, Seq<Series> costs)
        => Panel(2, "cost") with
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Mean extra cost ({p.Streams} streams)"),
            X = HazardAxis(p),
            Y = new Axis { Low = -3, High = MostExtraCost, Ticks = Ticks.At(0, 50, 100), FontPoints = FontPoints, Label = "above the optimal rule, %" },
            Legend = LegendCorner.UpperRight,
            Layers = Lines(p, costs),
        };

    private static Panel Panel(int column, string name)
        => new(name) { Cell = new Cell(0, column, 1, 3), Frame = Frame.LeftAndBottom };

    private static Axis HazardAxis(WeightResetParameters p)
        => new() { Low = p.Hazards[0], High = p.Hazards[1], Ticks = Ticks.Round(p.Hazards[0], p.Hazards[1], 4), FontPoints = FontPoints, Label = "hazard rate ρ" };

    private static Seq<Layer> Lines(WeightResetParameters p, Seq<Series> curves)
        => WeightResetCurves.Learners(p).Zip(curves, (learner, curve) => (Layer)new Layer.Line(learner.Name, curve, StrokeOf(learner.Name)) { Label = LabelOf(learner.Rule) })
            .ToSeq()
            .Strict();

    private static string LabelOf(ContinualRule rule)
        => rule.Match(
            tracking => tracking.Name,
            noReset => noReset.Name,
            reset => $"{reset.Name} in {Ticks.Text(reset.Duration)}",
            pull => $"{pull.Name}, λ = {Ticks.Text(pull.Strength)}",
            ewc => $"{ewc.Name}, s = {Ticks.Text(ewc.Strength)}");

    private static Stroke StrokeOf(string learner)
        => learner switch
        {
            "optimal" => Stroke.Solid(Colors.DeepSkyBlue, 3.5),
            "l2-init" => Stroke.Dashed(Colors.Blue, 2),
            "no-reset" => Stroke.Solid(Colors.Black, 2),
            "full-reset" => Stroke.Solid(Colors.Crimson, 2),
            _ => Stroke.Solid(Colors.Orange, 2),
        };
}
