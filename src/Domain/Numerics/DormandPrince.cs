using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Numerics;

/// <summary>The adaptive Runge-Kutta method of Dormand and Prince, order 5 with an error estimate of order 4, and dense output of order 4.</summary>
public static class DormandPrince
{
    private const int Stages = 7;

    // The usual constants of step control (Hairer, Nørsett and Wanner, Solving Ordinary Differential Equations I, section II.4): aim a little below the
    // tolerance, and let no step be less than a fifth or more than five times the one before.
    private const double Safety = 0.9;
    private const double SmallestFactor = 0.2;
    private const double LargestFactor = 5;

    // Nodes, coefficients, error weights (order 5 minus order 4) and dense-output weights: Dormand & Prince 1980, Shampine 1986.
    private static readonly double[] _nodes = [0, 1.0 / 5, 3.0 / 10, 4.0 / 5, 8.0 / 9, 1, 1];

    private static readonly double[][] _stages =
    [
        [],
        [1.0 / 5],
        [3.0 / 40, 9.0 / 40],
        [44.0 / 45, -56.0 / 15, 32.0 / 9],
        [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
        [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
        [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
    ];

    private static readonly double[] _error = [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

    private static readonly double[][] _dense =
    [
        [1, -8048581381.0 / 2820520608, 8663915743.0 / 2820520608, -12715105075.0 / 11282082432],
        [0, 0, 0, 0],
        [0, 131558114200.0 / 32700410799, -68118460800.0 / 10900136933, 87487479700.0 / 32700410799],
        [0, -1754552775.0 / 470086768, 14199869525.0 / 1410260304, -10690763975.0 / 1880347072],
        [0, 127303824393.0 / 49829197408, -318862633887.0 / 49829197408, 701980252875.0 / 199316789632],
        [0, -282668133.0 / 205662961, 2019193451.0 / 616988883, -1453857185.0 / 822651844],
        [0, 40617522.0 / 29380423, -110615467.0 / 29380423, 69997945.0 / 29380423],
    ];

    /// <summary>Integrates from time 0 to <paramref name="duration"/>.</summary>
    /// <param name="settings">Tolerances.</param>
    /// <param name="field">The velocity: a pure function.</param>
    /// <param name="start">x(0), D numbers.</param>
    /// <param name="duration">&gt; 0.</param>
    /// <returns>The path at every time of the interval, or why it cannot be had.</returns>
    public static Validation<NavigationError, DensePath> Integrate(FlowSettings settings, VectorField field, Vec start, double duration)
        => (settings.Check() + Checks.Positive("the duration", duration) + Checks.Point("the start", start, start.Dimension)) is { IsEmpty: false } errors
            ? Fail<NavigationError, DensePath>(errors)
            : March(settings, field, start.ToArray(), duration).ToValidation();

    private static Either<NavigationError, DensePath> March(FlowSettings settings, VectorField field, double[] start, double duration)
    {
        var n = start.Length;
        var segments = new List<DenseSegment>();
        var position = start;
        var slopes = new double[Stages * n];
        field(0, position, slopes.AsSpan(0, n));
        var (time, step) = (0.0, Math.Min(settings.LargestStep, FirstStep(settings, position, slopes.AsSpan(0, n), duration)));
        var rejected = 0;
        while (time < duration)
        {
            var isLast = time + step >= duration * (1 - 1e-14);
            step = isLast ? duration - time : step;
            if (!(step > 1e-14 * Math.Max(time, duration)))
            {
                return Left((NavigationError)new NavigationError.StepTooSmall(time));
            }

            var next = Attempt(field, position, slopes, time, step);
            var error = ErrorNorm(settings, position, next, slopes, step);
            if (!(error <= 1))
            {
                rejected++;
                step *= double.IsFinite(error) ? Math.Max(SmallestFactor, Safety * Math.Pow(error, -0.2)) : SmallestFactor;
                continue;
            }

            segments.Add(new DenseSegment(time, step, position, Interpolant(slopes, n)));
            time = isLast ? duration : time + step;
            position = next;

            // First same as last: the seventh slope is the first of the next step.
            slopes.AsSpan(6 * n, n).CopyTo(slopes);
            step = Math.Min(settings.LargestStep, step * (error == 0 ? LargestFactor : Math.Clamp(Safety * Math.Pow(error, -0.2), SmallestFactor, LargestFactor)));
        }

        return Right(new DensePath([.. segments], position, duration, rejected));
    }

    private static double[] Attempt(VectorField field, double[] position, double[] slopes, double time, double step)
    {
        var n = position.Length;
        var trial = new double[n];
        for (var stage = 1; stage < Stages; stage++)
        {
            for (var i = 0; i < n; i++)
            {
                var sum = 0.0;
                for (var j = 0; j < stage; j++)
                {
                    sum += _stages[stage][j] * slopes[(j * n) + i];
                }

                trial[i] = position[i] + (step * sum);
            }

            field(time + (_nodes[stage] * step), trial, slopes.AsSpan(stage * n, n));
        }

        // The last stage is evaluated at the new position itself.
        return trial;
    }

    private static double ErrorNorm(FlowSettings settings, double[] from, double[] to, double[] slopes, double step)
    {
        var n = from.Length;
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            var error = 0.0;
            for (var stage = 0; stage < Stages; stage++)
            {
                error += _error[stage] * slopes[(stage * n) + i];
            }

            var scale = settings.AbsoluteTolerance + (settings.RelativeTolerance * Math.Max(Math.Abs(from[i]), Math.Abs(to[i])));
            sum += (step * error / scale) * (step * error / scale);
        }

        return Math.Sqrt(sum / n);
    }

    private static double FirstStep(FlowSettings settings, double[] position, ReadOnlySpan<double> slope, double duration)
    {
        double size = 0, speed = 0;
        for (var i = 0; i < position.Length; i++)
        {
            var scale = settings.AbsoluteTolerance + (settings.RelativeTolerance * Math.Abs(position[i]));
            size = Math.Max(size, Math.Abs(position[i]) / scale);
            speed = Math.Max(speed, Math.Abs(slope[i]) / scale);
        }

        // A guess that is too long costs a rejection or two; one that is far too short would look like a blow-up.
        return Math.Clamp(0.01 * size / Math.Max(speed, double.Epsilon), 1e-6 * duration, duration);
    }

    private static double[] Interpolant(double[] slopes, int n)
    {
        var coefficients = new double[4 * n];
        for (var power = 0; power < 4; power++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var stage = 0; stage < Stages; stage++)
                {
                    coefficients[(power * n) + i] += _dense[stage][power] * slopes[(stage * n) + i];
                }
            }
        }

        return coefficients;
    }
}
