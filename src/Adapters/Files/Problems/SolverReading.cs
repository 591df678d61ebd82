using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Domain.Solvers.Action;
using LossNav.Domain.Solvers.Collocation;

namespace LossNav.Adapters.Files.Problems;

/// <summary>Reads which solver to use and how.</summary>
internal static class SolverReading
{
    private const int MostPoints = 5_000_000;
    private static readonly string[] Methods = ["auto", "quadratic", "action", "collocation"];

    /// <summary>The solver: a word, or an object with its settings.</summary>
    public static Validation<Fault, SolverChoice> Read(JsonPart part)
        => part is JsonPart.Group group
            ? group.Required("method", "\"method\": \"collocation\"", method => Reading.Choice(method, Methods)).Bind(method => WithSettings(group, method))
            : Reading.Choice(part, Methods).Bind(method => WithSettings(new JsonPart.Group(part.At, LanguageExt.Seq<Member>.Empty), method));

    private static Validation<Fault, SolverChoice> WithSettings(JsonPart.Group group, string method) => method switch
    {
        "action" => Action(group),
        "collocation" => Collocation(group),
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
    {
        var preset = CollocationSettings.Default;
        return (group.Only("method", "tolerance", "mostIntervals"),
            Tolerance(group, preset.Tolerance),
            group.Optional("mostIntervals", preset.MostIntervals, part => Reading.Count(part, preset.LeastIntervals, 1_000_000)))
            .Apply((_, tolerance, most) => (SolverChoice)new SolverChoice.Collocation(preset with { Tolerance = tolerance, MostIntervals = most }));
    }

    private static Validation<Fault, double> Tolerance(JsonPart.Group group, double preset)
        => group.Optional("tolerance", preset, part => Reading.Number(part, "a number between 1e-15 and 1", value => value is > 1e-15 and < 1));
}
