using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Dynamics;
using LossNav.Domain.Solvers.Infinite;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>The value function to second order around a rest point, V = V* − λ*ᵀδ + ½δᵀPδ, and how good that is.</summary>
/// <param name="Rest">The rest point.</param>
/// <param name="CurvatureSlope">How fast P changes per unit of distance, on the axis along which it changes most: what the second order leaves out.</param>
internal sealed record RestExpansion(RestPoint Rest, double CurvatureSlope)
{
    // Where the third order of the value is looked for: its error is of the square, rounding of the inverse.
    private const double AsideStep = 1e-3;

    // A slope or a drift of at most this counts as none: a known minimum is given to so many digits at least.
    private const double Flat = 1e-9;

    /// <summary>The rest points at the known minima of a landscape, the cheapest first.</summary>
    public static Seq<RestExpansion> All(NavigationProblem problem)
        => problem.Landscape.Minima
            .Bind(minimum => RestPointSearch.Near(minimum.Position, problem).ToOption().BiBind(Some, () => AtFlatMinimum(minimum, problem)).ToSeq())
            .Fold(LanguageExt.Seq<RestPoint>.Empty, (found, point) => found.Exists(known => IsSame(known, point)) ? found : found.Add(point))
            .OrderBy(point => point.CostPerTime)
            .ToSeq()
            .Map(rest => new RestExpansion(rest, ChangeOfCurvature(rest, problem)))
            .Strict();

    /// <summary>V less its value at the rest point.</summary>
    public double ValueAbove(Vec position)
    {
        var offset = position - Rest.Position;
        return (0.5 * offset.Dot(Rest.ValueCurvature * offset)) - Rest.Costate.Dot(offset);
    }

    /// <summary>About how far <see cref="ValueAbove"/> may be off: the term of third order, in size.</summary>
    public double ErrorAbove(Vec position) => CurvatureSlope * Math.Pow((position - Rest.Position).Norm, 3) / 2;

    /// <summary>∇V to first order.</summary>
    public Vec GradientAt(Vec position) => (Rest.ValueCurvature * (position - Rest.Position)) - Rest.Costate;

    // A minimum that is flat to second order has no linear flow into it; V is then of third order there or higher.
    private static Option<RestPoint> AtFlatMinimum(CriticalPoint minimum, NavigationProblem problem)
    {
        var n = problem.Dimension;
        var rests = problem.Landscape.Gradient(minimum.Position).Norm <= Flat && problem.Drift.Velocity(minimum.Position).Norm <= Flat;
        return rests
            ? new RestPoint(minimum.Position, Vec.Zero(n), Mat.Zero(n, n), problem.LossWeight * minimum.Loss, 0, Mat.Zero(n, n))
            : Option<RestPoint>.None;
    }

    // The Riccati equation a step aside, on the manifold, gives P as if the problem were everywhere as it is there.
    private static double ChangeOfCurvature(RestPoint rest, NavigationProblem problem)
        => Enumerable.Range(0, problem.Dimension).Max(axis =>
        {
            var step = Vec.Generate(problem.Dimension, i => i == axis ? AsideStep : 0);
            return (from ahead in CurvatureAt(rest, step, problem)
                    from behind in CurvatureAt(rest, -step, problem)
                    select (ahead - behind).FrobeniusNorm / (2 * AsideStep)).IfNone(0);
        });

    private static Option<Mat> CurvatureAt(RestPoint rest, Vec step, NavigationProblem problem)
    {
        var (d, flow) = (problem.Dimension, new HamiltonianFlow(problem));
        var (velocity, jacobian) = (new double[flow.Size], new double[flow.Size * flow.Size]);
        flow.Evaluate(0, [.. (rest.Position + step).Span, .. (rest.Costate - (rest.ValueCurvature * step)).Span], velocity, jacobian);
        var linear = Mat.Copy(flow.Size, flow.Size, jacobian);
        return linear.IsFinite
            ? Riccati.Solve(linear.Block(0, 0, d, d) - Mat.Scalar(d, problem.DiscountRate / 2), linear.Block(0, d, d, d), linear.Block(d, 0, d, d))
            : None;
    }

    private static bool IsSame(RestPoint a, RestPoint b) => (a.Position - b.Position).Norm <= 1e-6 * (1 + a.Position.Norm);
}
