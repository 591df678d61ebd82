using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain.Navigation;
using static LanguageExt.Prelude;

namespace LossNav.Application.Answers;

/// <summary>What moving and the loss cost over time, and the costate.</summary>
public static class MotionFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="name">Its name; its files carry it.</param>
    /// <param name="parameters">The names of the parameters.</param>
    /// <param name="solved">The answer.</param>
    public static Figure Of(string name, Seq<string> parameters, SolvedProblem solved)
    {
        var (positions, velocities, costates) = solved.Path;
        var times = positions.Times.ToArray();
        var energies = Range(0, times.Length)
            .Map(i => PathEnergy.At(times[i], positions.PositionAt(i), velocities.PositionAt(i), solved.Problem))
            .ToSeq()
            .Strict();
        var (kinetic, potential) = (energies.Map(energy => energy.Kinetic), energies.Map(energy => energy.Potential));
        return new Figure(name, 6, 6, Seq(
            Row(0, "energy", times, PathFigure.ValueAxis(kinetic + potential, "energy"), Seq(
                Line("kinetic", times, kinetic, 0),
                Line("potential", times, potential, 3))),
            Row(1, "costate", times, PathFigure.ValueAxis(costates.Positions.ToArray().ToSeq(), "λ"), PathFigure.Numbered(parameters)
                .Map(parameter => Line(parameter.Item, times, costates.Coordinate(parameter.Index).ToSeq(), parameter.Index)))));
    }

    private static Panel Row(int row, string name, double[] times, Axis y, Seq<Layer> layers)
        => new(name)
        {
            Cell = new Cell(row, 0, 2, 1),
            Frame = Frame.LeftAndBottom,
            X = new Axis { Low = 0, High = times[^1], Ticks = RoundTicks.Between(0, times[^1]), Label = "t" },
            Y = y,
            Legend = LegendCorner.UpperRight,
            Layers = layers,
        };

#pragma warning disable CA1859 // A list of layers of several kinds takes this one as a layer.
    private static Layer Line(string name, double[] times, Seq<double> numbers, int color)
        => new Layer.Line(name, Series.Of(Values.Of(times), Values.Of(numbers)), Stroke.Solid(Palette.Curve(color), 2)) { Label = name };
#pragma warning restore CA1859
}
