using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>What products with the Hessian say of an extremal path.</summary>
/// <param name="Verdict">Minimum, saddle or undecided.</param>
/// <param name="Lowest">The lowest eigenvalues found, rising.</param>
/// <param name="FailureProbability">See <see cref="MatrixFreeCertificate"/>.</param>
/// <param name="Products">Products with the Hessian that it took.</param>
/// <param name="Falling">A direction of negative curvature, of length 1; none where there is none.</param>
internal sealed record SecondOrder(
    SecondOrderVerdict Verdict, Seq<EigenvalueEstimate> Lowest, double FailureProbability, int Products, Option<double[]> Falling)
{
    // Steps between two looks at the Ritz values.
    private const int StepsBetweenLooks = 5;

    // Curvature below this share of the largest is rounding.
    private const double Rounding = 1e-10;

    // A negative Ritz value is known well enough when its error is this share of it.
    private const double Settled = 0.01;

    // The largest eigenvalue lies a little above the largest Ritz value, which settles first.
    private const double AboveLargestRitz = 1.1;

    // How many directions of negative curvature are counted, and how many eigenvalues are told.
    private const int MostNegative = 16;
    private const int MostTold = 5;

    // The first vectors of Lanczos' iterations: any seed does, the same one every time.
    private const ulong Seed = 20_250_613;

    public static SecondOrder Nothing(string reason) => new(new SecondOrderVerdict.Undecided(reason), Empty, 1, 0, None);

    /// <summary>
    /// Counts directions of negative curvature. Each one found is taken out, and a new iteration looks at what is orthogonal to them: if that is positive definite, their
    /// number is the Morse index exactly (Courant and Fischer), however roughly the directions themselves are known.
    /// </summary>
    public static SecondOrder Of(MatrixFreeSettings settings, PathAction action, PathPoint point)
    {
        var (found, told, products) = (new List<double[]>(), new List<EigenvalueEstimate>(), 0);

        // A vector y that is orthogonal to those found sees the Hessian but for what couples it to them, |v·Hy| ≤ |Hv − θv|.
        EigenvalueEstimate InAllSpace(EigenvalueEstimate seen) => seen with { Error = Math.Sqrt((seen.Error * seen.Error) + told.Take(found.Count).Sum(known => known.Error * known.Error)) };
        var most = MemoryEstimate.LanczosSteps(settings, action.Problem);
        while (found.Count <= MostNegative)
        {
            var left = point.Velocities.Length - (action.IsEndFixed ? action.Dimension : 0) - found.Count;
            if (left <= 0)
            {
                return Decided(found, told, 0, products);
            }

            var round = Look(settings, action, point, found, Math.Min(most, left), left);
            products += round.Steps;
            if (!round.IsNegative)
            {
                told.AddRange([.. round.Ritz.Take(Math.Max(0, MostTold - told.Count)).Select(InAllSpace)]);
                return round.FailureProbability <= settings.FailureProbability
                    ? Decided(found, told, round.FailureProbability, products)
                    : new SecondOrder(
                        new SecondOrderVerdict.Undecided(
                            $"at least {found.Count} directions of negative curvature; after {round.Steps} Lanczos steps there may be more: allow more steps"),
                        toSeq(told).Strict(), round.FailureProbability, products, found.Count > 0 ? Some(found[0]) : None);
            }

            told.Add(InAllSpace(round.Ritz[0]));
            found.Add(round.Lowest);
        }

        return new SecondOrder(
            new SecondOrderVerdict.Undecided($"more than {MostNegative} directions of negative curvature"), toSeq(told).Strict(), 1, products, found[0]);
    }

    private static SecondOrder Decided(List<double[]> found, List<EigenvalueEstimate> told, double failure, int products)
        => new(SecondOrderVerdict.OfIndex(found.Count), toSeq(told).Strict(), failure, products, found.Count > 0 ? Some(found[0]) : None);

    private static Round Look(MatrixFreeSettings settings, PathAction action, PathPoint point, List<double[]> found, int most, int size)
    {
        void Inside(double[] vector)
        {
            action.Project(vector);
            foreach (var known in found)
            {
                Rows.AddScaled(-Rows.Dot(known, vector), known, vector);
            }
        }

        var first = CounterRandom.Normals(point.Velocities.Length, CounterRandom.Branch(Seed, (ulong)found.Count)).ToArray();
        Inside(first);
        var lanczos = new Lanczos(first);
        var round = new Round(false, 1, 0, [], []);
        while (lanczos.Count < most && !lanczos.IsExhausted && lanczos.Step((v, product) => action.MultiplyHessian(point.Velocities, v, product), Inside))
        {
            if (lanczos.Count % StepsBetweenLooks != 0 && lanczos.Count != most && !lanczos.IsExhausted)
            {
                continue;
            }

            var ritz = lanczos.Ritz();
            var (lowest, largest) = (ritz[0], Math.Max(Math.Abs(ritz[0].Value), Math.Abs(ritz[^1].Value)));
            EigenvalueEstimate[] told = [.. ritz.Take(MostTold).Select(pair => new EigenvalueEstimate(pair.Value, pair.Residual))];
            if (lowest.Value < -Rounding * largest && (lowest.Residual <= Settled * -lowest.Value || lanczos.Count == most))
            {
                return new Round(true, 1, lanczos.Count, told, lanczos.LowestVector());
            }

            round = new Round(false, lowest.Value > Rounding * largest ? Failure(lanczos, lowest.Value / (AboveLargestRitz * largest), size) : 1, lanczos.Count, told, []);
            if (round.FailureProbability <= settings.FailureProbability)
            {
                return round;
            }
        }

        return round;
    }

    // The probability that the lowest Ritz value is off by as much as lies between it and zero, relative to the spread of the eigenvalues: at most
    // 1.648√n e^{−(2k − 1)√ε} after k steps from a random vector of n numbers (Kuczyński and Woźniakowski 1992, theorem 4.2).
    private static double Failure(Lanczos lanczos, double share, int size)
        => lanczos.IsExhausted ? 0 : Math.Min(1, 1.648 * Math.Sqrt(size) * Math.Exp(-((2 * lanczos.Count) - 1) * Math.Sqrt(Math.Min(share, 1))));

    private sealed record Round(bool IsNegative, double FailureProbability, int Steps, EigenvalueEstimate[] Ritz, double[] Lowest);
}
