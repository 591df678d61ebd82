namespace LossNav.Domain.Beliefs;

/// <summary>Whether the task has just changed, judged from the loss of one step after another (theory notes, section 8).</summary>
/// <remarks>
/// Within a task the loss is normal around a mean that the learner follows with exponential forgetting, and so is its variance. A new task gives a loss that
/// is normal around the loss ℓ₀ of the untaught learner with deviation ℓ₀: the only scale that it knows beforehand. Bayes' rule with the hazard ρ gives p.
/// </remarks>
/// <param name="Untaught">ℓ₀, the first loss seen; 0 before that.</param>
/// <param name="Information">How many losses of this task the mean rests on, those forgotten counted in part.</param>
/// <param name="Mean">The mean of the loss within the present task.</param>
/// <param name="Variance">Its variance from step to step.</param>
/// <param name="ChangeProbability">p, the belief that the task changed at the last step.</param>
public readonly record struct TaskChangeBelief(double Untaught, double Information, double Mean, double Variance, double ChangeProbability)
{
    /// <summary>Before anything is seen.</summary>
    public static TaskChangeBelief Unknown { get; }

    /// <summary>The gain of the mean: how much the next loss would move it, 1/(βJ + 1).</summary>
    /// <param name="settings">Hazard and forgetting.</param>
    public double Gain(TaskChangeSettings settings) => 1 / ((settings.Forgetting * Information) + 1);

    /// <summary>The belief after one more loss.</summary>
    /// <param name="settings">Hazard and forgetting.</param>
    /// <param name="loss">The loss seen; one that is not finite leaves the belief as it is, with p = 0.</param>
    /// <param name="belief">The belief before.</param>
    public static TaskChangeBelief Observe(TaskChangeSettings settings, double loss, TaskChangeBelief belief)
        => !double.IsFinite(loss) ? belief with { ChangeProbability = 0 }
            : belief.Information == 0 ? new TaskChangeBelief(loss, 1, loss, loss * loss, 0)
            : Follow(settings, loss, belief, PosteriorOfChange(settings.Hazard, loss, belief));

    /// <summary>The five numbers of the belief, for a rule's memory.</summary>
    public double[] ToNumbers() => [Untaught, Information, Mean, Variance, ChangeProbability];

    internal static TaskChangeBelief FromNumbers(ReadOnlySpan<double> numbers) => new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);

    internal void Write(Span<double> numbers)
        => (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]) = (Untaught, Information, Mean, Variance, ChangeProbability);

    private static double PosteriorOfChange(double hazard, double loss, TaskChangeBelief belief)
    {
        if (hazard is 0 or 1)
        {
            return hazard;
        }

        var logOdds = Math.Log(hazard / (1 - hazard))
            + LogDensity(loss, belief.Untaught, belief.Untaught * belief.Untaught)
            - LogDensity(loss, belief.Mean, belief.Variance * (1 + (1 / belief.Information)));
        return 1 / (1 + Math.Exp(-logOdds));
    }

    // What was known is kept with the probability that the task is still the same.
    private static TaskChangeBelief Follow(TaskChangeSettings settings, double loss, TaskChangeBelief belief, double change)
    {
        var kept = (1 - change) * settings.Forgetting * belief.Information;
        var gain = 1 / (kept + 1);
        var surprise = loss - belief.Mean;
        var prior = (change * belief.Untaught * belief.Untaught) + ((1 - change) * belief.Variance);
        var scaleGain = (1 - change) * gain;
        return new TaskChangeBelief(
            belief.Untaught,
            kept + 1,
            belief.Mean + (gain * surprise),
            prior + (scaleGain * ((surprise * surprise * (1 - gain)) - prior)),
            change);
    }

    private static double LogDensity(double x, double mean, double variance)
    {
        // A variance of zero would make the belief certain for ever.
        var safe = Math.Max(variance, 1e-12);
        return -0.5 * (Math.Log(safe) + ((x - mean) * (x - mean) / safe));
    }
}
