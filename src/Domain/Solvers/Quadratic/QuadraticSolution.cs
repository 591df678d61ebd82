using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Quadratic;

/// <summary>The exact answer of a navigation problem with quadratic loss, linear drift, constant metric and infinite horizon (section 3 of the theory notes).</summary>
/// <remarks>With δ = θ − μ the value function is V = ½δᵀPδ + bᵀδ + c, and the optimal policy θ̇ = f(θ) − ηG⁻¹(Pδ + b).</remarks>
public sealed class QuadraticSolution : Solution
{
    // How finely, how long at most, and until what is left of the way the path is shown.
    private const int SampledPoints = 401;
    private const double LongestSample = 1e6;
    private const double AtRest = 1e-6;

    private readonly AffineFlow _flow;
    private readonly Vec _center;
    private readonly Vec _slope;
    private readonly Vec _standing;
    private readonly double _γ;
    private readonly double _restCost;
    private readonly Func<double, Vec> _path;

    internal QuadraticSolution(NavigationProblem problem, Vec center, Mat valueCurvature, Vec slope, Mat rate, Vec standing, double restCost, double residual)
        : base(problem, "quadratic")
    {
        ValueCurvature = valueCurvature;
        Rate = rate;
        RelativeResidual = residual;
        (_center, _slope, _standing, _restCost, _γ) = (center, slope, standing, restCost, problem.DiscountRate);
        _flow = new AffineFlow(rate, standing);
        var fromStart = _flow.From(problem.Start - center);
        _path = t => center + fromStart(t);
    }

    /// <inheritdoc/>
    public override double Objective => Value(Problem.Start);

    /// <inheritdoc/>
    public override Option<double> ObjectiveError => Option<double>.None;

    /// <inheritdoc/>
    public override Seq<Fact> Facts => Prelude.Seq1(new Fact("riccati-residual", "what is left of the Riccati equation, relative", RelativeResidual));

    /// <summary>P, the Hessian of the value function, D x D.</summary>
    public Mat ValueCurvature { get; }

    /// <summary>R in θ̇ = −R(θ − θ*), D x D.</summary>
    public Mat Rate { get; }

    /// <summary>θ*, where the path comes to rest: the minimum without drift, beside it with drift. None if the policy leaves some direction alone.</summary>
    public Option<Vec> FixedPoint => _flow.FixedPoint.Map(point => _center + point);

    /// <summary>What is left of the Riccati equation, relative to its largest term; rounding level for a good answer.</summary>
    public double RelativeResidual { get; }

    /// <summary>The learning rule: the optimal velocity θ̇ at any point, not only on the path.</summary>
    public Vec Velocity(Vec position) => _standing - (Rate * (position - _center));

    /// <summary>The position at a time t ≥ 0 of the optimal path from the problem's start.</summary>
    public Vec PositionAt(double time) => _path(time);

    /// <summary>The optimal path at some increasing times: N points x D.</summary>
    public Trajectory PathAt(IEnumerable<double> times) => Trajectory.Sample(times, _path);

    /// <summary>The loss at a time of the optimal path.</summary>
    public double LossAt(double time) => Problem.Landscape.Value(PositionAt(time));

    /// <summary>The energies at a time of the optimal path.</summary>
    public PathEnergy EnergyAt(double time)
    {
        var position = PositionAt(time);
        return PathEnergy.At(time, position, Velocity(position), Problem);
    }

    /// <summary>The least total cost J from a point on; +∞ where γ = 0 and resting costs something.</summary>
    public double Value(Vec position)
        => ShapeAt(position) + (_restCost == 0 ? 0 : _γ == 0 ? Math.Sign(_restCost) * double.PositiveInfinity : _restCost / _γ);

    /// <summary>The costate λ = −∇V at a point: what moving is worth, D numbers.</summary>
    public Vec Costate(Vec position) => -((ValueCurvature * (position - _center)) + _slope);

    /// <summary>Cost-to-date J(t): what the optimal path has paid from 0 to t, V(θ₀) − e^{−γt} V(θ(t)) by the principle of optimality.</summary>
    public double CostToDate(double time)
        => ShapeAt(Problem.Start) - (Math.Exp(-_γ * time) * ShapeAt(PositionAt(time))) + (_restCost * ExpM1.DiscountedTime(_γ, time));

    /// <inheritdoc/>
    protected override Motion Move()
    {
        var path = PathAt(Trajectory.UniformTimes(RestTime(), SampledPoints));
        return new Motion(path, Motion.Along(path, i => Velocity(path.PositionAt(i))), Motion.Along(path, i => Costate(path.PositionAt(i))));
    }

    // Until the path has come to rest.
    private double RestTime()
    {
        var time = 1.0;
        var size = Problem.Start.Norm;
        while (time < LongestSample && (PositionAt(2 * time) - PositionAt(time)).Norm > AtRest * (1 + size))
        {
            time *= 2;
        }

        return time;
    }

    private double ShapeAt(Vec position)
    {
        var offset = position - _center;
        return (0.5 * offset.Dot(ValueCurvature * offset)) + _slope.Dot(offset);
    }
}
