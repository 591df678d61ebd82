using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Flow;

/// <summary>Gradient flow θ̇ = −∇L(θ): what a learner does who looks no further than the next small step (section 4 of the theory notes).</summary>
public static class GradientFlow
{
    /// <summary>Integrates the flow from time 0.</summary>
    /// <param name="settings">Tolerances.</param>
    /// <param name="landscape">L, over D parameters; memory is of order D for each step.</param>
    /// <param name="start">θ₀, D numbers.</param>
    /// <param name="duration">The last time, &gt; 0.</param>
    /// <returns>The path at every time of the interval, or why it cannot be had.</returns>
    public static Validation<NavigationError, DensePath> Solve(FlowSettings settings, Landscape landscape, Vec start, double duration)
        => Checks.Point("the start θ₀", start, landscape.Dimension) is { IsEmpty: false } errors
            ? Fail<NavigationError, DensePath>(errors)
            : DormandPrince.Integrate(settings, Descent(landscape), start, duration);

    private static VectorField Descent(Landscape landscape)
        => (time, position, velocity) =>
        {
            landscape.Evaluate(time, position, velocity);
            foreach (ref var component in velocity)
            {
                component = -component;
            }
        };
}
