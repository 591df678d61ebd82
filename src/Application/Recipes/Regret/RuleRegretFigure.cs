using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Rules;
using LossNav.Domain;
using LossNav.Domain.Suboptimality;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.Regret;

/// <summary>New: what learning rules cost more than the optimum, against the discount rate, and what of it is moving and what is loss.</summary>
public static class RuleRegretFigure
{
    private const string Name = "rule-regret";
    private const double FontPoints = House.FontPoints;
    private const double LineWidth = House.LineWidth;
    private const double ThinWidth = 1.2;
    private const double LowestDecade = -12;
    private const double LowestPart = -4;
    private const double RunsAway = 6;

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "What six learning rules cost more than the optimal policy, against the discount rate, on a bowl and on a double well; and their kinetic and loss parts",
        new Settings(RegretSweep.Default, Seq(0.01, 0.02, 0.04, 0.1, 0.2)),
        Seq(
            Parameter.Numbers<Settings>(
                "discount-rates", "γ, in increasing order, > 0", "two or more numbers > 0 in increasing order",
                v => Increases(v) && v.Head > 0, p => p.Sweep.DiscountRates, (p, v) => p with { Sweep = p.Sweep with { DiscountRates = v } }),
            Parameter.Number<Settings>(
                "interval", "Δt, the time of one step, 0.005 to 0.2", "a number from 0.005 to 0.2", v => v is >= 0.005 and <= 0.2, p => p.Sweep.Interval, (p, v) => p with { Sweep = p.Sweep with { Interval = v } }),
            Parameter.Numbers<Settings>(
                "intervals", "Δt of the panels of the limit, in increasing order, 0.005 to 0.2", "two or more numbers from 0.005 to 0.2 in increasing order",
                v => v.ForAll(it => it is >= 0.005 and <= 0.2) && Increases(v), p => p.Intervals, (p, v) => p with { Intervals = v }),
            ParameterRanges.Positive<Settings>("learning-rate", "η", p => p.Sweep.LearningRate, (p, v) => p with { Sweep = p.Sweep with { LearningRate = v } }),
            ParameterRanges.Positive<Settings>("loss-weight", "k", p => p.Sweep.LossWeight, (p, v) => p with { Sweep = p.Sweep with { LossWeight = v } })),
        Draw);

    private static bool Increases(Seq<double> values) => values.Count >= 2 && values.Zip(values.Tail).ForAll(pair => pair.Item1 < pair.Item2);

    private static Validation<JobError, Figure> Draw(Edition edition, Settings p)
        => (from bowl in p.OverRates(sweep => sweep.OnBowl())
            from well in p.OverRates(sweep => sweep.OnDoubleWell())
            from onBowl in p.OverIntervals(sweep => sweep.OnBowl())
            from onWell in p.OverIntervals(sweep => sweep.OnDoubleWell())
            let swept = Describe(p.Sweep, bowl, well)
            select swept with
            {
                Panels = swept.Panels + Seq(Limit("bowl-limit", 0, p, onBowl), Limit("double-well-limit", 1, p, onWell) with { Legend = LegendCorner.Beside }),
            }).For(Name).Map(figure => edition.If(Explained(p, figure), figure));

    private static Figure Explained(Settings p, Figure figure)
        => House.Explained(
            "What learning rules cost more than the optimum",
            $"Six rules with steps of the time Δt = {Ticks.Text(p.Sweep.Interval)} on a bowl (left) and on a double well (right). (a, b) What they cost more than the optimal policy, relative to its cost J*, against the discount rate γ; "
                + "what is less than the lowest tick is drawn there. (c, d) What of their cost is moving (thick) and what is loss (thin). "
                + $"(e, f) The same excess at γ = {Ticks.Text(p.Sweep.DiscountRates.Head)} against Δt: rules whose steps shrink with Δt come to a limit; Newton's step does not shrink, so that it moves ever faster and its cost grows as 1/Δt. A rule that runs away has no point there.",
            figure);

    private static Figure Describe(RegretSweep sweep, Seq<Row> bowl, Seq<Row> well)
        => new(Name, 14, 15, Seq(
            Excess("bowl", $"bowl, where the navigator step is exact; Δt = {Ticks.Text(sweep.Interval)}", 0, sweep, bowl),
            Excess("double-well", $"double well; Δt = {Ticks.Text(sweep.Interval)}", 1, sweep, well) with { Legend = LegendCorner.Beside },
            Parts("bowl-parts", 0, sweep, bowl),
            Parts("double-well-parts", 1, sweep, well) with { Legend = LegendCorner.Beside }));

    private static Panel Excess(string name, string title, int column, RegretSweep sweep, Seq<Row> rows)
        => Panel(name, new Cell(0, column, 3, 2), sweep) with
        {
            Title = title,
            Y = ExcessAxis(rows, 2),
            Layers = ExcessLines(sweep, rows),
        };

    private static Panel Limit(string name, int column, Settings p, Seq<Row> rows)
        => Panel(name, new Cell(2, column, 3, 2), p.Sweep) with
        {
            Title = $"the limit of small steps, γ = {Ticks.Text(p.Sweep.DiscountRates.Head)}",
            X = Axis.Logarithmic(Math.Log10(p.Intervals.Head), Math.Log10(p.Intervals.Last), 1) with
            {
                FontPoints = FontPoints,
                Label = "time of a step Δt",
                Ticks = p.Intervals.Map(interval => new Tick(Math.Log10(interval), Ticks.Text(interval))),
            },
            Y = ExcessAxis(rows, 3),
            Layers = ExcessLines(p.Sweep, rows),
        };

    private static Axis ExcessAxis(Seq<Row> rows, int each) => Named("(J − J*)/J*", LowestDecade, rows.Map(row => Excess(row.Regret)), each);

    private static Seq<Layer> ExcessLines(RegretSweep sweep, Seq<Row> rows)
        => sweep.Rules.Map(rule => (Layer)new Layer.Line(rule.Name, Curve(rule, rows, row => Excess(row.Regret)), Stroke(rule, LineWidth)) { Label = rule.Title }).ToSeq();

    private static double Excess(RuleRegret regret) => Shown(Math.Log10(Math.Max(regret.Relative, Math.Pow(10, LowestDecade))));

    // A rule that runs away has no point there.
    private static double Shown(double decade) => decade <= RunsAway ? decade : double.NaN;

    // Up to the greatest value; what is less than the lowest is drawn there, and the tick says so.
    private static Axis Named(string label, double low, Seq<double> values, int each)
    {
        var axis = Axis.Logarithmic(low, Math.Max(low + 1, Math.Ceiling(values.Filter(double.IsFinite).Fold(low, Math.Max))), each) with { FontPoints = FontPoints, Label = label };
        return axis with { Ticks = Ticks.OrLess(low, axis.Ticks) };
    }

    private static Panel Parts(string name, int column, RegretSweep sweep, Seq<Row> rows)
        => Panel(name, new Cell(1, column, 3, 2), sweep) with
        {
            Y = Named("part of the cost/J*", LowestPart, rows.Bind(row => Seq(Part(row.Regret, row.Regret.Cost.Kinetic), Part(row.Regret, row.Regret.Cost.Loss))), 1),
            Layers = sweep.Rules.Map((i, rule) => Seq<Layer>(
                    new Layer.Line($"{rule.Name}-kinetic", Curve(rule, rows, row => Part(row.Regret, row.Regret.Cost.Kinetic)), Stroke(rule, LineWidth)) { Label = i == 0 ? "moving" : Option<string>.None },
                    new Layer.Line($"{rule.Name}-loss", Curve(rule, rows, row => Part(row.Regret, row.Regret.Cost.Loss)), Stroke(rule, ThinWidth)) { Label = i == 0 ? "loss" : Option<string>.None }))
                .ToSeq()
                .Flatten(),
        };

    private static double Part(RuleRegret row, double part) => Shown(Math.Log10(Math.Max(Math.Abs(part / row.Optimum.Total), Math.Pow(10, LowestPart))));

    private static Panel Panel(string name, Cell cell, RegretSweep sweep)
        => new(name)
        {
            Cell = cell with { ColumnGap = 0.3, RowGap = 0.3 },
            Frame = Frame.LeftAndBottom,
            X = Axis.Logarithmic(Math.Log10(sweep.DiscountRates.Head), Math.Log10(sweep.DiscountRates.Last), 1) with
            {
                FontPoints = FontPoints,
                Label = "discount rate γ",
            },
        };

    private static Series Curve(SweptRule rule, Seq<Row> rows, Func<Row, double> quantity)
    {
        var points = rows.Filter(row => row.Rule.Name == rule.Name).Strict();
        return Series.Of(Values.Of(points.Map(row => Math.Log10(row.At))), Values.Of(points.Map(quantity)));
    }

    private static Stroke Stroke(SweptRule rule, double width) => RuleLook.Of(0, rule.Name).Stroke(width);

    /// <summary>What can be varied.</summary>
    /// <param name="Sweep">Rates, Δt, η and k of the sweep over discount rates.</param>
    /// <param name="Intervals">Δt of the panels that show the limit of small steps, in increasing order.</param>
    private sealed record Settings(RegretSweep Sweep, Seq<double> Intervals)
    {
        /// <summary>What the rules cost, for each discount rate.</summary>
        public Validation<NavigationError, Seq<Row>> OverRates(Func<RegretSweep, Validation<NavigationError, Seq<SweptRegret>>> on)
            => on(Sweep).Map(rows => rows.Map(row => new Row(row.Rule, row.DiscountRate, row.Regret)).Strict());

        /// <summary>What the rules cost at the smallest discount rate, for each time of a step.</summary>
        public Validation<NavigationError, Seq<Row>> OverIntervals(Func<RegretSweep, Validation<NavigationError, Seq<SweptRegret>>> on)
            => Solving.All(Intervals.Map(interval => on(Sweep with { Interval = interval, DiscountRates = Seq1(Sweep.DiscountRates.Head) })
                    .Map(rows => rows.Map(row => new Row(row.Rule, interval, row.Regret)))))
                .Map(all => all.Flatten().Strict());
    }

    /// <summary>What one rule costs.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="At">The discount rate or the time of a step, whichever is varied.</param>
    /// <param name="Regret">What it costs more than the optimum.</param>
    private sealed record Row(SweptRule Rule, double At, RuleRegret Regret);
}
