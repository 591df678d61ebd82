using System.Globalization;
using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.ColorMaps;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using static LanguageExt.Prelude;

namespace LossNav.Application.Answers;

/// <summary>The optimal paths beside the gradient-descent path: over the landscape where it has two parameters, over time otherwise.</summary>
public static class PathFigure
{
    private const int Grid = 121;
    private const double Margin = 0.15;
    private static readonly Color DescentColor = new(190, 30, 45);

    /// <summary>Draws the figure.</summary>
    /// <param name="name">Its name; its files carry it.</param>
    /// <param name="parameters">The names of the parameters.</param>
    /// <param name="solutions">One answer or more, on one landscape.</param>
    public static Figure Of(string name, Seq<string> parameters, Seq<SolvedProblem> solutions)
        => solutions[0].Problem.Dimension == 2
            ? new Figure(name, 6, 5, Seq1(Plane(parameters, solutions)))
            : new Figure(name, 6, 4, Seq1(OverTime(parameters, solutions)));

    private static Panel Plane(Seq<string> parameters, Seq<SolvedProblem> solutions)
    {
        var paths = solutions.Map(solved => solved.Path.Positions) + solutions.Bind(solved => solved.Descent.ToSeq());
        var (x, y) = (Axis(parameters[0], paths, 0), Axis(parameters[1], paths, 1));
        return new Panel("landscape")
        {
            X = x,
            Y = y,
            Legend = LegendCorner.UpperLeft,
            Layers = Landscape(solutions[0].Problem.Landscape, x, y)
                + solutions[0].Descent.ToSeq().Map(descent => Line("gradient-descent", "gradient descent", Plane(descent), Stroke.Dashed(DescentColor, 2)))
                + Numbered(solutions).Map(one => Line(
                    $"path-{one.Index + 1}", Label(one.Index, one.Item, solutions), Plane(one.Item.Path.Positions), Stroke.Solid(Palette.Curve(one.Index), 2.5)))
                + Seq1<Layer>(new Layer.Points("start", Series.Point(paths[0].Start[0], paths[0].Start[1]), Colors.Black, 8, AboveFrame: true)),
        };
    }

    private static Panel OverTime(Seq<string> parameters, Seq<SolvedProblem> solutions)
    {
        var last = solutions.Map(solved => solved.Path.Positions.Times[^1]).Fold(0.0, Math.Max);
        return new Panel("time")
        {
            Frame = Frame.LeftAndBottom,
            X = new Axis { Low = 0, High = last, Ticks = RoundTicks.Between(0, last), Label = "t" },
            Y = ValueAxis(solutions.Bind(solved => solved.Path.Positions.Positions.ToArray().ToSeq()), "θ"),
            Legend = LegendCorner.UpperRight,
            Layers = Numbered(solutions).Bind(one => Numbered(parameters).Map(parameter => Line(
                    $"{parameter.Item}-{one.Index + 1}",
                    solutions.Count == 1 ? parameter.Item : $"{parameter.Item}, {Label(one.Index, one.Item, solutions)}",
                    OverTime(one.Item.Path.Positions, parameter.Index),
                    Stroke.Solid(Palette.Curve((one.Index * parameters.Count) + parameter.Index), 2))))
                + solutions[0].Descent.ToSeq().Bind(descent => Numbered(parameters).Map(parameter => Line(
                    $"gradient-descent-{parameter.Item}",
                    parameter.Index == 0 ? "gradient descent" : string.Empty,
                    OverTime(descent, parameter.Index),
                    Stroke.Dashed(DescentColor, 1.5)))),
        };
    }

    /// <summary>An axis that holds numbers, with room around them.</summary>
    internal static Axis ValueAxis(Seq<double> numbers, string label)
    {
        var finite = numbers.Filter(double.IsFinite);
        var (least, greatest) = finite.IsEmpty ? (0.0, 1.0) : (finite.Min(), finite.Max());
        var room = Math.Max(greatest - least, 1e-9 * (1 + Math.Abs(greatest))) * Margin / 2;
        return new Axis { Low = least - room, High = greatest + room, Ticks = RoundTicks.Between(least - room, greatest + room), Label = label };
    }

    /// <summary>One coordinate of a path over time.</summary>
    internal static Series OverTime(Trajectory path, int index) => Series.Of(Values.Of(path.Times), Values.Of(path.Coordinate(index)));

    /// <summary>Items with their places, counted from 0.</summary>
    internal static Seq<(int Index, T Item)> Numbered<T>(Seq<T> items) => items.Map((index, item) => (index, item)).ToSeq();

#pragma warning disable CA1859 // A list of layers of several kinds takes this one as a layer.
    private static Layer Line(string name, string label, Series series, Stroke stroke)
        => new Layer.Line(name, series, stroke) { Label = label.Length == 0 ? None : Some(label) };
#pragma warning restore CA1859

    // What tells the answers apart: the discount rate, their rank, or both.
    private static string Label(int index, SolvedProblem solved, Seq<SolvedProblem> solutions)
    {
        var rates = solutions.Map(one => one.Problem.DiscountRate).Distinct().Count;
        return solutions.Count == 1 ? "optimal"
            : rates == solutions.Count ? string.Create(CultureInfo.InvariantCulture, $"γ = {solved.Problem.DiscountRate:G4}")
            : rates == 1 ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}: J = {solved.Solution.Objective:G5}")
            : string.Create(CultureInfo.InvariantCulture, $"{index + 1}: γ = {solved.Problem.DiscountRate:G4}, J = {solved.Solution.Objective:G4}");
    }

    private static Seq<Layer> Landscape(Landscape landscape, Axis x, Axis y)
    {
        var losses = LossGrid.Of(landscape, Side(x), Side(y));

        // Outside a grid, or where a formula is not defined, there is nothing to colour.
        return losses.Cells.Span.ContainsAnyExceptInRange(double.MinValue, double.MaxValue)
            ? Empty
            : Seq<Layer>(
                new Layer.Heatmap("loss", losses, Viridis.Map, 0.5),
                new Layer.Contours("levels", losses, 12, new ContourColoring.ByLevel(Viridis.Map), 1));
    }

    private static Values Side(Axis axis) => Values.Evenly(axis.Low.IfNone(0), axis.High.IfNone(1), Grid);

    private static Axis Axis(string label, Seq<Trajectory> paths, int index)
    {
        var axis = ValueAxis(paths.Bind(path => path.Coordinate(index).ToSeq()), label);
        var (low, high) = (axis.Low.IfNone(0), axis.High.IfNone(1));

        // A path straight along one parameter still shows some of the landscape beside it.
        var spare = Math.Max(0, (0.5 * Span(paths)) - (high - low)) / 2;
        return axis with { Low = low - spare, High = high + spare, Ticks = RoundTicks.Between(low - spare, high + spare) };
    }

    private static double Span(Seq<Trajectory> paths)
        => Range(0, 2).Map(d => paths.Bind(path => path.Coordinate(d).ToSeq())).Map(all => all.Max() - all.Min()).Max();

    private static Series Plane(Trajectory path) => Series.Of(Values.Of(path.Coordinate(0)), Values.Of(path.Coordinate(1)));
}
