using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>What the last state and costate must satisfy: D equations, and what the end itself costs.</summary>
internal abstract class EndRule
{
    /// <summary>The rule of a finite horizon.</summary>
    public static EndRule Of(Horizon.Finite horizon) => horizon.End.Match<EndRule>(
        end => new AtPoint(end.Position),
        _ => new Transversal(null, horizon.Duration),
        end => new Transversal(end.Cost, horizon.Duration));

    /// <summary>Evaluates the equations and their Jacobian.</summary>
    /// <param name="z">(θ, λ): 2D numbers.</param>
    /// <param name="residual">Receives D numbers, zero where the rule holds.</param>
    /// <param name="jacobian">Receives D x 2D numbers.</param>
    /// <returns>The cost of ending there, without its discount.</returns>
    public abstract double Evaluate(ReadOnlySpan<double> z, Span<double> residual, Span<double> jacobian);

    /// <summary>θ(T) is given.</summary>
    private sealed class AtPoint(Vec goal) : EndRule
    {
        public override double Evaluate(ReadOnlySpan<double> z, Span<double> residual, Span<double> jacobian)
        {
            jacobian.Clear();
            for (var i = 0; i < goal.Dimension; i++)
            {
                residual[i] = z[i] - goal[i];
                jacobian[(i * 2 * goal.Dimension) + i] = 1;
            }

            return 0;
        }
    }

    /// <summary>λ(T) = −∇Φ(θ(T)); zero where the end is free.</summary>
    private sealed class Transversal(DenseLandscape? cost, double time) : EndRule
    {
        public override double Evaluate(ReadOnlySpan<double> z, Span<double> residual, Span<double> jacobian)
        {
            var d = residual.Length;
            var (gradient, hessian) = (new double[d], new double[d * d]);
            var value = cost?.Evaluate(time, z[..d], gradient, hessian) ?? 0;
            for (var i = 0; i < d; i++)
            {
                residual[i] = z[d + i] + gradient[i];
                hessian.AsSpan(i * d, d).CopyTo(jacobian.Slice(i * 2 * d, d));
                jacobian.Slice((i * 2 * d) + d, d).Clear();
                jacobian[(i * 2 * d) + d + i] = 1;
            }

            return value;
        }
    }

    /// <summary>λ(T) = λ* − P(θ(T) − θ*): the path arrives on the stable manifold of a rest point, to first order.</summary>
    /// <param name="rest">θ*, D numbers.</param>
    /// <param name="costate">λ*, D numbers.</param>
    /// <param name="curvature">P, D x D.</param>
    /// <param name="restValue">What resting at θ* costs from then on.</param>
    internal sealed class StableManifold(Vec rest, Vec costate, Mat curvature, double restValue) : EndRule
    {
        public override double Evaluate(ReadOnlySpan<double> z, Span<double> residual, Span<double> jacobian)
        {
            var d = rest.Dimension;
            var offset = new double[d];
            for (var i = 0; i < d; i++)
            {
                offset[i] = z[i] - rest[i];
                residual[i] = z[d + i] - costate[i];
                curvature.Span.Slice(i * d, d).CopyTo(jacobian.Slice(i * 2 * d, d));
                jacobian.Slice((i * 2 * d) + d, d).Clear();
                jacobian[(i * 2 * d) + d + i] = 1;
            }

            DenseProducts.AddVector(1, curvature.Span, offset, residual, d, d);

            // V = V* − λ*ᵀδ + ½δᵀPδ with Pδ = residual − λ + λ*.
            var value = restValue;
            for (var i = 0; i < d; i++)
            {
                value += offset[i] * ((0.5 * (residual[i] - z[d + i] + costate[i])) - costate[i]);
            }

            return value;
        }
    }
}
