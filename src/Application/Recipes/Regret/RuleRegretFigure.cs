using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Application.Rules;
using LossNav.Domain.Suboptimality;
using static LanguageExt.Prelude;

namespace LossNav.Application.Recipes.Regret;

/// <summary>New: what learning rules cost more than the optimum, against the discount rate, and what of it is moving and what is loss.</summary>
public static class RuleRegretFigure
{
    private const string Name = "rule-regret";
    private const double FontPoints = 14;
    private const double LineWidth = 2.5;
    private const double LowestDecade = -12;
    private const double HighestDecade = 2;

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "What six learning rules cost more than the optimal policy, against the discount rate, on a bowl and on a double well; and their kinetic and loss parts",
        RegretSweep.Default,
        Seq(
            Parameter.Numbers<RegretSweep>(
                "discount-rates", "γ, in increasing order, > 0", "two or more numbers > 0 in increasing order",
                v => v.Count >= 2 && v.Head > 0 && v.Zip(v.Tail).ForAll(pair => pair.Item1 < pair.Item2), p => p.DiscountRates, (p, v) => p with { DiscountRates = v }),
            Parameter.Number<RegretSweep>(
                "interval", "Δt, the time of one step, 0.005 to 0.2", "a number from 0.005 to 0.2", v => v is >= 0.005 and <= 0.2, p => p.Interval, (p, v) => p with { Interval = v }),
            ParameterRanges.Positive<RegretSweep>("learning-rate", "η", p => p.LearningRate, (p, v) => p with { LearningRate = v }),
            ParameterRanges.Positive<RegretSweep>("loss-weight", "k", p => p.LossWeight, (p, v) => p with { LossWeight = v })),
        (_, sweep) => sweep.OnBowl().Bind(bowl => sweep.OnDoubleWell().Map(well => Describe(sweep, bowl, well))).For(Name));

    private static Figure Describe(RegretSweep sweep, Seq<SweptRegret> bowl, Seq<SweptRegret> well)
        => new(Name, 13, 10, Seq(
            Excess("bowl", "bowl, where the navigator step is exact", 0, sweep, bowl) with { Legend = LegendCorner.LowerLeft },
            Excess("double-well", "double well", 1, sweep, well),
            Parts("bowl-parts", 0, sweep, bowl) with { Legend = LegendCorner.UpperLeft },
            Parts("double-well-parts", 1, sweep, well)));

    private static Panel Excess(string name, string title, int column, RegretSweep sweep, Seq<SweptRegret> rows)
        => Panel(name, new Cell(0, column, 2, 2), sweep) with
        {
            Title = title,
            Y = Axis.Logarithmic(LowestDecade, HighestDecade, 2) with { FontPoints = FontPoints, Label = "(J − J*)/J*" },
            Layers = sweep.Rules.Map((i, rule) => (Layer)new Layer.Line(
                rule.Name, Curve(rule, rows, row => Math.Log10(Math.Max(row.Relative, Math.Pow(10, LowestDecade)))), Stroke(i)) { Label = rule.Title }).ToSeq(),
        };

    private static Panel Parts(string name, int column, RegretSweep sweep, Seq<SweptRegret> rows)
        => Panel(name, new Cell(1, column, 2, 2), sweep) with
        {
            Y = Axis.Logarithmic(-2, 3.5, 1) with { FontPoints = FontPoints, Label = "part of the cost/J*" },
            Layers = sweep.Rules.Map((i, rule) => Seq<Layer>(
                    new Layer.Line($"{rule.Name}-kinetic", Curve(rule, rows, row => Part(row, row.Cost.Kinetic)), Stroke(i)) { Label = i == 0 ? "moving" : Option<string>.None },
                    new Layer.Line($"{rule.Name}-loss", Curve(rule, rows, row => Part(row, row.Cost.Loss)), Stroke(i) with { Dashes = Seq(1.5, 1.5) }) { Label = i == 0 ? "loss" : Option<string>.None }))
                .ToSeq()
                .Flatten(),
        };

    private static double Part(RuleRegret row, double part) => Math.Log10(Math.Max(Math.Abs(part / row.Optimum.Total), 1e-16));

    private static Panel Panel(string name, Cell cell, RegretSweep sweep)
        => new(name)
        {
            Cell = cell,
            Frame = Frame.LeftAndBottom,
            X = Axis.Logarithmic(Math.Log10(sweep.DiscountRates.Head), Math.Log10(sweep.DiscountRates.Last), 1) with
            {
                FontPoints = FontPoints,
                Label = "discount rate γ",
            },
        };

    private static Series Curve(SweptRule rule, Seq<SweptRegret> rows, Func<RuleRegret, double> quantity)
    {
        var points = rows.Filter(row => row.Rule.Name == rule.Name).Strict();
        return Series.Of(Values.Of(points.Map(row => Math.Log10(row.DiscountRate))), Values.Of(points.Map(row => quantity(row.Regret))));
    }

    private static Stroke Stroke(int rule) => Figures.Stroke.Solid(Palette.Curve(rule), LineWidth);
}
