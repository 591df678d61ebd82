namespace LossNav.Domain.Rules.Machinery;

/// <summary>Makes rules out of rules.</summary>
public static class Compose
{
    /// <summary>The rule that follows a transformed gradient.</summary>
    /// <param name="transform">What is made of the gradient.</param>
    /// <param name="rule">What is done with the result.</param>
    public static LearningRule<RuleMemory> Before(GradientTransform transform, LearningRule<RuleMemory> rule)
        => new(
            $"{rule.Name}, {transform.Name}",
            rule.Assumptions,
            parameters => RuleMemory.Join(RuleMemory.Zero(1, parameters.Length), transform.Init(parameters), rule.Init(parameters)),
            (memory, at, nextMemory, next) =>
            {
                var gradient = nextMemory.Writable(0);
                transform.Apply(memory.Part(0), at, nextMemory.Part(0), gradient);
                rule.Update(memory.Part(1), new Observation(at.Parameters, gradient) { Loss = at.Loss }, nextMemory.Part(1), next);
                nextMemory.Steps = memory.Steps + 1;
            });

    /// <summary>The rule with decoupled decay toward 0: θ ← (rule's step) − δθ.</summary>
    /// <param name="decay">δ, at least 0: the share of each parameter that one step takes away.</param>
    /// <param name="rule">The rule.</param>
    public static LearningRule<RuleMemory> WithDecay(double decay, LearningRule<RuleMemory> rule)
        => new(
            $"{rule.Name}, decay",
            rule.Assumptions,
            parameters => RuleMemory.Join(RuleMemory.Zero(1, parameters.Length), rule.Init(parameters)),
            (memory, at, nextMemory, next) =>
            {
                // The rule may write over the parameters: what decay takes is kept first.
                var taken = nextMemory.Writable(0);
                for (var i = 0; i < taken.Length; i++)
                {
                    taken[i] = decay * at.Parameters[i];
                }

                rule.Update(memory.Part(0), at, nextMemory.Part(0), next);
                for (var i = 0; i < taken.Length; i++)
                {
                    next[i] -= taken[i];
                }

                nextMemory.Steps = memory.Steps + 1;
            });
}
