using CsCheck;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Tests.Solvers.Support;

/// <summary>Random problems with a known value function, in 1 to 6 dimensions.</summary>
internal static class ChosenValues
{
    /// <summary>
    /// W = Σ ½q_iθ_i² + ¼c_iθ_i⁴ + 2r_i sin²θ_i + ½(b·θ)², G = M + diag(s_iθ_i²) with M positive definite, f = −jθ + A∇W with A skew, so that
    /// f leaves the origin in place and never drives W up.
    /// </summary>
    public static Gen<ChosenValue> Any { get; } =
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

    private static ChosenValue Make(Draw draw, Vec start, double η, double k, double γ)
    {
        var d = start.Dimension;
        Jet Along(Jet[] x) => Sum(d, i => draw.B[i] * x[i]);
        Jet W(Jet[] x)
        {
            var along = Along(x);
            return (0.5 * along * along) + Sum(d, i => (x[i] * x[i] * ((0.25 * draw.C[i] * x[i] * x[i]) + (0.5 * draw.Q[i]))) + (2 * draw.R[i] * Jet.Sin(x[i]) * Jet.Sin(x[i])));
        }

        Jet Alone(Jet[] x, int i)
        {
            var (θ, q, c, r) = (x[i].Value, draw.Q[i], draw.C[i], draw.R[i]);
            return x[i].Chain(
                (q * θ) + (c * θ * θ * θ) + (2 * r * Math.Sin(2 * θ)), q + (3 * c * θ * θ) + (4 * r * Math.Cos(2 * θ)), (6 * c * θ) - (8 * r * Math.Sin(2 * θ)));
        }

        Jet[] Gradient(Jet[] x)
        {
            var along = Along(x);
            return [.. Enumerable.Range(0, d).Select(i => Alone(x, i) + (draw.B[i] * along))];
        }

        Jet MetricAt(Jet[] x, int i, int l)
        {
            var constant = (i == l ? 1 : 0) + Enumerable.Range(0, d).Sum(n => draw.M[(n * d) + i] * draw.M[(n * d) + l]);
            return i == l ? (draw.S[i] * x[i] * x[i]) + constant : Jet.Constant(d, constant);
        }

        double Skew(int i, int l) => draw.A[(i * d) + l] - draw.A[(l * d) + i];

        // A∇W without the whole gradient: what stands alone in each θ_l, and the part along b.
        Jet DriftAt(Jet[] x, int i)
            => (-draw.Decay * x[i])
                + Sum(d, l => Skew(i, l) * Alone(x, l))
                + (Enumerable.Range(0, d).Sum(l => Skew(i, l) * draw.B[l]) * Along(x));

        return ChosenValue.Of(W, Gradient, MetricAt, DriftAt, start, η, k, γ);
    }

    private static Jet Sum(int d, Func<int, Jet> term) => Enumerable.Range(1, d - 1).Aggregate(term(0), (sum, i) => sum + term(i));

    private sealed record Draw(double[] Q, double[] C, double[] R, double[] B, double[] M, double[] S, double[] A, double Decay);
}
