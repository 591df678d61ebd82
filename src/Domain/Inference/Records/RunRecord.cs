using System.Collections.Immutable;
using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference.Records;

/// <summary>A training run as any program can record it: parameters and gradients, step by step.</summary>
/// <remarks>
/// θ_t stands before step t and g_t is the gradient there, t = 0 … T−1; θ_T is where the last step led. Whatever made the run, its first step is that of the
/// record: a rule remembers what came before, and nothing did.
/// </remarks>
public sealed class RunRecord
{
    /// <summary>The fewest steps that can tell one rule from another and leave some for the test.</summary>
    public const int FewestSteps = 4;

    private readonly ImmutableArray<double> _theta;
    private readonly ImmutableArray<double> _gradient;
    private readonly ImmutableArray<double> _losses;

    private RunRecord(int dimension, int steps, int lead, ImmutableArray<double> theta, ImmutableArray<double> gradient, ImmutableArray<double> losses, double roundoff)
        => (Dimension, Steps, Lead, _theta, _gradient, _losses, Roundoff) = (dimension, steps, lead, theta, gradient, losses, roundoff);

    /// <summary>D, the number of parameters.</summary>
    public int Dimension { get; }

    /// <summary>T, the number of steps: pairs of parameters before and after.</summary>
    public int Steps { get; }

    /// <summary>Whether the loss was recorded too.</summary>
    public bool HasLoss => !_losses.IsEmpty;

    /// <summary>Unit roundoff of the numbers as the run kept them: 2⁻⁵³, or 2⁻²⁴ where each is a 32-bit float.</summary>
    public double Roundoff { get; }

    /// <summary>How many gradients were seen before the first recorded step: 1 where parameters were recorded after the step that their gradient made.</summary>
    internal int Lead { get; }

    /// <summary>Checks a record.</summary>
    /// <param name="dimension">D &gt; 0.</param>
    /// <param name="theta">(T + 1) x D numbers, step by step.</param>
    /// <param name="gradient">(T + 1) x D or T x D numbers; the last of T + 1 gradients has made no step and is not used.</param>
    /// <param name="losses">One for each gradient, or none.</param>
    /// <returns>The record, or everything that is wrong with it.</returns>
    public static Validation<NavigationError, RunRecord> Create(
        int dimension, ImmutableArray<double> theta, ImmutableArray<double> gradient, ImmutableArray<double> losses)
    {
        if (dimension < 1 || theta.Length % dimension != 0 || gradient.Length % dimension != 0)
        {
            return new NavigationError.WrongShape("the record", FormattableString.Invariant($"{theta.Length} and {gradient.Length} numbers"), FormattableString.Invariant($"rows of {dimension} parameters"));
        }

        var (points, gradients) = (theta.Length / dimension, gradient.Length / dimension);
        var steps = Math.Min(points - 1, gradients);
        var errors = Checks.When(
                gradients != points && gradients != points - 1,
                () => new NavigationError.WrongShape("the gradients", FormattableString.Invariant($"{gradients} rows"), FormattableString.Invariant($"{points} rows, one for each row of parameters, or one fewer")))
            + Checks.When(steps < FewestSteps, () => new NavigationError.RecordTooShort(Math.Max(steps, 0), FewestSteps))
            + Checks.When(!Checks.AllFinite(theta.AsSpan()), () => new NavigationError.NotFinite("the recorded parameters"))
            + Checks.When(!Checks.AllFinite(gradient.AsSpan()), () => new NavigationError.NotFinite("the recorded gradients"))
            + Checks.When(
                !losses.IsEmpty && losses.Length < steps,
                () => new NavigationError.WrongShape("the losses", FormattableString.Invariant($"{losses.Length} numbers"), FormattableString.Invariant($"at least {steps}, one for each step")))
            + Checks.When(!Checks.AllFinite(losses.AsSpan()), () => new NavigationError.NotFinite("the recorded losses"));
        return Checks.Then(errors + (errors.IsEmpty ? StandsStill(dimension, theta, gradient) : Empty), () => new RunRecord(dimension, steps, 0, theta, gradient, losses, RoundoffOf(theta.AsSpan())));
    }

