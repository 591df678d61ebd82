using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Figures.ColorMaps;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Policies;
using static LanguageExt.Prelude;

namespace LossNav.Application.Answers;

/// <summary>The value function of a grid with its policy as arrows and the path from the start.</summary>
public static class ValueFigure
{
    private const int ArrowsAcross = 16;
    private const double ArrowShare = 0.8;

    /// <summary>Draws the figure; grids of three parameters have none.</summary>
    /// <param name="name">Its name; its files carry it.</param>
    /// <param name="parameters">The names of the parameters.</param>
    /// <param name="policy">Value function and policy.</param>
    /// <param name="solved">The answer for the problem's start.</param>
    public static Option<Figure> Of(string name, Seq<string> parameters, PolicySolution policy, SolvedProblem solved)
        => policy.Grid.Dimension switch
        {
            1 => Line(name, parameters[0], policy, solved),
            2 => Plane(name, parameters, policy, solved),
            _ => None,
        };

    private static Figure Line(string name, string parameter, PolicySolution policy, SolvedProblem solved)
    {
        var (axis, values) = (policy.Grid.Axes[0], policy.Values.ToArray().ToSeq());
        var (x, start) = (Values.Make(axis.Nodes, axis.NodeAt), solved.Problem.Start[0]);
        return new Figure(name, 6, 4, Seq1(new Panel("value")
        {
            Frame = Frame.LeftAndBottom,
            X = Axis(parameter, axis),
            Y = PathFigure.ValueAxis(values, "V"),
            Layers = Seq<Layer>(
                new Layer.Line("value", Series.Of(x, Values.Of(values)), Stroke.Solid(Colors.Blue, 2)),
                new Layer.Points("start", Series.Point(start, solved.Solution.Objective), Colors.Black, 8, AboveFrame: true)),
        }));
    }

    private static Figure Plane(string name, Seq<string> parameters, PolicySolution policy, SolvedProblem solved)
    {
        var (first, second) = (policy.Grid.Axes[0], policy.Grid.Axes[1]);
        var values = ScalarGrid.Sample(
            (x, y) => policy.Value(Vec.Of(x, y)).IfNone(double.NaN), Values.Make(first.Nodes, first.NodeAt), Values.Make(second.Nodes, second.NodeAt));
        var path = solved.Path.Positions;
        return new Figure(name, 6, 5, Seq1(new Panel("value")
        {
            X = Axis(parameters[0], first),
            Y = Axis(parameters[1], second),
            Layers = Seq<Layer>(
                new Layer.Heatmap("value", values, Viridis.Map, 0.5),
                new Layer.Contours("levels", values, 12, new ContourColoring.ByLevel(Viridis.Map), 1),
                Arrows(policy, first, second),
                new Layer.Line("path", Series.Of(Values.Of(path.Coordinate(0)), Values.Of(path.Coordinate(1))), Stroke.Solid(Colors.DeepSkyBlue, 2.5)),
                new Layer.Points("start", Series.Point(path.Start[0], path.Start[1]), Colors.Black, 8, AboveFrame: true)),
        }));
    }

    // Directions only: every arrow is as long as its cell allows.
    private static Layer.Arrows Arrows(PolicySolution policy, GridAxis first, GridAxis second)
    {
        var (width, height) = ((first.To - first.From) / ArrowsAcross, (second.To - second.From) / ArrowsAcross);
        var arrows = Range(0, ArrowsAcross * ArrowsAcross)
            .Map(i => Vec.Of(first.From + (width * ((i % ArrowsAcross) + 0.5)), second.From + (height * ((i / ArrowsAcross) + 0.5))))
            .Map(at => (At: at, Reach: policy.Velocity(at).Map(velocity => Shorten(velocity, width, height)).IfNone(Vec.Zero(2))))
            .Filter(arrow => arrow.Reach.Norm > 0)
            .ToSeq()
            .Strict();
        return new Layer.Arrows(
            "policy",
            Series.Of(Values.Of(arrows.Map(arrow => arrow.At[0] - (arrow.Reach[0] / 2))), Values.Of(arrows.Map(arrow => arrow.At[1] - (arrow.Reach[1] / 2)))),
            Series.Of(Values.Of(arrows.Map(arrow => arrow.Reach[0])), Values.Of(arrows.Map(arrow => arrow.Reach[1]))),
            Colors.Black,
            0.8);
    }

    private static Vec Shorten(Vec velocity, double width, double height)
    {
        var length = Math.Sqrt(Math.Pow(velocity[0] / width, 2) + Math.Pow(velocity[1] / height, 2));
        return length > 0 ? (ArrowShare / length) * velocity : velocity;
    }

    private static Axis Axis(string label, GridAxis axis)
        => new() { Low = axis.From, High = axis.To, Ticks = RoundTicks.Between(axis.From, axis.To), Label = label };
}
