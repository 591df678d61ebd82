using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Gradient descent, Δθ = −α g, α = ηkΔt: the learner plans one step only, or discounts the future strongly (theory notes, section 4).</summary>
public static class GradientDescent
{
    private const string Name = "gradient descent";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder("sgd", "SGD", Seq1(RuleParameter.LearningRate(0.1)), p => Create(p["learning-rate"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    public static Validation<NavigationError, LearningRule<RuleMemory>> Create(double learningRate)
        => RuleRange.Positive.Check(Name, "learning rate", learningRate).Map(rate => new LearningRule<RuleMemory>(
            Name,
            "one step only, or γ large; G = I, f = 0",
            parameters => RuleMemory.Zero(0, parameters.Length),
            (memory, at, nextMemory, next) => Step(rate, memory, at, nextMemory, next)));

    private static void Step(double rate, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
    {
        var theta = at.Parameters;
        var g = at.Gradient;
        for (var i = 0; i < next.Length; i++)
        {
            next[i] = theta[i] - (rate * g[i]);
        }

        nextMemory.Steps = memory.Steps + 1;
    }
}
