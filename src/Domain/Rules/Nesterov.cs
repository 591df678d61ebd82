using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>Nesterov's accelerated gradient, p ← μp + g, θ ← θ − α(g + μp): momentum that looks ahead (Nesterov 1983).</summary>
/// <remarks>The form of Sutskever et al. (2013) that PyTorch uses: θ is the point that looks ahead, where the gradient is taken.</remarks>
public static class Nesterov
{
    private const string Name = "Nesterov";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "nesterov",
        Name,
        Seq(RuleParameter.LearningRate(0.01), RuleParameter.Fraction("decay", 0.9)),
        p => Create(p["learning-rate"], p["decay"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="learningRate">α &gt; 0.</param>
    /// <param name="decay">μ, at least 0 and less than 1.</param>
    public static Validation<NavigationError, LearningRule<RuleMemory>> Create(double learningRate, double decay)
        => (RuleRange.Positive.Check(Name, "learning rate", learningRate), RuleRange.Fraction.Check(Name, "decay", decay))
            .Apply((rate, mu) => new LearningRule<RuleMemory>(
                Name,
                "any γ, second-order dynamics in discrete steps; G = I, f = 0",
                parameters => RuleMemory.Zero(1, parameters.Length),
                (memory, at, nextMemory, next) => Step(rate, mu, memory, at, nextMemory, next)));

    private static void Step(double rate, double mu, RuleMemory memory, Observation at, RuleMemory nextMemory, Span<double> next)
    {
        var theta = at.Parameters;
        var g = at.Gradient;
        var p = memory.Vector(0);
        var nextP = nextMemory.Writable(0);
        for (var i = 0; i < next.Length; i++)
        {
            var slope = g[i];
            nextP[i] = (mu * p[i]) + slope;
            next[i] = theta[i] - (rate * (slope + (mu * nextP[i])));
        }

        nextMemory.Steps = memory.Steps + 1;
    }
}
