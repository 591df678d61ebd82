using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Conditions;

/// <summary>The Morse index of an extremal path, by its broken extremals.</summary>
/// <remarks>
/// On an interval without conjugate points the linearised flow (δθ, δλ) ↦ Φ(δθ, δλ), Φ = [[A, B], [C, E]], makes the cost a quadratic form in the two ends of δθ with the
/// blocks B⁻¹A, −B⁻¹ and EB⁻¹. Their sum over the intervals is a block-tridiagonal form with as many negative directions as the second variation (Morse's index
/// theorem). The count must not change when the curvature is moved by ±ε, or it is undecided. Singular authority is no obstacle as long as every interval is controllable.
/// </remarks>
internal static class SecondVariation
{
    // An interval of at most this many natural times holds no conjugate point.
    private const double LongestInterval = 1.5;

    // A stiff interval could otherwise be cut without end.
    private const int MostPieces = 512;

    // Curvature below this share of the largest is rounding.
    private const double Rounding = 1e-11;

    public static SecondOrderVerdict Verdict(BoundaryProblem boundary, ExtremalPath path, double pathError, bool endIsFixed)
    {
        var fine = path.Resample(Refine(boundary, path));
        return IndexForm(boundary, fine, endIsFixed).Match(
            form => Verdict(form, pathError),
            () => new SecondOrderVerdict.Undecided("the learner cannot reach every neighbour of the path, or the path is not finite"));
    }

    private static SecondOrderVerdict Verdict(Form form, double pathError)
    {
        var ε = (Rounding + Math.Min(pathError, 1)) * form.LargestCurvature;
        var (low, high) = (form.System.NegativeEigenvalues(ε, form.Weights), form.System.NegativeEigenvalues(-ε, form.Weights));
        return low == high
            ? SecondOrderVerdict.OfIndex(low)
            : new SecondOrderVerdict.Undecided($"some direction costs nothing to second order: the index lies between {low} and {high}");
    }

    private static double[] Refine(BoundaryProblem boundary, ExtremalPath path)
    {
        var times = new List<double> { 0 };
        for (var i = 0; i + 1 < path.Count; i++)
        {
            var (from, to) = (path.Times[i], path.Times[i + 1]);
            var natural = FirstMesh.NaturalTime(boundary.Flow, 0.5 * (from + to), path.At(0.5 * (from + to)));
            var pieces = (int)Math.Clamp(Math.Ceiling((to - from) / (LongestInterval * natural)), 1, MostPieces);
            times.AddRange(Enumerable.Range(1, pieces).Select(piece => piece == pieces ? to : from + ((to - from) * piece / pieces)));
        }

        return [.. times];
    }

    private static Option<Form> IndexForm(BoundaryProblem boundary, ExtremalPath path, bool endIsFixed)
    {
        var (d, n, intervals) = (boundary.Dimension, 2 * boundary.Dimension, path.Count - 1);
        var system = new BlockTridiagonal(boundary.Lookout, intervals - (endIsFixed ? 1 : 0), d);
        var equations = new IntervalEquations(boundary.Flow, Scales.Of(path));
        var solved = new double[GaussScheme.Stages * n * (n + 1)];
        for (var i = 0; i < intervals; i++)
        {
            var step = path.Times[i + 1] - path.Times[i];
            var piece = equations.Solve(path, i, 0, solved) ? Piece.Of(Transition(solved, step, n), d) : None;
            if (piece.IsNone)
            {
                return None;
            }

            piece.Iter(known => Add(system, known, i, Math.Exp(boundary.DiscountRate * step / 2)));
        }

        if (!endIsFixed)
        {
            AddEnd(system, boundary, path);
        }

        double[] weights = [.. Enumerable.Range(1, system.Count).Select(i => 0.5 * (path.Times[Math.Min(i + 1, intervals)] - path.Times[i - 1]))];
        return system.Count == 0 ? None : Some(new Form(system, weights, LargestCurvature(boundary, path)));
    }

