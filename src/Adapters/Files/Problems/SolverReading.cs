using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Continuation;
using LossNav.Domain.Solvers.Infinite;
using LossNav.Domain.Solvers.Policies;
using static LanguageExt.Prelude;

namespace LossNav.Adapters.Files.Problems;

/// <summary>Reads which solver to use and how.</summary>
internal static class SolverReading
{
    private const int MostPoints = 5_000_000;
    private const int UsualCells = 100;
    private const int MostCells = 2000;
    private static readonly string[] Methods = ["auto", "quadratic", "action", "collocation", "infinite", "multi-start", "policy"];

    /// <summary>The solver: a word, or an object with its settings.</summary>
    public static Validation<Fault, SolverChoice> Read(Context context, JsonPart part)
        => part is JsonPart.Group group
            ? group.Required("method", "\"method\": \"collocation\"", method => Reading.Choice(method, Methods)).Bind(method => WithSettings(context, group, method))
            : Reading.Choice(part, Methods).Bind(method => WithSettings(context, new JsonPart.Group(part.At, LanguageExt.Seq<Member>.Empty), method));

    private static Validation<Fault, SolverChoice> WithSettings(Context context, JsonPart.Group group, string method) => method switch
    {
        "action" => Action(group),
        "collocation" => Collocation(group),
        "infinite" => Infinite(context, group),
        "multi-start" => Several(group),
        "policy" => Policy(context, group),
        "quadratic" => group.Only("method").Map(_ => (SolverChoice)new SolverChoice.Quadratic()),
        _ => group.Only("method").Map(_ => SolverChoice.Fitting),
    };

    private static Validation<Fault, SolverChoice> Action(JsonPart.Group group)
    {
        var preset = ActionSettings.Of(401, ActionRule.Trapezoid);
        return (group.Only("method", "points", "rule", "tolerance", "mostIterations"),
            group.Optional("points", preset.Points, part => Reading.Count(part, 3, MostPoints)),
            group.Optional("rule", preset.Rule, part => Reading.Choice(part, "left", "trapezoid").Map(word => word == "left" ? ActionRule.Left : ActionRule.Trapezoid)),
            Tolerance(group, preset.StepTolerance),
            group.Optional("mostIterations", preset.MostIterations, part => Reading.Count(part, 1, 100_000)))
            .Apply((_, points, rule, tolerance, iterations) => (SolverChoice)new SolverChoice.Action(new ActionSettings(points, rule, tolerance, iterations)));
    }

    private static Validation<Fault, SolverChoice> Collocation(JsonPart.Group group)
        => (group.Only("method", "tolerance", "mostIntervals"), Mesh(group))
            .Apply((_, mesh) => (SolverChoice)new SolverChoice.Collocation(mesh));

    private static Validation<Fault, SolverChoice> Infinite(Context context, JsonPart.Group group)
    {
        var preset = InfiniteSettings.Default;
        return (group.Only("method", "tolerance", "mostIntervals", "reach", "target"),
            Mesh(group),
            group.Optional("reach", preset.Reach, part => Reading.Number(part, "a number between 0 and 0.1", value => value is > 0 and <= 0.1)),
            group.Optional("target", preset.Target, part => Reading.Vector(part, context.Dimension).Map(Some)))
            .Apply((_, mesh, reach, target) => (SolverChoice)new SolverChoice.Infinite(new InfiniteSettings(mesh, reach, target)));
    }

    private static Validation<Fault, SolverChoice> Several(JsonPart.Group group)
    {
        var preset = MultiStartSettings.Default;
        return (group.Only("method", "tolerance", "mostIntervals", "starts", "amplitude"),
            Mesh(group),
            group.Optional("starts", preset.Starts, part => Reading.Count(part, 0, 10_000)),
            group.Optional("amplitude", preset.Amplitude, part => Reading.Number(part, "a number > 0", value => value > 0)))
            .Apply((_, mesh, starts, amplitude) => (SolverChoice)new SolverChoice.Several(
                preset with { Collocation = mesh, Starts = starts, Amplitude = amplitude }));
    }

    private static Validation<Fault, SolverChoice> Policy(Context context, JsonPart.Group group)
        => (group.Only("method", "from", "to", "cells"),
            group.Required("from", "\"from\": [-2, -2]", part => Reading.Vector(part, context.Dimension)),
            group.Required("to", "\"to\": [2, 2]", part => Reading.Vector(part, context.Dimension).Bind(to => Above(group, part, to))),
            group.Optional("cells", UsualCells, part => Reading.Count(part, 16, MostCells).Bind(cells => cells % 4 == 0
                ? Reading.Right(cells)
                : Reading.Wrong<int>(part.At, $"{cells} cells cannot be halved twice; write a multiple of 4"))))
            .Apply((_, from, to, cells) => (SolverChoice)new SolverChoice.Policy(
                PolicySettings.On([.. Range(0, from.Dimension).Map(d => new GridAxis(from[d], to[d], cells))])));

    private static Validation<Fault, Vec> Above(JsonPart.Group group, JsonPart part, Vec to)
        => group.Find("from").Bind(from => Reading.Vector(from, to.Dimension).ToOption())
            .Filter(from => !Range(0, to.Dimension).ForAll(d => from[d] < to[d]))
            .Match(
                _ => Reading.Wrong<Vec>(part.At, "the grid must end above where it begins; make every number greater than that of 'from'"),
                () => Reading.Right(to));

    private static Validation<Fault, CollocationSettings> Mesh(JsonPart.Group group)
    {
        var preset = CollocationSettings.Default;
        return (Tolerance(group, preset.Tolerance),
            group.Optional("mostIntervals", preset.MostIntervals, part => Reading.Count(part, preset.LeastIntervals, 1_000_000)))
            .Apply((tolerance, most) => preset with { Tolerance = tolerance, MostIntervals = most });
    }

    private static Validation<Fault, double> Tolerance(JsonPart.Group group, double preset)
        => group.Optional("tolerance", preset, part => Reading.Number(part, "a number between 1e-15 and 1", value => value is > 1e-15 and < 1));
}
