using LanguageExt;
using LossNav.Domain.Solvers;
using LossNav.Domain.Solvers.Action;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Methods;

/// <summary>The discrete action as a method.</summary>
public static class ActionMethod
{
    private const string Left = "left";
    private static readonly ActionSettings _preset = ActionSettings.Of(401, ActionRule.Trapezoid);

    private static readonly Setting<int> _points = Setting.Count("points", "points of the path", _preset.Points, new SettingRange.Count(3, 5_000_000, 1));

    private static readonly Setting<string> _rule = Setting.Choice("rule", "how the integral becomes a sum", Seq("trapezoid", Left));

    private static readonly Setting<double> _tolerance
        = Setting.Number("tolerance", "largest coordinate of the last Newton step, relative", _preset.StepTolerance, MeshSettings.Tolerances);

    private static readonly Setting<int> _mostIterations
        = Setting.Count("mostIterations", "Newton steps after which to give up", _preset.MostIterations, new SettingRange.Count(1, 100_000, 1));

    /// <summary>The row.</summary>
    public static Method Row { get; } = new(
        "action",
        "block Newton on a fixed mesh",
        MethodNeeds.FiniteHorizon,
        Seq<Setting>(_points, _rule, _tolerance, _mostIterations),
        (values, watch, problem) => ActionSolver.SolveWatched(watch, Settings(values), problem).Map(solution => Seq1<Solution>(solution)));

    /// <summary>The settings of the solver that the values stand for.</summary>
    public static ActionSettings Settings(SettingValues values)
        => new(_points.In(values), _rule.In(values) == Left ? ActionRule.Left : ActionRule.Trapezoid, _tolerance.In(values), _mostIterations.In(values));
}
