using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// Elastic weight consolidation (Kirkpatrick et al. 2017): θ ← θ − α(g + λ Σ_i F_i(θ − θ_i)), pulled to what earlier tasks i have left, the more strongly the
/// more certain they were.
/// </summary>
/// <remarks>
/// The posterior of earlier tasks is Gaussian with precision F, and is the prior of the next (theory notes, section 8: online Laplace). During a task F is the
/// mean of the squared gradients (the empirical Fisher information); <see cref="Consolidate"/> ends a task. Before the first end it is gradient descent.
/// </remarks>
public static class ElasticWeights
{
    private const string Name = "EWC";
    private const int Fisher = 0;
    private const int Precision = 1;
    private const int Anchors = 2;
    private const int Seen = 3;

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "ewc", Name, Seq(RuleParameter.LearningRate(0.1), RuleParameter.NotNegative("strength", 1)), p => Create(p["learning-rate"], p["strength"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="strength">λ ≥ 0; 1 where F is the precision itself.</param>
    public static Validation<NavigationError, LearningRule> Create(double learningRate, double strength)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate), RuleRange.NotNegative.Check(Name, "strength", strength))
            .Apply((rate, pull) => ElementwiseRule.Of(
                Name,
                "tasks come one after another, each believed with precision F; G = I, f = 0",
                [VectorStart.Zeros, VectorStart.Zeros, VectorStart.Zeros],
                [0],
                at => At(rate, pull, at)));

    /// <summary>The learner at the end of a task: what it has learnt becomes the prior of what follows, with the mean of the squared gradients as precision.</summary>
    /// <param name="learner">A learner that follows this rule.</param>
    public static Learner Consolidate(Learner learner)
        => ConsolidateWith([.. learner.Memory.Vector(Fisher)], learner);

    /// <summary>The same with a precision of one's own, for example the diagonal of the task's Hessian.</summary>
    /// <param name="precision">F ≥ 0 of each parameter, D numbers.</param>
    /// <param name="learner">A learner that follows this rule.</param>
    public static Learner ConsolidateWith(ImmutableArray<double> precision, Learner learner)
    {
        var sum = learner.Memory.Vector(Precision).ToArray();
        var weighted = learner.Memory.Vector(Anchors).ToArray();
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += precision[i];
            weighted[i] += precision[i] * learner.Parameters[i];
        }

        return learner with
        {
            Memory = learner.Memory
                .With(Fisher, [.. new double[sum.Length]])
                .With(Precision, [.. sum])
                .With(Anchors, [.. weighted])
                .With(Seen, [0]),
        };
    }

    private static Formula At(double rate, double pull, RuleMoment at)
    {
        var seen = at.Numbers[0] + 1;
        at.NextNumbers[0] = seen;
        return new Formula(rate, pull, 1 / seen);
    }

    // Remembers F of this task, ΣF of the earlier ones, and ΣFθ of these.
    internal readonly record struct Formula(double Rate, double Pull, double Gain) : IRuleFormula
    {
        public static int Reads => 3;

        public static int Writes => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Moved<TNumber> Step<TNumber>(TNumber theta, TNumber g, Remembered<TNumber> memory)
            where TNumber : struct, IRuleNumber<TNumber>
        {
            var fisher = memory.First + (Gain * ((g * g) - memory.First));
            return new(theta - (Rate * (g + (Pull * ((memory.Second * theta) - memory.Third)))), memory with { First = fisher });
        }
    }
}
