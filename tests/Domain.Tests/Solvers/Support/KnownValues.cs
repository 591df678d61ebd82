using CsCheck;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Tests.Solvers.Support;

/// <summary>Random problems with a known value function, in 1 to 6 dimensions.</summary>
public static class KnownValues
{
    /// <summary>
    /// W = Σ ½q_iθ_i² + ¼c_iθ_i⁴ + 2r_i sin²θ_i + ½(b·θ)², G = M + diag(s_iθ_i²) with M positive definite, f = −jθ + A∇W with A skew, so that
    /// f leaves the origin in place and never drives W up.
    /// </summary>
    public static Gen<KnownValue> Any { get; } =
        from d in Gen.Int[1, 6]
        from q in Gen.Double[0.5, 2].Array[d]
        from c in Gen.Double[0, 1].Array[d]
        from r in Gen.Double[0, 0.3].Array[d]
        from b in Gen.Double[-0.5, 0.5].Array[d]
        from m in Gen.Double[-0.3, 0.3].Array[d * d]
        from s in Gen.Double[0, 1].Array[d]
        from a in Gen.Double[-0.5, 0.5].Array[d * d]
        from j in Gen.Double[0, 0.5]
        from start in Gen.Double[-1.2, 1.2].Array[d]
        from η in Gen.Double[0.5, 2]
        from k in Gen.Double[0.5, 2]
        from γ in Gen.Double[0, 1]
        where start.Any(x => Math.Abs(x) > 0.1)
        select Make(new Draw(q, c, r, b, m, s, a, j), Vec.Of(start), η, k, γ);

    private static KnownValue Make(Draw draw, Vec start, double η, double k, double γ)
    {
        var d = start.Dimension;
        Jet Along(Jet[] x) => Sum(d, i => draw.B[i] * x[i]);
        Jet W(Jet[] x)
        {
            var along = Along(x);
            return (0.5 * along * along) + Sum(d, i => (x[i] * x[i] * ((0.25 * draw.C[i] * x[i] * x[i]) + (0.5 * draw.Q[i]))) + (2 * draw.R[i] * Jet.Sin(x[i]) * Jet.Sin(x[i])));
        }

        Jet[] Gradient(Jet[] x)
        {
            var along = Along(x);
            return [.. Enumerable.Range(0, d).Select(i =>
                (draw.Q[i] * x[i]) + (draw.C[i] * x[i] * x[i] * x[i]) + (2 * draw.R[i] * Jet.Sin(2.0 * x[i])) + (draw.B[i] * along))];
        }

        Jet MetricAt(Jet[] x, int i, int l)
        {
            var constant = (i == l ? 1 : 0) + Enumerable.Range(0, d).Sum(n => draw.M[(n * d) + i] * draw.M[(n * d) + l]);
            return i == l ? (draw.S[i] * x[i] * x[i]) + constant : Jet.Constant(d, constant);
        }

        Jet[] DriftAt(Jet[] x, Jet[] slope)
            => [.. Enumerable.Range(0, d).Select(i =>
                (-draw.Decay * x[i]) + Sum(d, l => (draw.A[(i * d) + l] - draw.A[(l * d) + i]) * slope[l]))];

        return KnownValue.Of(W, Gradient, MetricAt, DriftAt, start, η, k, γ);
    }

    private static Jet Sum(int d, Func<int, Jet> term) => Enumerable.Range(1, d - 1).Aggregate(term(0), (sum, i) => sum + term(i));

    private sealed record Draw(double[] Q, double[] C, double[] R, double[] B, double[] M, double[] S, double[] A, double Decay);
}
