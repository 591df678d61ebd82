using LanguageExt;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.ChangingTasks;

/// <summary>What a learner pays on a stream of tasks, discounted: J = ∫₀^T e^{−γt} {|θ̇|²/2η + kL} dt in its two parts.</summary>
/// <param name="Kinetic">For moving, ≥ 0.</param>
/// <param name="Potential">For the loss of the task of the moment, ≥ 0.</param>
public sealed record ContinualCost(double Kinetic, double Potential)
{
    /// <summary>J.</summary>
    public double Total => Kinetic + Potential;

    /// <summary>The exact cost of a rule on a stream.</summary>
    /// <param name="rule">How the learner behaves.</param>
    /// <param name="start">θ₀, D numbers.</param>
    /// <param name="problem">What the learner believes, and η, k, γ and H.</param>
    /// <param name="stream">The tasks.</param>
    public static Validation<NavigationError, ContinualCost> Of(ContinualRule rule, Vec start, ContinualProblem problem, TaskStream stream)
        => ContinualPath.Follow(rule, start, problem, stream).Map(path => path.Cost);

    /// <summary>The mean cost of a rule over streams.</summary>
    /// <param name="rule">How the learner behaves.</param>
    /// <param name="start">θ₀, D numbers.</param>
    /// <param name="problem">What the learner believes, and η, k, γ and H.</param>
    /// <param name="streams">The streams, at least one.</param>
    public static Validation<NavigationError, ContinualCost> Mean(ContinualRule rule, Vec start, ContinualProblem problem, Seq<TaskStream> streams)
        => Checks.AtLeast("the number of streams", streams.Count, 1) is { IsEmpty: false } errors
            ? Prelude.Fail<NavigationError, ContinualCost>(errors)
            : streams.Map(stream => Of(rule, start, problem, stream)).Sequence().Map(MeanOf);

    /// <summary>The sum, part by part.</summary>
    public static ContinualCost operator +(ContinualCost left, ContinualCost right) => new(left.Kinetic + right.Kinetic, left.Potential + right.Potential);

    private static ContinualCost MeanOf(Seq<ContinualCost> costs)
    {
        var (kinetic, potential) = (default(CompensatedSum), default(CompensatedSum));
        foreach (var cost in costs)
        {
            kinetic.Add(cost.Kinetic);
            potential.Add(cost.Potential);
        }

        return new(kinetic.Value / costs.Count, potential.Value / costs.Count);
    }
}
