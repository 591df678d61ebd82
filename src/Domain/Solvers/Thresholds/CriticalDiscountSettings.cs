using LanguageExt;

namespace LossNav.Domain.Solvers.Thresholds;

/// <summary>Where and how exactly a critical discount rate is looked for.</summary>
/// <param name="Lowest">A rate, &gt; 0, at which the one minimum is the cheaper to go to.</param>
/// <param name="Highest">A greater rate at which the other is.</param>
/// <param name="Duration">T &gt; 0: time after which a path has long arrived; what comes later is bounded and reported.</param>
/// <param name="FirstGuess">Time, &gt; 0 and ≤ T, in which the first guess of a path arrives: a few times what the motion takes.</param>
/// <param name="PathTolerance">Error allowed in the cost of a path as a share of it, &gt; 0.</param>
/// <param name="Tolerance">The search ends when the rate is known to this, &gt; 0, but for the errors of the costs.</param>
/// <param name="MostSteps">Steps of the search after which to give up, ≥ 1.</param>
public sealed record CriticalDiscountSettings(
    double Lowest, double Highest, double Duration, double FirstGuess, double PathTolerance, double Tolerance, int MostSteps)
{
    /// <summary>The defaults for a bracket: T = 20, a first guess that takes a fifth of it, costs to 1e-10, the rate to 1e-10, at most 50 steps.</summary>
    /// <param name="lowest">A rate at which the one minimum is cheaper.</param>
    /// <param name="highest">A rate at which the other is.</param>
    public static CriticalDiscountSettings Between(double lowest, double highest) => new(lowest, highest, 20, 4, 1e-10, 1e-10, 50);

    internal Seq<NavigationError> Check()
        => Checks.Positive("the lowest discount rate", Lowest)
            + Checks.When(
                !(Highest > Lowest && double.IsFinite(Highest)),
                () => new NavigationError.OutOfRange("the highest discount rate", Highest, "a finite number greater than the lowest"))
            + Checks.Positive("the duration T", Duration)
            + Checks.When(
                !(FirstGuess > 0 && FirstGuess <= Duration),
                () => new NavigationError.OutOfRange("the duration of the first guess", FirstGuess, "> 0 and at most the duration T"))
            + Checks.Positive("the tolerance of the paths", PathTolerance)
            + Checks.Positive("the tolerance", Tolerance)
            + Checks.AtLeast("the most steps", MostSteps, 1);
}
