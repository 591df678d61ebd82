using LanguageExt;
using LossNav.Domain.Inference.Models;
using LossNav.Domain.Inference.Records;
using MathNet.Numerics.Distributions;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference.Fitting;

/// <summary>How far a coordinate can go before the likelihood, the others following it, falls by more than chance allows.</summary>
/// <param name="Low">The lower end; the coordinate's own limit where none was found.</param>
/// <param name="High">The upper end.</param>
/// <param name="LowFound">Whether the likelihood falls below.</param>
/// <param name="HighFound">Whether it falls above.</param>
/// <param name="Better">Coordinates at which the likelihood turned out to be higher than at those given; the interval is then not to be used.</param>
internal sealed record ProfileInterval(double Low, double High, bool LowFound, bool HighFound, Option<double[]> Better);

/// <summary>Intervals by the profile of the likelihood.</summary>
internal static class Profile
{
    private const int MostTries = 8;
    private const int StepsEach = 6;

    // The end is where the root of the fall is this near to what chance allows: a few thousandths of the coverage.
    private const double Near = 0.02;

    // A gain of the likelihood, in squared standard errors, that is no chance of rounding.
    private const double Slight = 0.1;

    /// <summary>The interval of a coordinate.</summary>
    /// <param name="coverage">For example 0.95.</param>
    /// <param name="record">The record.</param>
    /// <param name="included">1 for steps that count, else 0.</param>
    /// <param name="fit">The best fit.</param>
    /// <param name="j">Which coordinate.</param>
    public static ProfileInterval Of(double coverage, RunRecord record, double[] included, RuleFit fit, int j)
    {
        var weights = RuleFit.Inverse(fit.Variances, included);
        var (matrix, _, loss) = fit.Sums.Weighed(weights);
        var freedom = Math.Max(1, (included.Sum() * fit.Sums.Numbers) - fit.P.Length);
        var allowed = StudentT.InvCDF(0, 1, freedom, 0.5 + (coverage / 2));
        var scale = Math.Sqrt(Math.Max(loss, 1e-300) / freedom);
        var along = Along(fit.Model, fit.P, Slight * scale * scale, matrix, j);
        var better = Option<double[]>.None;
        var first = along.Curvature > 0 ? allowed * scale / Math.Sqrt(along.Curvature) : double.PositiveInfinity;
        var (low, lowFound) = End(-1);
        var (high, highFound) = End(1);
        return new ProfileInterval(low, high, lowFound, highFound, better);

        (double End, bool Found) End(int side)
        {
            var setting = fit.Model.Settings[j];
            var limit = side < 0 ? setting.Low : setting.High;
            if (side < 0 && setting.LowIsLimit && double.IsFinite(limit) && Fall(limit) < allowed)
            {
                return (limit, false);
            }

            var reach = Math.Min(first, double.IsFinite(limit) ? 4 : 1e6 * (1 + Math.Abs(fit.P[j])));
            for (var attempt = 0; attempt < MostTries; attempt++)
            {
                var x = Math.Clamp(fit.P[j] + (side * reach), setting.Low, setting.High);
                var fall = Fall(x);
                if (x == limit && fall < allowed)
                {
                    return (limit, false);
                }

                if (Math.Abs(fall - allowed) < Near * allowed || (attempt == MostTries - 1 && fall > allowed))
                {
                    return (x, true);
                }

                reach = Math.Abs(x - fit.P[j]) * Math.Clamp(allowed / Math.Max(fall, 1e-9), 0.1, 6);
            }

            return (Math.Clamp(fit.P[j] + (side * reach), setting.Low, setting.High), double.IsFinite(first));
        }

        // √((S(x) − S)/s²), with S(x) the least sum where the coordinate is x.
        double Fall(double x)
        {
            var start = fit.P.Select((value, k) => k == j ? x : Math.Clamp(value + (along.Direction[k] * (x - fit.P[j])), fit.Model.Settings[k].Low, fit.Model.Settings[k].High)).ToArray();

            // Far away the line leads astray: then the others begin where they are best without it.
            double[] plain = [.. fit.P.Select((value, k) => k == j ? x : value)];
            var isNear = LeastSquares.Evaluate(fit.Model, record, weights, start).Loss < LeastSquares.Evaluate(fit.Model, record, weights, plain).Loss;
            var there = LeastSquares.From(fit.Model, record, weights, j, StepsEach, isNear ? start : plain);
            better = loss - there.Loss > Slight * scale * scale ? there.P : better;
            return Math.Sqrt(Math.Max(0, there.Loss - loss)) / scale;
        }
    }

    // How the others follow the coordinate at best, and the curvature that is left along that line.
    private static (double[] Direction, double Curvature) Along(StepModel model, double[] p, double trust, double[] matrix, int j)
    {
        var n = p.Length;
        var right = Enumerable.Range(0, n).Select(k => -matrix[(k * n) + j]).ToArray();
        var unbounded = model with { Settings = model.Settings.Map(it => it with { Low = double.NegativeInfinity, High = double.PositiveInfinity }) };
        var direction = LeastSquares.Move(unbounded, p, j, 1e-12, trust, matrix, right);
        var curvature = matrix[(j * n) + j];
        for (var k = 0; k < n; k++)
        {
            curvature += k == j ? 0 : matrix[(j * n) + k] * direction[k];
        }

        // What rounding leaves of nothing is not information.
        return (direction, curvature > 1e-13 * matrix[(j * n) + j] ? curvature : 0);
    }
}
