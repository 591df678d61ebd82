using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LanguageExt;
using LossNav.Domain.Rules.Machinery;
using LossNav.Domain.Solvers.Quadratic;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Rules;

/// <summary>
/// The optimal rule where pairs of parameters turn by themselves, f = q·(−θ₂, θ₁): the path spirals to a point beside the minimum, and no step follows the
/// gradient (theory notes, section 3).
/// </summary>
/// <remarks>
/// Over curvature h, θ(Δt) = θ* + e^{−λΔt} Rot(qΔt)(θ − θ*) with λ = √(γ²/4 + ηkh) − γ/2 and θ* = ηkh (v₁, v₂)/((ηkh + q²)² + q²γ²),
/// v₁ = (ηkh + q²)μ₁ − qγμ₂, v₂ = qγμ₁ + (ηkh + q²)μ₂, where μ = θ − g/h. Parameters turn in pairs (1, 2), (3, 4), …; one left over does not turn.
/// </remarks>
public static class RotationDrift
{
    private const string Name = "rotation drift";

    /// <summary>Its row in the list of rules.</summary>
    public static RuleRow Row { get; } = new RuleRow.FirstOrder(
        "rotation-drift",
        "Rotation drift",
        Seq(
            RuleParameter.Positive("interval", 0.1),
            RuleParameter.LearningRate(1),
            RuleParameter.NotNegative("discount-rate", 1),
            RuleParameter.Positive("curvature", 1),
            new RuleParameter("rotation", 0.5, RuleRange.Any)),
        p => Create(p["interval"], p["learning-rate"], p["discount-rate"], p["curvature"], p["rotation"]));

    /// <summary>Defines the rule.</summary>
    /// <param name="interval">Δt &gt; 0.</param>
    /// <param name="learningRate">ηk &gt; 0.</param>
    /// <param name="discountRate">γ ≥ 0.</param>
    /// <param name="curvature">h &gt; 0, the same in all directions.</param>
    /// <param name="rotation">q, in radians per unit of time.</param>
    public static Validation<NavigationError, LearningRule> Create(
        double interval, double learningRate, double discountRate, double curvature, double rotation)
        => (StepRange.Check(Name, interval, learningRate, discountRate),
            RuleRange.Positive.Check(Name, "curvature", curvature),
            RuleRange.Any.Check(Name, "rotation", rotation))
            .Apply((_, h, q) => VectorRule.Of(
                Name,
                "drift f = q(−θ₂, θ₁), curvature h in all directions, any γ and Δt; G = I",
                parameters => RuleMemory.Zero(0, parameters.Length),
                (_, at, _, next) => Step(interval, learningRate, discountRate, h, q, at, next)));

    private static void Step(
        double dt, double ηk, double γ, double h, double q, Observation at, Span<double> next)
    {
        // A pair as the complex number z = θ₁ + iθ₂: θ* = C(z − g/h), and z ← θ* + E(z − θ*) = (E + (1 − E)C) z − (1 − E)C g/h.
        var a = (ηk * h) + (q * q);
        var rest = ηk * h / ((a * a) + (q * q * γ * γ)) * new Complex(a, q * γ);
        var shrink = Math.Exp(-ConvergenceRate.Unchecked(γ, ηk, h) * dt);
        var turn = Complex.FromPolarCoordinates(shrink, q * dt);
        var keep = turn + ((1 - turn) * rest);
        var follow = (1 - turn) * rest / h;
        var last = next.Length - 1;
        var unturned = next.Length % 2 == 1 ? at.Parameters[last] - ((1 - shrink) * at.Gradient[last] / h) : 0;
        new Turn(keep.Real, Turning(keep.Imaginary), follow.Real, Turning(follow.Imaginary)).Run(at.Parameters, at.Gradient, next);
        if (next.Length % 2 == 1)
        {
            next[last] = unturned;
        }
    }

    // With z = (x, y) and z' = (y, x) for each pair, a product with a complex number c is Re(c) z + (−Im(c), Im(c)) z'.
    private readonly record struct Turn(double Keep, Vector<double> KeepTurned, double Follow, Vector<double> FollowTurned)
    {
        public void Run(ReadOnlySpan<double> theta, ReadOnlySpan<double> gradient, Span<double> next)
        {
            var whole = next.Length - (next.Length % Vector<double>.Count);
            Whole(this, theta[..whole], gradient[..whole], next[..whole]);

            // The last few parameters, fewer than there are lanes.
            Span<double> few = stackalloc double[2 * Vector<double>.Count];
            few.Clear();
            theta[whole..].CopyTo(few);
            gradient[whole..].CopyTo(few[Vector<double>.Count..]);
            Step(new Vector<double>(few), new Vector<double>(few[Vector<double>.Count..])).CopyTo(few);
            few[..(next.Length - whole)].CopyTo(next[whole..]);
        }

        // The three have one length, a multiple of the lanes: their slices were checked, so the loop does not check again. The constants come
        // by value, which keeps them in registers.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Whole(Turn turn, ReadOnlySpan<double> thetas, ReadOnlySpan<double> gradient, Span<double> next)
        {
            ref var theta = ref MemoryMarshal.GetReference(thetas);
            ref var g = ref MemoryMarshal.GetReference(gradient);
            ref var moved = ref MemoryMarshal.GetReference(next);
            for (nuint i = 0; i < (nuint)next.Length; i += (nuint)Vector<double>.Count)
            {
                turn.Step(Vector.LoadUnsafe(in theta, i), Vector.LoadUnsafe(in g, i)).StoreUnsafe(ref moved, i);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<double> Step(Vector<double> theta, Vector<double> g)
            => (Keep * theta) + (KeepTurned * Swapped(theta)) - (Follow * g) - (FollowTurned * Swapped(g));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector<double> Swapped(Vector<double> pairs) => Vector<double>.Count switch
        {
            2 => Vector128.Shuffle(pairs.AsVector128(), Vector128.Create(1L, 0)).AsVector(),
            4 => Vector256.Shuffle(pairs.AsVector256(), Vector256.Create(1L, 0, 3, 2)).AsVector(),
            _ => Vector512.Shuffle(pairs.AsVector512(), Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6)).AsVector(),
        };
    }

    // (−a, a) for each pair.
    private static Vector<double> Turning(double a)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = i % 2 == 0 ? -a : a;
        }

        return new Vector<double>(lanes);
    }
}
