using System.Collections.Immutable;
using System.Numerics;
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
    public static Validation<NavigationError, LearningRule<RuleMemory>> Create(double learningRate, double strength)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate), RuleRange.NotNegative.Check(Name, "strength", strength))
            .Apply((rate, pull) => new LearningRule<RuleMemory>(
                Name,
                "tasks come one after another, each believed with precision F; G = I, f = 0",
                parameters => RuleMemory.Join(RuleMemory.Zero(3, parameters.Length), RuleMemory.Zero(1, 1)),
                (memory, at, nextMemory, next) => Step(rate, pull, memory, at, nextMemory, next)));

    /// <summary>The learner at the end of a task: what it has learnt becomes the prior of what follows, with the mean of the squared gradients as precision.</summary>
    /// <param name="learner">A learner that follows this rule.</param>
    public static Learner<RuleMemory> Consolidate(Learner<RuleMemory> learner)
        => ConsolidateWith([.. learner.Memory.Vector(Fisher)], learner);

    /// <summary>The same with a precision of one's own, for example the diagonal of the task's Hessian.</summary>
    /// <param name="precision">F ≥ 0 of each parameter, D numbers.</param>
    /// <param name="learner">A learner that follows this rule.</param>
    public static Learner<RuleMemory> ConsolidateWith(ImmutableArray<double> precision, Learner<RuleMemory> learner)
    {
        var memory = learner.Memory.Copy();
        var sum = memory.Writable(Precision);
        var weighted = memory.Writable(Anchors);
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += precision[i];
            weighted[i] += precision[i] * learner.Parameters[i];
        }

        memory.Writable(Fisher).Clear();
        memory.Writable(Seen).Clear();
        return learner with { Memory = memory };
    }

    private static void Step(double rate, double pull, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
    {
        var seen = memory.Vector(Seen)[0] + 1;
        nextMemory.Writable(Seen)[0] = seen;
        Lanes.Run(new Formula(rate, pull, 1 / seen), memory, at, nextMemory, next);
    }

    // Remembers F of this task, ΣF of the earlier ones, and ΣFθ of these.
    private readonly record struct Formula(double Rate, double Pull, double Gain) : ILaneFormula
    {
        public static int Reads => 3;

        public static int Writes => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Step(Vector<double> theta, Vector<double> g, ref Remembered memory)
        {
            memory.First += Gain * ((g * g) - memory.First);
            return theta - (Rate * (g + (Pull * ((memory.Second * theta) - memory.Third))));
        }
    }
}