    private static void Add(BlockTridiagonal system, Piece piece, int interval, double growth)
    {
        if (interval > 0)
        {
            Rows.AddScaled(1, piece.Left, system.Diagonal(interval - 1));
        }

        if (interval < system.Count)
        {
            Rows.AddScaled(1, piece.Right, system.Diagonal(interval));
        }

        if (interval > 0 && interval < system.Count)
        {
            Rows.AddScaled(growth, piece.Cross, system.Upper(interval - 1));
        }
    }

    private static void AddEnd(BlockTridiagonal system, BoundaryProblem boundary, ExtremalPath path)
    {
        var d = boundary.Dimension;
        var (residual, jacobian) = (new double[d], new double[2 * d * d]);
        boundary.End.Evaluate(path.Node(path.Count - 1), residual, jacobian);
        for (var i = 0; i < d; i++)
        {
            // The rule reads λ + ∇Φ = 0: its slope by θ is the curvature of the end cost.
            Rows.AddScaled(1, jacobian.AsSpan(i * 2 * d, d), system.Diagonal(system.Count - 1).Slice(i * d, d));
        }
    }

    // I + hΣ b_j U_j.
    private static double[] Transition(double[] solved, double step, int n)
    {
        var transition = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            transition[(i * n) + i] = 1;
            for (var j = 0; j < GaussScheme.Stages; j++)
            {
                Rows.AddScaled(step * GaussScheme.Weights[j], solved.AsSpan(((j * n) + i) * (n + 1), n), transition.AsSpan(i * n, n));
            }
        }

        return transition;
    }

    // The size of −∂λ̇/∂θ along the path, or what bends a free path over its whole length.
    private static double LargestCurvature(BoundaryProblem boundary, ExtremalPath path)
    {
        var (d, n) = (boundary.Dimension, 2 * boundary.Dimension);
        var (velocity, jacobian) = (new double[n], new double[n * n]);
        double largest = 0, authority = 0;
        for (var i = 0; i < path.Count; i++)
        {
            boundary.Flow.Evaluate(path.Times[i], path.Node(i), velocity, jacobian);
            for (var j = 0; j < d * d; j++)
            {
                largest = Math.Max(largest, Math.Abs(jacobian[((d + (j / d)) * n) + (j % d)]));
                authority = Math.Max(authority, Math.Abs(jacobian[((j / d) * n) + d + (j % d)]));
            }
        }

        return Math.Max(largest, 1 / (authority * path.Duration * path.Duration));
    }

    private sealed record Form(BlockTridiagonal System, double[] Weights, double LargestCurvature);

    private sealed record Piece(double[] Right, double[] Cross, double[] Left)
    {
        // Left end: B⁻¹A on the diagonal; right end: EB⁻¹; between them −B⁻¹. Named by where the diagonal block goes.
        public static Option<Piece> Of(double[] transition, int d)
        {
            var n = 2 * d;
            var rows = new double[d * 3 * d];
            for (var i = 0; i < d; i++)
            {
                transition.AsSpan((i * n) + d, d).CopyTo(rows.AsSpan(i * 3 * d));
                transition.AsSpan(i * n, d).CopyTo(rows.AsSpan((i * 3 * d) + d));
                rows[(i * 3 * d) + (2 * d) + i] = 1;
            }

            if (!GaussElimination.Solve(rows, d, 3 * d))
            {
                return None;
            }

            var (atStart, inverse, atEnd, cross) = (new double[d * d], new double[d * d], new double[d * d], new double[d * d]);
            for (var i = 0; i < d; i++)
            {
                rows.AsSpan((i * 3 * d) + d, d).CopyTo(atStart.AsSpan(i * d));
                rows.AsSpan((i * 3 * d) + (2 * d), d).CopyTo(inverse.AsSpan(i * d));
            }

            for (var i = 0; i < d; i++)
            {
                DenseProducts.AddTransposedVector(1, inverse, transition.AsSpan(((d + i) * n) + d, d), atEnd.AsSpan(i * d, d), d, d);
            }

            Rows.AddScaled(-1, inverse, cross);
            DenseProducts.Symmetrise(atStart, d);
            DenseProducts.Symmetrise(atEnd, d);
            return new Piece(atEnd, cross, atStart);
        }
    }
}
