namespace LossNav.Domain.Tests.ChangingTasks;

/// <summary>
/// The optimal first velocity found without the rule: the path that minimises ∫₀^T e^{−γt} {θ̇²/2η + ½kh(θ − μ₀ − e^{−ρt}(m − μ₀))²} dt on a mesh, straight between
/// its points and with the trapezoidal rule for the loss, by one tridiagonal solve.
/// </summary>
internal static class DiscretisedTracking
{
    /// <summary>θ̇(0) from two meshes, their errors of second order cancelled (Richardson).</summary>
    public static double FirstVelocity(double γ, double η, double k, double h, double ρ, double priorMean, double belief, double start)
    {
        // The influence of the end fades as e^{−(2R + γ)T} = e^{−2√(γ²/4 + ηkh)T}: below 1e-15 at the beginning. The rest of the horizon adds nothing.
        var duration = 18 / Math.Sqrt((γ * γ / 4) + (η * k * h));
        double On(int steps) => OnMesh(steps, duration, γ, η, k, h, ρ, priorMean, belief, start);
        return ((4 * On(20_000)) - On(10_000)) / 3;
    }

    public static double OnMesh(int steps, double duration, double γ, double η, double k, double h, double ρ, double priorMean, double belief, double start)
    {
        var dt = duration / steps;
        double Stiffness(int i) => Math.Exp(-γ * (i + 0.5) * dt) / (η * dt);
        double Weight(int i) => (i == 0 || i == steps ? 0.5 : 1) * dt * k * h * Math.Exp(-γ * i * dt);
        double Optimum(int i) => priorMean + (Math.Exp(-ρ * i * dt) * (belief - priorMean));

        // Setting the derivative by θ_i, i = 1 … N, to zero gives a tridiagonal system; it is eliminated from the end to the beginning.
        var (pivot, right) = (Stiffness(steps - 1) + Weight(steps), Weight(steps) * Optimum(steps));
        for (var i = steps - 1; i >= 1; i--)
        {
            var coupling = Stiffness(i);
            (pivot, right) = (
                Stiffness(i - 1) + coupling + Weight(i) - (coupling * coupling / pivot),
                (Weight(i) * Optimum(i)) + (coupling * right / pivot));
        }

        // θ̇(0) = −η ∂V/∂θ₀: the derivative of the least cost by the start, which is second order in dt as the cost is.
        var second = (right + (Stiffness(0) * start)) / pivot;
        var slope = (Stiffness(0) * (start - second)) + (Weight(0) * (start - Optimum(0)));
        return -η * slope;
    }
}
