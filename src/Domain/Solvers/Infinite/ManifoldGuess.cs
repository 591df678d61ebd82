using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Infinite;

/// <summary>First guesses of a path into a rest point.</summary>
internal static class ManifoldGuess
{
    // A guess only: enough to follow the path while it moves.
    private const int Samples = 25;

    /// <summary>Guesses to try in turn: paths of least action with the quadratic value function as their end cost, then the linear flow into the rest point.</summary>
    public static IEnumerable<ExtremalPath> Of(CollocationSettings settings, BoundaryProblem boundary, RestPoint rest, double duration)
    {
        var offset = boundary.Start - rest.Position;
        var times = Times(duration);
        Vec Linear(double time) => rest.Position + (MatrixExponential.Of(time * rest.ClosedLoop) * offset);
        var (end, line) = (new EndCondition.TerminalCost(new QuadraticValue(rest)), Trajectory.Sample(times, Linear));
        foreach (var guess in FirstGuess.OnMesh(boundary, end, times, Linear).ToSeq())
        {
            yield return guess;
        }

        foreach (var guess in FirstGuess.Minimised(settings, boundary, end, line))
        {
            yield return guess;
        }

        yield return FirstGuess.From(settings, boundary, line);
    }

    // Close together while the path still moves.
    private static double[] Times(double duration)
        => [.. Enumerable.Range(0, Samples).Select(i => i == Samples - 1 ? duration : duration * ExpM1.Of(4.0 * i / (Samples - 1)) / ExpM1.Of(4))];

    // −λ*ᵀδ + ½δᵀPδ.
    private sealed class QuadraticValue(RestPoint rest) : DenseLandscape("value near rest", rest.Position.Dimension, LanguageExt.Seq<CriticalPoint>.Empty)
    {
        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
        {
            var offset = Vec.Copy(position) - rest.Position;
            var slope = rest.ValueCurvature * offset;
            (slope - rest.Costate).Span.CopyTo(gradient);
            return (0.5 * offset.Dot(slope)) - rest.Costate.Dot(offset);
        }

        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
        {
            rest.ValueCurvature.Span.CopyTo(hessian);
            return Evaluate(time, position, gradient);
        }
    }
}