    /// <summary>The parameters before step t, D numbers; those after the last step at t = T.</summary>
    public ReadOnlySpan<double> Theta(int t) => _theta.AsSpan().Slice(t * Dimension, Dimension);

    /// <summary>The gradient that made step t, D numbers.</summary>
    public ReadOnlySpan<double> Gradient(int t) => _gradient.AsSpan().Slice((t + Lead) * Dimension, Dimension);

    /// <summary>The loss before step t; not a number where it was not recorded.</summary>
    public double Loss(int t) => HasLoss ? _losses[t + Lead] : double.NaN;

    /// <summary>The same numbers read otherwise: each row of parameters was recorded after the step that its row's gradient made. The first step is then not seen.</summary>
    internal RunRecord AsAfterSteps()
    {
        var steps = Math.Min(Steps, (_gradient.Length / Dimension) - 1);
        return new(Dimension, steps, 1, _theta, _gradient, _losses.Length > steps ? _losses : [], Roundoff);
    }

    /// <summary>The same run of some parameters only.</summary>
    /// <param name="columns">Their numbers, counted from 0.</param>
    internal RunRecord Of(ReadOnlySpan<int> columns)
        => new(columns.Length, Steps, Lead, Gather(columns, _theta.AsSpan()), Gather(columns, _gradient.AsSpan()), _losses, Roundoff);

    /// <summary>The same run with its first steps only.</summary>
    internal RunRecord First(int steps)
        => steps >= Steps ? this : new(Dimension, steps, Lead, _theta[..((steps + 1) * Dimension)], _gradient[..((steps + Lead) * Dimension)], HasLoss ? _losses[..(steps + Lead)] : _losses, Roundoff);

    /// <summary>The same run with other parameters, for a run that is imagined.</summary>
    /// <param name="theta">(T + 1) x D numbers.</param>
    internal RunRecord WithTheta(double[] theta)
        => new(Dimension, Steps, Lead, [.. theta], _gradient, _losses, Roundoff);

    /// <summary>The same run as a learner would have seen it through noise of this size, relative to the root mean square of each gradient.</summary>
    internal RunRecord WithNoisyGradients(double share, ulong seed)
    {
        var noisy = _gradient.ToArray();
        for (var t = 0; t < noisy.Length / Dimension; t++)
        {
            var row = noisy.AsSpan(t * Dimension, Dimension);
            var size = share * Math.Sqrt(Numerics.Dense.Rows.Dot(row, row) / Dimension);
            for (var i = 0; i < row.Length; i++)
            {
                row[i] += size * CounterRandom.NormalAt(seed, t, i);
            }
        }

        return new(Dimension, Steps, Lead, _theta, [.. noisy], _losses, Roundoff);
    }

    private ImmutableArray<double> Gather(ReadOnlySpan<int> columns, ReadOnlySpan<double> all)
    {
        var rows = all.Length / Dimension;
        var some = new double[rows * columns.Length];
        for (var t = 0; t < rows; t++)
        {
            var from = all.Slice(t * Dimension, Dimension);
            var to = some.AsSpan(t * columns.Length, columns.Length);
            for (var i = 0; i < columns.Length; i++)
            {
                to[i] = from[columns[i]];
            }
        }

        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(some);
    }

    private static Seq<NavigationError> StandsStill(int dimension, ImmutableArray<double> theta, ImmutableArray<double> gradient)
        => Checks.When(theta.AsSpan()[dimension..].SequenceEqual(theta.AsSpan()[..^dimension]), () => new NavigationError.RecordStandsStill("parameters never move"))
            + Checks.When(!gradient.AsSpan().ContainsAnyExcept(0.0), () => new NavigationError.RecordStandsStill("gradient is 0 at every step"));

    private static double RoundoffOf(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if ((float)number != number)
            {
                return Math.ScaleB(1, -53);
            }
        }

        return Math.ScaleB(1, -24);
    }
}
