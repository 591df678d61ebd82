using LanguageExt;
using LossNav.Domain.Solvers.Collocation;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Methods;

/// <summary>The settings that every method on a refined mesh has.</summary>
internal static class MeshSettings
{
    private const int MostIntervals = 1_000_000;
    private const int MostIterations = 100_000;
    private static readonly CollocationSettings _preset = CollocationSettings.Default;

    // What double precision can tell apart, and what still says something.
    public static Interval Tolerances { get; } = Interval.Between(1e-15, 1);

    public static Seq<Setting> All => Seq<Setting>(Tolerance, Most, Iterations);

    private static Setting<double> Tolerance { get; }
        = Setting.Number("tolerance", "largest estimated error of J and of the path, relative", _preset.Tolerance, Tolerances);

    private static Setting<int> Most { get; } = Setting.Count(
        "mostIntervals", "intervals beyond which to give up", _preset.MostIntervals, new SettingRange.Count(_preset.LeastIntervals, MostIntervals, 1));

    private static Setting<int> Iterations { get; } = Setting.Count(
        "mostIterations", "Newton steps on one mesh after which to give up", _preset.MostIterations, new SettingRange.Count(1, MostIterations, 1));

    public static CollocationSettings Of(SettingValues values)
        => _preset with { Tolerance = Tolerance.In(values), MostIntervals = Most.In(values), MostIterations = Iterations.In(values) };
}
