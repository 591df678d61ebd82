namespace LossNav.Domain.Derivations;

/// <summary>Something that a learner takes for granted, and without which another rule would be optimal.</summary>
/// <param name="Statement">In words and formulas, for example <c>nothing is discounted (γ = 0)</c>.</param>
public sealed record Assumption(string Statement)
{
    /// <inheritdoc/>
    public override string ToString() => Statement;

    internal static Assumption FlatMetric { get; } = new("every direction costs the same (G = I)");

    internal static Assumption NoDrift { get; } = new("the parameters stay where they are put (f = 0)");

    internal static Assumption SameCurvature { get; } = new("the curvature h is the same in all directions");

    internal static Assumption NoDiscount { get; } = new("nothing is discounted (γ = 0)");

    internal static Assumption StrongDiscount { get; } = new("the future is discounted strongly (γ → ∞)");

    internal static Assumption Once { get; } = new("the loss counts once, at the end of one step");

    internal static Assumption Straight { get; } = new("the loss is straight over the step");

    internal static Assumption BoundedSpeed { get; } = new("moving costs nothing, up to a bounded speed");

    internal static Assumption PaidInNorm { get; } = new("moving costs the square of a norm (1/2η)‖u‖²");

    internal static Assumption ShortStep { get; } = new("the learner looks again at once (Δt → 0)");
}
