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
    private const double FontPoints = House.FontPoints;
    private const double WidthInches = 22;
    private const double HeightInches = 5;
    private const int SmoothPoints = 201;
    private const int DecadesShown = 6;
    private const double BandOpacity = 0.25;
    private static readonly Seq<(string Name, string Title)> Titles = new(
    [
        ("ewc", "EWC, best s"),
        ("full-reset", "full reset, best τ"),
        ("no-reset", "no reset"),
        ("l2-init", "L2-init, best λ"),
        ("optimal", "optimal"),
    ]);

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Tasks that change: the optimal target against the hazard rate for several curvatures, the loss of five learners through changes, their mean extra cost",
        WeightResetParameters.Default,
        WeightResetParameters.Rows,
        Draw);

    private static Validation<JobError, Figure> Draw(Edition edition, WeightResetParameters p)
    {
        var (smooth, coarse) = (WeightResetCurves.Hazards(p, SmoothPoints), WeightResetCurves.Hazards(p, p.Points));
        return (from fractions in Solving.All(p.Curvatures.Map(h => WeightResetCurves.Fractions(h, smooth, p)))
                from stream in WeightResetCurves.Stream(p)
                from learners in WeightResetCurves.Tuned(p.Hazard, p)
                from losses in Solving.All(learners.Map(learner => WeightResetCurves.LogLoss(learner, stream, p)))
                from costs in WeightResetCurves.Costs(coarse, p)
                select new Figure(Name, WidthInches, HeightInches, new Seq<Panel>([Target(p, fractions), Loss(p, learners, losses), Cost(p, costs)])))
            .For(Name)
            .Map(figure => edition.If(Explained(p, figure), figure));
    }

    private static Figure Explained(WeightResetParameters p, Figure figure)
        => House.Explained(
            "Weight resetting out of uncertainty about the task",
            "A learner that knows that its task can change, at the hazard rate ρ. (a) How far it heads toward the present optimum m from the mean μ₀ of all tasks, for several curvatures h. "
                + $"(b) The loss of the task of the moment through changes at ρ = {Ticks.Text(p.Hazard)}, where the loss jumps; what is less than the lowest tick is drawn there. (c) What each learner costs more than the optimal one, in percent: means over {p.Streams} streams "
                + $"with bands of two standard errors. L2-init (λ) and EWC (s) are tuned over {Tried(p.Strengths)}, a full reset over τ from {Tried(p.ResetDurations)}, at every hazard rate, on the same streams.",
            figure);

    private static string Tried(Seq<double> values) => string.Join(", ", values.Map(Ticks.Text));

    private static Panel Target(WeightResetParameters p, Seq<Series> fractions)
        => Panel(0, "target") with
        {
            Title = "The target: μ₀ + F (m − μ₀)",
            X = HazardAxis(p),
            Y = new Axis { Low = 0, High = 1.02, Ticks = Ticks.At(0, 0.25, 0.5, 0.75, 1), FontPoints = FontPoints, Label = "F" },
            Legend = LegendCorner.Beside,
            Layers = p.Curvatures.Zip(fractions, (h, curve) => (h, curve)).Map((i, it) => (Layer)new Layer.Line(
                string.Create(CultureInfo.InvariantCulture, $"curvature-{it.h}").Replace('.', '-'),
                it.curve,
                Stroke.Solid(Viridis.Map.At(p.Curvatures.Count == 1 ? 0 : 0.8 * i / (p.Curvatures.Count - 1)), 3)) { Label = $"h = {Ticks.Text(it.h)}" }).ToSeq().Strict(),
        };

    private static Panel Loss(WeightResetParameters p, Seq<WeightResetCurves.Learner> learners, Seq<Series> losses)
    {
        var most = losses.Map(series => series.Y.Span.ToArray().Max()).Max();
        var lowest = Math.Max(Math.Floor(most) - DecadesShown, Math.Floor(losses.Map(series => series.Y.Span.ToArray().Min()).Min()));
        return Panel(1, "loss") with
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Loss through changes of the task, ρ = {p.Hazard}"),
            X = new Axis { Low = 0, High = p.Duration, Ticks = Ticks.Round(0, p.Duration, 4), FontPoints = FontPoints, Label = "time" },
            Y = new Axis
            {
                Low = lowest,
                High = most + 0.1,
                Ticks = Ticks.OrLess(lowest, Ticks.Decades(lowest, most + 0.1, 1)),
                FontPoints = FontPoints,
                Label = House.Loss,
            },
            Legend = LegendCorner.Beside,
            Layers = learners.Zip(losses, (learner, curve) => (Layer)Line(learner.Name, LabelOf(learner.Rule), NotBelow(lowest, curve))).ToSeq().Strict(),
        };
    }

    private static Panel Cost(WeightResetParameters p, Seq<WeightResetCurves.Extra> costs)
    {
        var rivals = costs.Init;
        var (low, high) = (rivals.Map(it => Least(it.Low)).Fold(0.0, Math.Min), rivals.Map(it => it.High.Y.Span.ToArray().Max()).Fold(1.0, Math.Max));
        return Panel(2, "cost") with
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Mean extra cost ({p.Streams} streams), each tuned"),
            X = HazardAxis(p),
            Y = new Axis { Low = low - (0.03 * high), High = high, Ticks = Ticks.Round(low - (0.03 * high), high, 6), FontPoints = FontPoints, Label = "above the optimal rule, %" },
            Legend = LegendCorner.Beside,
            Layers = rivals.Map(it => (Layer)new Layer.Band($"{it.Name}-error", it.Low, it.High, RuleLook.Of(0, it.Name).Color.WithOpacity(BandOpacity)))
                + costs.Map(it => (Layer)Line(it.Name, Titles.Find(title => title.Name == it.Name).Map(title => title.Title).IfNone(it.Name), it.Mean)),
        };
    }

    private static Series NotBelow(double lowest, Series series) => Series.Of(series.X, Values.Make(series.Count, i => Math.Max(lowest, series.Y[i])));

    private static double Least(Series series) => series.Y.Span.ToArray().Min();

    private static Panel Panel(int column, string name)
        => new(name) { Cell = new Cell(0, column, 1, 3) { ColumnGap = 0.85 }, Frame = Frame.LeftAndBottom };

    private static Axis HazardAxis(WeightResetParameters p)
        => new() { Low = p.Hazards[0], High = p.Hazards[1], Ticks = Ticks.Round(p.Hazards[0], p.Hazards[1], 4), FontPoints = FontPoints, Label = "hazard rate ρ" };

    private static Layer.Line Line(string name, string label, Series curve)
        => new Layer.Line(name, curve, RuleLook.Of(0, name).Stroke(name == "optimal" ? 3.5 : 2)) { Label = label };

    private static string LabelOf(ContinualRule rule)
        => rule.Match(
            tracking => tracking.Name,
            noReset => noReset.Name,
            reset => $"{reset.Name} in {Ticks.Text(reset.Duration)}",
            pull => $"{pull.Name}, λ = {Ticks.Text(pull.Strength)}",
            ewc => $"{ewc.Name}, s = {Ticks.Text(ewc.Strength)}");
}
