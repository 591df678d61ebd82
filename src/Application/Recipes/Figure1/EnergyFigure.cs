using LanguageExt;
using LossNav.Application.Figures;
using LossNav.Application.Recipes.Definition;
using LossNav.Application.Recipes.Drawing;
using LossNav.Domain.Navigation;
using LossNav.Domain.Solvers.Action;

namespace LossNav.Application.Recipes.Figure1;

/// <summary>Figure 1c: what moving and what the loss cost along the path of least action.</summary>
public static class EnergyFigure
{
    private const string Name = "fig1-kinetic-potential";

    /// <summary>The recipe.</summary>
    public static Recipe Recipe { get; } = Recipe.Define(
        Name,
        "Figure 1c: kinetic (top) and potential energy (bottom) along the path of least action",
        DoubleWellParameters.Published,
        DoubleWellParameters.OfPath,
        (edition, p) => DoubleWellPaths.MultiStep(edition, p).For(Name).Map(solution => Describe(edition, solution)));

    /// <summary>As published the kinetic energy of a step stands at its beginning and each panel has limits of its own; corrected it stands in the middle, on one time axis for both.</summary>
    private static Figure Describe(Edition edition, ActionSolution solution)
    {
        var kinetic = Values.Of(PathEnergy.KineticAlong(solution.Problem, solution.Path));
        var potential = Values.Of(PathEnergy.PotentialAlong(solution.Problem, solution.Path));
        var times = Values.Of(solution.Path.Times);
        var (kineticAt, axis) = edition == Edition.AsPublished
            ? (Values.Make(kinetic.Count, i => times[i]), new Axis())
            : (Values.Make(kinetic.Count, i => (times[i] + times[i + 1]) / 2), Shared(times[times.Count - 1]));
        var bare = new Figure(Name, 6.4, 4.8, new Seq<Panel>(
        [
            Row(0, "kinetic", axis, Series.Of(kineticAt, kinetic)),
            Row(1, "potential", axis, Series.Of(times, potential)),
        ]));
        return edition.If(
            House.Explained(
                "What moving and what the loss costs",
                "Along the path of least action of figure 1b: what moving costs (a) and what the loss costs (b) at each moment. The learner pays both at first, to cross the ridge, and then rests in the better minimum.",
                bare with { HeightInches = 5.6, Panels = bare.Panels.Map(panel => Annotated(times[times.Count - 1], panel)) }),
            bare);
    }

    private static Panel Annotated(double duration, Panel panel)
        => panel with
        {
            Cell = panel.Cell with { RowGap = 0.6 },
            Frame = Frame.LeftAndBottom,
            X = House.Named(House.Time, panel.X) with { Ticks = Ticks.Round(0, duration, 5) },
            Y = House.Named(panel.Name == "kinetic" ? "$‖\\dot{\\bf{θ}}‖^2/2η$" : "$k\\cal{L}(\\bf{θ})$", panel.Y) with { Ticks = Ticks.Over(panel.Layers, 4) },
            Title = panel.Name == "kinetic" ? "kinetic energy" : "potential energy",
        };

    private static Axis Shared(double duration) => new() { Low = -0.05 * duration, High = 1.05 * duration };

    private static Panel Row(int row, string name, Axis x, Series energy)
        => new(name)
        {
            Cell = new Cell(row, 0, 2, 1),
            Frame = Frame.LeftAndBottom with { Ticks = false },
            X = x,
            Layers = new Seq<Layer>([new Layer.Line("energy", energy, Stroke.Solid(Colors.Black, 2))]),
        };
}
