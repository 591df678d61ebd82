using LossNav.Domain.Assumptions;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>
/// N steps in time and what they weigh in J. The velocity is constant on each step and the loss is interpolated linearly over it, both against the exact discount e^{−γt}:
/// the error of J falls with the square of the step whatever γ is.
/// </summary>
internal sealed class TimeMesh
{
    // Where discounting has left this share, an infinite horizon is cut.
    private const double ShareAtCut = 1e-6;

    // Below this the closed form of the right share cancels, and its series converges fast.
    private const double SeriesBelow = 0.5;

    private readonly double[] _times;
    private readonly double[] _steps;
    private readonly double[] _motion;
    private readonly double[] _loss;

    private TimeMesh(double duration, double discountRate, int count, double growth, bool isEndless)
    {
        (_times, _steps, _motion, _loss) = (new double[count + 1], new double[count], new double[count], new double[count + 1]);
        for (var i = 0; i < count; i++)
        {
            var step = growth == 1 ? duration / count : duration * (Share(growth, i + 1, count) - Share(growth, i, count));
            var (start, x) = (Math.Exp(-discountRate * _times[i]), discountRate * step);
            var (all, right) = (ExpM1.DiscountedTime(x, 1), RightShare(x));
            (_steps[i], _motion[i]) = (step, start * step * all);
            _loss[i] += start * step * (all - right);
            _loss[i + 1] += start * step * right;
            _times[i + 1] = i == count - 1 ? duration : _times[i] + step;
        }

        EndWeight = Math.Exp(-discountRate * duration);
        RestWeight = isEndless ? EndWeight / discountRate : 0;
        _loss[count] += RestWeight;
    }

    /// <summary>The mesh that a solver's settings and a problem ask for.</summary>
    public static TimeMesh Of(MatrixFreeSettings settings, MatrixFreeStatement problem)
        => new(
            problem.Horizon.Match(
                _ => settings.Cut.IfNone(-Math.Log(ShareAtCut) / problem.DiscountRate),
                horizon => horizon.Duration),
            problem.DiscountRate,
            settings.Steps,
            settings.StepGrowth,
            problem.Horizon is Horizon.Infinite);

    /// <summary>N.</summary>
    public int Count => _steps.Length;

    /// <summary>N + 1 times from 0 to T.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The length of each step.</summary>
    public ReadOnlySpan<double> Steps => _steps;

    /// <summary>∫e^{−γt}dt over each step.</summary>
    public ReadOnlySpan<double> Motion => _motion;

    /// <summary>What the loss at each of the N + 1 times counts; at the last with all the time after it, where the horizon is infinite.</summary>
    public ReadOnlySpan<double> Loss => _loss;

    /// <summary>e^{−γT}.</summary>
    public double EndWeight { get; }

    /// <summary>∫e^{−γt}dt after T where the horizon is infinite, else 0.</summary>
    public double RestWeight { get; }

    // t/T as a function of i/N: meshes of N and N/2 steps have every second time in common, and errors fall with the square of 1/N on all of them.
    private static double Share(double growth, int index, int count) => (Math.Pow(growth, (double)index / count) - 1) / (growth - 1);

    // ∫₀¹ s e^{−xs} ds = (1 − (1 + x)e^{−x})/x² = Σ (−x)ⁿ/(n! (n + 2)).
    private static double RightShare(double x)
    {
        if (x > SeriesBelow)
        {
            return (1 - ((1 + x) * Math.Exp(-x))) / (x * x);
        }

        var (sum, term) = (0.5, 1.0);
        for (var n = 1; n < 20; n++)
        {
            term *= -x / n;
            sum += term / (n + 2);
        }

        return sum;
    }
}
