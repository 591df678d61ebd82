using LossNav.Domain.Numerics;

namespace LossNav.Domain.ChangingTasks;

/// <summary>A piece of a path with one closed form, within one task. All vectors are along the eigendirections of H, where everything happens direction by direction.</summary>
internal abstract record Leg
{
    private Leg(double start, double end, Vec from, Vec optimum) => (Start, End, From, Optimum) = (start, end, from, optimum);

    /// <summary>When it begins.</summary>
    public double Start { get; }

    /// <summary>When it ends.</summary>
    public double End { get; }

    /// <summary>Where it begins, D numbers.</summary>
    public Vec From { get; }

    /// <summary>m, the optimum of the task, D numbers.</summary>
    public Vec Optimum { get; }

    public double Duration => End - Start;

    public abstract Vec PositionAt(double time);

    /// <summary>The cost from the beginning to a time, discounted to time 0 of the stream.</summary>
    public ContinualCost CostTo(double time, ContinualProblem problem)
    {
        var (kinetic, potential) = (0.0, 0.0);
        for (var i = 0; i < From.Dimension; i++)
        {
            var (speed, distance) = SquaresAlong(i, time - Start, problem.DiscountRate);
            kinetic += speed;
            potential += problem.CurvatureAlong(i) * distance;
        }

        var weight = Math.Exp(-problem.DiscountRate * Start) / 2;
        return new(weight * kinetic / problem.LearningRate, weight * problem.LossWeight * potential);
    }

    /// <summary>∫ e^{−γt} ẋ² dt and ∫ e^{−γt} (x − m)² dt over the first t units of time.</summary>
    protected abstract (double Speed, double Distance) SquaresAlong(int direction, double t, double γ);

    /// <summary>Navigation: x = rest + e^{−rt}(from − rest).</summary>
    internal sealed record Approach(double Start, double End, Vec From, Vec Optimum, Vec Rest, Vec Rates) : Leg(Start, End, From, Optimum)
    {
        public override Vec PositionAt(double time)
            => Vec.Generate(From.Dimension, i => Rest[i] + (Math.Exp(-Rates[i] * (time - Start)) * (From[i] - Rest[i])));

        protected override (double Speed, double Distance) SquaresAlong(int direction, double t, double γ)
        {
            var (r, way, beside) = (Rates[direction], From[direction] - Rest[direction], Rest[direction] - Optimum[direction]);
            var twice = ExpM1.DiscountedTime(γ + (2 * r), t);
            return (
                r * r * way * way * twice,
                (way * way * twice) + (2 * way * beside * ExpM1.DiscountedTime(γ + r, t)) + (beside * beside * ExpM1.DiscountedTime(γ, t)));
        }
    }

    /// <summary>A straight line at constant velocity.</summary>
    internal sealed record Walk(double Start, double End, Vec From, Vec Optimum, Vec Velocity) : Leg(Start, End, From, Optimum)
    {
        public override Vec PositionAt(double time) => From + ((time - Start) * Velocity);

        protected override (double Speed, double Distance) SquaresAlong(int direction, double t, double γ)
        {
            var (v, beside) = (Velocity[direction], From[direction] - Optimum[direction]);
            var moments = DiscountedMoments.Of(γ, t);
            return (
                v * v * moments.Zeroth,
                (beside * beside * moments.Zeroth) + (2 * beside * v * moments.First) + (v * v * moments.Second));
        }
    }
}
