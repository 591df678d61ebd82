using LossNav.Domain.Numerics;

namespace LossNav.Domain.ChangingTasks;

/// <summary>How a learner that knows the present task behaves while tasks change. All navigate with the rate √(γ²/4 + ηkh) − γ/2 of the loss that they believe in.</summary>
public abstract record ContinualRule
{
    private ContinualRule(string name) => Name = name;

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>The optimal rule of section 8.</summary>
    public static ContinualRule Optimal { get; } = new Tracking();

    /// <summary>Goes to the present optimum as if it would stay.</summary>
    public static ContinualRule Forgetful { get; } = new NoReset();

    /// <summary>Gives the value of the case that this rule is.</summary>
    public TResult Match<TResult>(
        Func<Tracking, TResult> tracking,
        Func<NoReset, TResult> noReset,
        Func<FullReset, TResult> fullReset,
        Func<InitialPull, TResult> initialPull,
        Func<Consolidation, TResult> consolidation)
        => this switch
        {
            Tracking rule => tracking(rule),
            NoReset rule => noReset(rule),
            FullReset rule => fullReset(rule),
            InitialPull rule => initialPull(rule),
            Consolidation rule => consolidation(rule),
            _ => throw new InvalidOperationException($"{GetType()} is not a rule of continual learning."),
        };

    internal LanguageExt.Seq<NavigationError> Check() => Match(
        _ => LanguageExt.Prelude.Empty,
        _ => LanguageExt.Prelude.Empty,
        reset => Checks.Positive("the duration τ of a reset", reset.Duration),
        pull => Checks.NotNegative("the strength λ of the pull", pull.Strength),
        consolidation => Checks.NotNegative("the strength s of the consolidation", consolidation.Strength));

    /// <summary>Tracks the optimum that the future is expected to have (<see cref="TrackingPolicy"/>).</summary>
    public sealed record Tracking() : ContinualRule("optimal");

    /// <summary>Heads for the present optimum m, with the same rate.</summary>
    public sealed record NoReset() : ContinualRule("no reset");

    /// <summary>
    /// Goes back to μ₀ at every change, then heads for m. A jump in no time would cost infinitely much, so the way back is walked in a straight line at constant
    /// speed, which is the cheapest for its duration: it costs |μ₀ − θ|²/(2ητ) and the loss on the way. Where the next change comes first, the next walk begins there.
    /// </summary>
    /// <param name="Duration">τ &gt; 0.</param>
    public sealed record FullReset(double Duration) : ContinualRule("full reset");

    /// <summary>Navigates L + ½λ|θ − μ₀|² (<see cref="PullToStart"/>).</summary>
    /// <param name="Strength">λ ≥ 0.</param>
    public sealed record InitialPull(double Strength) : ContinualRule("L2-init")
    {
        // How far from the initial weights to the optimum it comes to rest, over curvature h; all the way where nothing pulls.
        internal double Fraction(double h) => Strength == 0 ? 1 : h / (h + Strength);
    }

    /// <summary>Navigates L with the pull of the optima of all past tasks (<see cref="WeightConsolidation"/>): it guards the old tasks, which here never return.</summary>
    /// <param name="Strength">s ≥ 0.</param>
    public sealed record Consolidation(double Strength) : ContinualRule("EWC");
}
