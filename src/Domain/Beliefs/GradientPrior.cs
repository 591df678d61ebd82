namespace LossNav.Domain.Beliefs;

/// <summary>How a learner believes the true gradient to move from one step to the next (theory notes, section 7).</summary>
public abstract record GradientPrior
{
    private GradientPrior()
    {
    }

    /// <summary>Gives the value of the case that this prior is.</summary>
    public TResult Match<TResult>(Func<RandomWalk, TResult> randomWalk, Func<OrnsteinUhlenbeck, TResult> ornsteinUhlenbeck) => this switch
    {
        RandomWalk prior => randomWalk(prior),
        OrnsteinUhlenbeck prior => ornsteinUhlenbeck(prior),
        _ => throw new InvalidOperationException($"{GetType()} is not a prior."),
    };

    /// <summary>Share of the gradient that is left after a step, a.</summary>
    internal double Kept => Match(_ => 1.0, prior => prior.Retention);

    /// <summary>Variance that a step adds, Q.</summary>
    internal double Process => Match(prior => prior.ProcessVariance, prior => prior.ProcessVariance);

    /// <summary>It wanders: g ← g + noise. Nothing is known of it at first.</summary>
    /// <param name="ProcessVariance">Variance Q &gt; 0 of the noise of one step.</param>
    public sealed record RandomWalk(double ProcessVariance) : GradientPrior;

    /// <summary>It wanders and is drawn back to zero: g ← a g + noise. At first it is believed to be as it is in the long run.</summary>
    /// <param name="Retention">a, at least 0 and less than 1.</param>
    /// <param name="ProcessVariance">Variance Q &gt; 0 of the noise of one step.</param>
    public sealed record OrnsteinUhlenbeck(double Retention, double ProcessVariance) : GradientPrior;
}
