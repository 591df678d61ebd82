namespace LossNav.Domain.Tests.Solvers.MatrixFree;

/// <summary>
/// One parameter with loss ½hx², free end, in closed form: J = ∫₀^T e^{−γt}{ẋ²/2η + kh x²/2}dt, and what becomes of it on a mesh of N equal steps Δ.
/// </summary>
/// <remarks>
/// The mesh takes the velocity as constant on a step, W_i = Wρ^i with W = ∫₀^Δe^{−γs}ds and ρ = e^{−γΔ}, and the loss as linear, with the weights l and r of the left and right
/// end of a step, l + r = W. ∂J/∂x_i = 0 reads (x_i − x_{i−1}) − ρ(x_{i+1} − x_i) + c x_i = 0 with c = ηkhΔ²(r + ρl)/W, whose solutions are powers of the roots of
/// ρs² − (1 + ρ + c)s + 1 = 0; at the end (x_N − x_{N−1}) + c_N x_N = 0 with c_N = ηkhΔ²r/W. J is quadratic in x₀, so J = ½x₀∂J/∂x₀ = ½x₀{khl x₀ − W(x₁ − x₀)/(ηΔ²)}.
/// </remarks>
internal sealed record OneMode(double Curvature, double LearningRate, double LossWeight, double DiscountRate, double Duration)
{
    private double Strength => LearningRate * LossWeight * Curvature;

    /// <summary>x_i/x₀ at the N + 1 times of the mesh, and J/x₀².</summary>
    public (double[] Path, double Objective) OnMesh(int n)
    {
        var step = Duration / n;
        var (γ, ρ) = (DiscountRate, Math.Exp(-DiscountRate * step));

        // ∫₀^Δ e^{−γs}ds and ∫₀^Δ e^{−γs}(s/Δ)ds.
        var w = γ == 0 ? step : (1 - ρ) / γ;
        var right = γ == 0 ? step / 2 : (w - (step * ρ)) / (γ * step);
        var left = w - right;
        var (c, end) = (Strength * step * step * (right + (ρ * left)) / w, Strength * step * step * right / w);
        var middle = 1 + ρ + c;
        var root = Math.Sqrt((middle * middle) - (4 * ρ));
        var (large, small) = ((middle + root) / (2 * ρ), 2 / (middle + root));

        // x_i = A s₁^i + B s₂^{i−N}: the end gives B/A, the start A.
        var ratio = -Math.Pow(small, n - 1) * (((1 + end) * small) - 1) / (1 + end - (1 / large));
        var a = 1 / (1 + (ratio * Math.Pow(large, -n)));
        double[] path = [.. Enumerable.Range(0, n + 1).Select(i => (a * Math.Pow(small, i)) + (a * ratio * Math.Pow(large, i - n)))];
        return (path, 0.5 * ((LossWeight * Curvature * left) - (w * (path[1] - 1) / (LearningRate * step * step))));
    }

    /// <summary>x(t)/x₀ without a mesh: ẍ = γẋ + ηkhx, ẋ(T) = 0.</summary>
    public double At(double time)
    {
        var (fall, rise, ratio) = Exponents();
        return (Math.Exp(fall * time) + (ratio * Math.Exp(rise * (time - Duration)))) / (1 + (ratio * Math.Exp(-rise * Duration)));
    }

    /// <summary>J/x₀² without a mesh: −ẋ(0)/(2ηx₀), as J is quadratic in x₀ and λ(0) = ẋ(0)/η = −∂J/∂x₀.</summary>
    public double Objective()
    {
        var (fall, rise, ratio) = Exponents();
        return -(fall + (ratio * rise * Math.Exp(-rise * Duration))) / (1 + (ratio * Math.Exp(-rise * Duration))) / (2 * LearningRate);
    }

    private (double Fall, double Rise, double Ratio) Exponents()
    {
        var root = Math.Sqrt((DiscountRate * DiscountRate / 4) + Strength);
        var (fall, rise) = (-Strength / (root + (DiscountRate / 2)), root + (DiscountRate / 2));
        return (fall, rise, -fall * Math.Exp(fall * Duration) / rise);
    }
}
