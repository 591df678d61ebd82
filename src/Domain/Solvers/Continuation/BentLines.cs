using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Continuation;

/// <summary>Guesses between start and end: a straight line plus three sine waves along every axis, spread evenly over all shapes by a Halton sequence. The same every time.</summary>
internal static class BentLines
{
    // Three waves tell apart the ways round a few hills; finer ones are smoothed away by the first Newton steps.
    private const int Waves = 3;

    // Ten points and more for each half wave.
    private const int Samples = 65;

    public static IEnumerable<Trajectory> Of(MultiStartSettings settings, NavigationProblem problem, Horizon.Finite horizon)
    {
        var goal = horizon.End is EndCondition.Fixed end ? end.Position : problem.Start;
        var size = settings.Amplitude * Math.Max(1, (goal - problem.Start).Norm);
        return Enumerable.Range(0, settings.Starts + 1).Select(index => Trajectory.Sample(
            Trajectory.UniformTimes(horizon.Duration, Samples),
            time => Bent(problem.Start, goal, time / horizon.Duration, size, index)));
    }

    // The straight line is number 0.
    private static Vec Bent(Vec start, Vec goal, double share, double size, int index)
        => start + (share * (goal - start)) + Vec.Generate(start.Dimension, axis => Enumerable.Range(0, Waves).Sum(wave =>
            index == 0 ? 0 : size * ((2 * Halton.At(index, (axis * Waves) + wave)) - 1) / (wave + 1) * Math.Sin((wave + 1) * Math.PI * share)));
}
