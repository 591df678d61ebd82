using LanguageExt;
using LossNav.Domain.Beliefs;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>What a learner makes of a gradient before it follows it.</summary>
/// <param name="memory">What the transform remembers; only read.</param>
/// <param name="observation">Parameters and gradient; only read.</param>
/// <param name="nextMemory">Receives the memory after the step; it may be <paramref name="memory"/> itself.</param>
/// <param name="gradient">Receives the gradient to follow, D numbers; not the storage of the one seen.</param>
public delegate void TransformStep(RuleMemory memory, Observation observation, RuleMemory nextMemory, Span<double> gradient);

/// <summary>A part of a learning rule: a pure function of gradients, to be put before a rule by <see cref="Compose.Before"/>.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Init">Its memory before the first step.</param>
/// <param name="Apply">One step.</param>
public sealed record GradientTransform(string Name, RuleInit<RuleMemory> Init, TransformStep Apply)
{
    /// <summary>The gradient averaged with exponential forgetting from a diffuse prior: the mean of the learner's belief about it.</summary>
    /// <param name="beta">β, at least 0 and less than 1.</param>
    public static Validation<NavigationError, GradientTransform> Average(double beta)
        => RuleRange.Fraction.Check("averaged gradient", "beta", beta).Map(b => new GradientTransform(
            "averaged gradient",
            parameters => RuleMemory.Zero(1, parameters.Length),
            (memory, at, nextMemory, gradient) =>
            {
                nextMemory.Steps = memory.Steps + 1;
                var gain = ForgettingMean.GainAt(b, nextMemory.Steps);
                var g = at.Gradient;
                var m = memory.Vector(0);
                var next = nextMemory.Writable(0);
                for (var i = 0; i < gradient.Length; i++)
                {
                    next[i] = m[i] + (gain * (g[i] - m[i]));
                    gradient[i] = next[i];
                }
            }));

    /// <summary>The gradient shortened to a longest Euclidean length.</summary>
    /// <param name="longest">c &gt; 0.</param>
    public static Validation<NavigationError, GradientTransform> Clip(double longest)
        => RuleRange.Positive.Check("clipped gradient", "longest", longest).Map(most => new GradientTransform(
            "clipped gradient",
            parameters => RuleMemory.Zero(0, parameters.Length),
            (memory, at, nextMemory, gradient) =>
            {
                nextMemory.Steps = memory.Steps + 1;
                var g = at.Gradient;
                var square = 0.0;
                foreach (var component in g)
                {
                    square += component * component;
                }

                var scale = square > most * most ? most / Math.Sqrt(square) : 1;
                for (var i = 0; i < gradient.Length; i++)
                {
                    gradient[i] = scale * g[i];
                }
            }));

    /// <summary>The gradient of the loss and of a pull toward the start: g + λ(θ − θ₀).</summary>
    /// <param name="strength">λ ≥ 0.</param>
    public static Validation<NavigationError, GradientTransform> PullToStart(double strength)
        => RuleRange.NotNegative.Check("pull to the start", "strength", strength).Map(pull => new GradientTransform(
            "pull to the start",
            parameters => RuleMemory.Of([.. parameters]),
            (memory, at, nextMemory, gradient) =>
            {
                nextMemory.Steps = memory.Steps + 1;
                var theta = at.Parameters;
                var g = at.Gradient;
                var start = memory.Vector(0);
                start.CopyTo(nextMemory.Writable(0));
                for (var i = 0; i < gradient.Length; i++)
                {
                    gradient[i] = g[i] + (pull * (theta[i] - start[i]));
                }
            }));
}
