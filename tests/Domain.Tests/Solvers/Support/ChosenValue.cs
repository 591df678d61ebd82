using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Solvers.Support;

/// <summary>
/// A problem whose value function is known: for any smooth W ≥ 0 with minimum 0 at the origin, the loss kL := γW − ∇W·f + (η/2)∇WᵀG⁻¹∇W solves the
/// Hamilton-Jacobi-Bellman equation γV = kL + f·∇V − (η/2)∇VᵀG⁻¹∇V with V = W, provided the closed-loop path reaches the origin.
/// </summary>
/// <param name="Problem">The problem, with an infinite horizon.</param>
/// <param name="Value">W.</param>
internal sealed record ChosenValue(NavigationProblem Problem, Func<Vec, double> Value)
{
    /// <summary>The problem of a W given by its gradient, a metric G and a drift f.</summary>
    public static ChosenValue Of(
        Func<Jet[], Jet> w, Func<Jet[], Jet[]> gradient, Func<Jet[], int, int, Jet> metric, Func<Jet[], int, Jet> drift, Vec start, double η, double k, double γ)
    {
        var d = start.Dimension;
        Jet[,] Matrix(Jet[] x)
        {
            var g = new Jet[d, d];
            for (var e = 0; e < d * d; e++)
            {
                g[e / d, e % d] = metric(x, e / d, e % d);
            }

            return g;
        }

        Jet Loss(Jet[] x)
        {
            var slope = gradient(x);
            var effort = Solve(Matrix(x), slope);
            var sum = γ * w(x);
            for (var i = 0; i < d; i++)
            {
                sum = sum - (slope[i] * drift(x, i)) + ((η / 2) * slope[i] * effort[i]);
            }

            return (1 / k) * sum;
        }

        var statement = new ProblemStatement(
            JetLandscape.Of(d, Loss),
            start,
            new Metric.Field(toSeq(Enumerable.Range(0, d * d)).Map(e => JetLandscape.Of(d, x => metric(x, e / d, e % d)).AsFunction()).Strict()),
            new Drift.Field(toSeq(Enumerable.Range(0, d)).Map(i => JetLandscape.Of(d, x => drift(x, i)).AsFunction()).Strict()),
            η,
            k,
            γ,
            Horizon.Unlimited);
        return new ChosenValue(NavigationProblem.Create(statement).Match(p => p, e => throw new InvalidOperationException(e.ToString())), x => w(Jet.Variables(x.Span)).Value);
    }

    // Gaussian elimination on jets; G is positive definite, so no pivoting.
    private static Jet[] Solve(Jet[,] g, Jet[] right)
    {
        var (n, a, b) = (right.Length, (Jet[,])g.Clone(), (Jet[])right.Clone());
        for (var k = 0; k < n; k++)
        {
            for (var i = k + 1; i < n; i++)
            {
                var factor = a[i, k] / a[k, k];
                for (var j = k; j < n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }

                b[i] -= factor * b[k];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
            {
                b[i] -= a[i, j] * b[j];
            }

            b[i] /= a[i, i];
        }

        return b;
    }
}
