using LossNav.Domain.Solvers;
using LossNav.Domain.Solvers.Continuation;

namespace LossNav.Domain.Methods;

/// <summary>Collocation from many guesses as a method; its answers are those of collocation.</summary>
public static class MultiStartMethod
{
    private static readonly MultiStartSettings _preset = MultiStartSettings.Default;

    private static readonly Setting<int> _starts
        = Setting.Count("starts", "guesses besides the straight line", _preset.Starts, new SettingRange.Count(0, 10_000, 1));

    private static readonly Setting<double> _amplitude = Setting.Number(
        "amplitude", "how far the guesses bend, relative to the distance of the ends", _preset.Amplitude, Interval.Positive);

    /// <summary>The row.</summary>
    public static Method Row { get; } = new(
        "multi-start",
        "every distinct optimum from bent guesses, the best first",
        MethodNeeds.FiniteHorizon,
        MeshSettings.All.Add(_starts).Add(_amplitude),
        (values, watch, problem) => MultiStart.SolveWatched(watch, Settings(values), problem).Map(all => all.Map(solution => (Solution)solution)));

    /// <summary>The settings of the solver that the values stand for.</summary>
    public static MultiStartSettings Settings(SettingValues values)
        => _preset with { Collocation = MeshSettings.Of(values), Starts = _starts.In(values), Amplitude = _amplitude.In(values) };
}
