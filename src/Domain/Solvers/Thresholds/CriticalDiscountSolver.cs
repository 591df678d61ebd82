using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Infinite;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Thresholds;

/// <summary>
/// Finds the discount rate at which a learner with an infinite horizon is indifferent between two minima: the rate at which its start lies on the
/// boundary of their basins (section 6 of the theory notes).
/// </summary>
public static class CriticalDiscountSolver
{
    /// <summary>Searches a bracket of discount rates for equal costs of two paths, each on the stable manifold of its own rest point.</summary>
    /// <param name="settings">Bracket, durations and tolerances.</param>
    /// <param name="first">A point near a minimum of the loss; the path ends where the optimum rests beside it.</param>
    /// <param name="second">A point near another minimum.</param>
    /// <param name="problem">The problem; its discount rate and its horizon are replaced.</param>
    /// <returns>The rate with its error and both paths, or why there is none in the bracket.</returns>
    public static Validation<NavigationError, CriticalDiscount> Solve(
        CriticalDiscountSettings settings, Vec first, Vec second, NavigationProblem problem)
        => SolveWatched(Watch.Nothing, settings, first, second, problem);

    /// <summary>As <see cref="Solve(CriticalDiscountSettings, Vec, Vec, NavigationProblem)"/>, under a watch that is told the progress and may ask to stop.</summary>
    public static Validation<NavigationError, CriticalDiscount> SolveWatched(
        Watch watch, CriticalDiscountSettings settings, Vec first, Vec second, NavigationProblem problem)
        => Lookout.Over(watch, lookout => Solve(lookout, settings, first, second, problem));

    private static Validation<NavigationError, CriticalDiscount> Solve(
        Lookout lookout, CriticalDiscountSettings settings, Vec first, Vec second, NavigationProblem problem)
    {
        var rates = 0;
        Validation<NavigationError, Balance> Weigh(double rate)
            => At(lookout.Inside("discount rates", rates++, settings.MostSteps + 2), settings, rate, first, second, problem);
        var errors = settings.Check() + Checks.Point("the first minimum", first, problem.Dimension) + Checks.Point("the second minimum", second, problem.Dimension);
        return errors.IsEmpty
            ? Weigh(settings.Lowest).Bind(low => Weigh(settings.Highest).Bind(high => low.Difference * high.Difference > 0
                ? Fail<NavigationError, CriticalDiscount>(new NavigationError.NoCriticalDiscount(settings.Lowest, settings.Highest))
                : Narrow(settings, Weigh, new Bracket(low, high, 1, 1, End.None), 1)))
            : Fail<NavigationError, CriticalDiscount>(errors);
    }

    // False position with Illinois' weights: the bracket stays a bracket, and closes faster than by halving.
    private static Validation<NavigationError, CriticalDiscount> Narrow(
        CriticalDiscountSettings settings, Func<double, Validation<NavigationError, Balance>> weigh, Bracket bracket, int step)
        => step > settings.MostSteps
            ? Fail<NavigationError, CriticalDiscount>(new NavigationError.NotConverged(
                "the search for a critical discount rate", settings.MostSteps, bracket.High.Rate - bracket.Low.Rate))
            : weigh(bracket.Guess).Bind(middle => Math.Abs(middle.Difference / bracket.Slope) <= settings.Tolerance
                ? Success<NavigationError, CriticalDiscount>(Report(middle, bracket.Slope, step))
                : Narrow(settings, weigh, bracket.With(middle), step + 1));

    private static CriticalDiscount Report(Balance balance, double slope, int steps)
        => new(
            balance.Rate,
            (Error(balance.ToFirst) + Error(balance.ToSecond) + Math.Abs(balance.Difference)) / Math.Abs(slope),
            balance.ToFirst,
            balance.ToSecond,
            steps);

    private static double Error(InfiniteSolution path) => path.ObjectiveError.IfNone(double.PositiveInfinity);

    private static Validation<NavigationError, Balance> At(
        Lookout lookout, CriticalDiscountSettings settings, double rate, Vec first, Vec second, NavigationProblem problem)
        => NavigationProblem.Vary(s => s with { DiscountRate = rate, Horizon = Horizon.Unlimited }, problem).Bind(varied =>
            InfiniteSolver.Solve(lookout, InfiniteSettings.WithTarget(first, settings.Paths), varied).Bind(toFirst =>
                InfiniteSolver.Solve(lookout, InfiniteSettings.WithTarget(second, settings.Paths), varied).Map(toSecond => new Balance(rate, toFirst, toSecond))));

    private sealed record Balance(double Rate, InfiniteSolution ToFirst, InfiniteSolution ToSecond)
    {
        public double Difference => ToFirst.Objective - ToSecond.Objective;
    }

    private enum End
    {
        None,
        Low,
        High,
    }

    private sealed record Bracket(Balance Low, Balance High, double LowWeight, double HighWeight, End Moved)
    {
        public double Slope => (High.Difference - Low.Difference) / (High.Rate - Low.Rate);

        public double Guess
        {
            get
            {
                var (a, b) = (LowWeight * Low.Difference, HighWeight * High.Difference);
                return ((Low.Rate * b) - (High.Rate * a)) / (b - a);
            }
        }

        // An end that stays twice in a row counts half, or false position would hardly ever let it go.
        public Bracket With(Balance middle)
            => middle.Difference * Low.Difference > 0
                ? new Bracket(middle, High, 1, Moved == End.Low ? HighWeight / 2 : 1, End.Low)
                : new Bracket(Low, middle, Moved == End.High ? LowWeight / 2 : 1, 1, End.High);
    }
}
