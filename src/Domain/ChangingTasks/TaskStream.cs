using LanguageExt;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.ChangingTasks;

/// <summary>Quadratic tasks one after the other: changes come as a Poisson process of rate ρ, each new optimum from N(μ₀, Σ₀). A pure function of its seed.</summary>
public sealed record TaskStream
{
    private const double MostTasks = 1e6;

    private TaskStream(double duration, Seq<TaskSpell> spells) => (Duration, Spells) = (duration, spells);

    /// <summary>When the stream ends; it begins at 0.</summary>
    public double Duration { get; }

    /// <summary>The tasks in their order, at least one; each begins where the one before it ends.</summary>
    public Seq<TaskSpell> Spells { get; }

    /// <summary>Number of parameters, D.</summary>
    public int Dimension => Spells[0].Optimum.Dimension;

    /// <summary>Draws a stream; the first task too is drawn from N(μ₀, Σ₀).</summary>
    /// <param name="seed">Equal seeds give equal streams.</param>
    /// <param name="duration">When it ends, &gt; 0.</param>
    /// <param name="problem">Gives ρ, μ₀ and Σ₀.</param>
    /// <returns>The stream, or why there is none: a duration out of range, or more than a million tasks to expect.</returns>
    public static Validation<NavigationError, TaskStream> Draw(ulong seed, double duration, ContinualProblem problem)
        => Checks.Then(
            Checks.Positive("the duration of the stream", duration)
                + Checks.When(
                    problem.Hazard * duration > MostTasks,
                    () => new NavigationError.OutOfRange("the number of tasks to expect", problem.Hazard * duration, $"at most {MostTasks}")),
            () => new TaskStream(duration, Spell(seed, duration, problem).ToSeq().Strict()));

    /// <summary>Draws independent streams.</summary>
    /// <param name="seed">Equal seeds give equal streams.</param>
    /// <param name="count">How many, ≥ 1.</param>
    /// <param name="duration">When each ends, &gt; 0.</param>
    /// <param name="problem">Gives ρ, μ₀ and Σ₀.</param>
    public static Validation<NavigationError, Seq<TaskStream>> DrawMany(ulong seed, int count, double duration, ContinualProblem problem)
        => Checks.AtLeast("the number of streams", count, 1) is { IsEmpty: false } errors
            ? Fail<NavigationError, Seq<TaskStream>>(errors)
            : Range(0, count).ToSeq()
                .Map(i => Draw(CounterRandom.Branch(seed, (ulong)i), duration, problem))
                .Sequence()
                .Map(streams => streams.Strict());

    private static IEnumerable<TaskSpell> Spell(ulong seed, double duration, ContinualProblem problem)
    {
        // Along its own eigendirections the covariance scales independent numbers by √σ².
        var root = SymmetricEigen.Of(problem.PriorCovariance).Apply(variance => Math.Sqrt(Math.Max(0, variance)));
        var (start, number) = (0.0, 0UL);
        while (start < duration)
        {
            var own = CounterRandom.Branch(seed, number);
            var optimum = problem.PriorMean + (root * CounterRandom.Normals(problem.Dimension, CounterRandom.Branch(own, 0)));
            var end = problem.Hazard == 0 ? duration : Math.Min(duration, start + CounterRandom.Exponential(problem.Hazard, own, 1));
            yield return new TaskSpell(start, end, optimum);
            (start, number) = (end, number + 1);
        }
    }
}
