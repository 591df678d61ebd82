using CsCheck;
using LossNav.Domain.ChangingTasks;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.ChangingTasks;

/// <summary>Problems of continual learning that the tests share.</summary>
internal static class Tasks
{
    /// <summary>Three directions, flat to steep, two of them turned against the axes; tasks last about two units of time, the future counts for about ten.</summary>
    public static ContinualProblem Turned { get; } = Create(new ContinualStatement(
        Turn(0.05, 0.5, 5), Vec.Of(0.5, -1, 0.2), Mat.Diagonal(1, 0.7, 1.5), 0.5, 1, 1, 0.1));

    /// <summary>One to four dimensions, any curvature and covariance, γ and ρ of moderate size.</summary>
    public static Gen<ContinualProblem> Any { get; } = Gen.Int[1, 4].SelectMany(n =>
        Gen.Select(Problems.PositiveDefinite(n), Problems.Point(n), Problems.PositiveDefinite(n), Gen.Double[0.1, 2].Array[4])
            .Select((curvature, mean, covariance, scales) => Create(
                new ContinualStatement(curvature, mean, covariance, scales[0], scales[1], scales[2], scales[3]))));

    public static ContinualProblem Create(ContinualStatement statement) => ContinualProblem.Create(statement).Value();

    /// <summary>One direction, optima from N(0, 1).</summary>
    public static ContinualProblem Line(double γ, double η, double k, double h, double ρ)
        => Create(new ContinualStatement(Mat.Diagonal(h), Vec.Zero(1), Mat.Identity(1), ρ, η, k, γ));

    private static Mat Turn(double a, double b, double c)
    {
        var (cos, sin) = (Math.Cos(0.6), Math.Sin(0.6));
        var q = Mat.Copy(3, 3, [cos, -sin, 0, sin, cos, 0, 0, 0, 1]);
        return q * Mat.Diagonal(a, b, c) * q.Transpose;
    }
}
