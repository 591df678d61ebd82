using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Blocks;
using LossNav.Domain.Numerics.Dense;
using LossNav.Domain.Solvers.Dynamics;

namespace LossNav.Domain.Solvers.Action.Curved;

/// <summary>The discrete action of any invertible metric and any drift on any mesh, with its gradient and Hessian.</summary>
/// <remarks>
/// On a step of length h the motion has the velocity d = (x_{i+1} − x_i)/h at the point m = x_i + ϑ(x_{i+1} − x_i), with ϑ = 0 for the left rule and ½ for
/// the second-order rule. Row and column of each point are scaled by e^{γt/2}, so that late points weigh as much as early ones.
/// </remarks>
internal sealed class CurvedAction
{
    private readonly NavigationProblem _problem;
    private readonly Lagrangian _motion;
    private readonly DenseLandscape? _terminal;
    private readonly double[] _times;
    private readonly double _γ;
    private readonly double _middle;
    private readonly int _d;
    private readonly bool _endIsFree;

    /// <summary>The action of a problem on a mesh.</summary>
    /// <param name="lookout">Who looks on.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="end">What holds at the end.</param>
    /// <param name="middle">ϑ: 0 for the left rule, ½ for the second-order rule.</param>
    /// <param name="times">The mesh, N numbers.</param>
    public CurvedAction(Lookout lookout, NavigationProblem problem, EndCondition end, double middle, double[] times)
    {
        (Lookout, _middle) = (lookout, middle);
        (_problem, _times, _γ, _d) = (problem, times, problem.DiscountRate, problem.Dimension);
        _motion = new Lagrangian(problem);
        _terminal = end is EndCondition.TerminalCost terminal ? terminal.Cost : null;
        _endIsFree = end is not EndCondition.Fixed;
        System = new BlockTridiagonal(lookout, times.Length - (_endIsFree ? 1 : 2), problem.Dimension);
        Weights = [.. Enumerable.Range(1, System.Count).Select(i => 0.5 * (times[Math.Min(i + 1, times.Length - 1)] - times[i - 1]))];
    }

    /// <summary>Who looks on while the action is minimised.</summary>
    public Lookout Lookout { get; }

    /// <summary>Hessian and minus the gradient after <see cref="Evaluate"/>; row i is point i + 1.</summary>
    public BlockTridiagonal System { get; }

    /// <summary>What each row weighs in the integral over time: a shift by a multiple of these acts alike on every mesh.</summary>
    public double[] Weights { get; }

    /// <summary>Largest second derivative of the integrand by position in the last evaluation.</summary>
    public double LargestCurvature { get; private set; }

    /// <summary>Sums J along a path and fills the system.</summary>
    /// <param name="path">N x D.</param>
    /// <param name="convexify">Leave out negative curvature, which makes the Hessian positive definite.</param>
    /// <returns>J; not a number where the lookout asks to stop.</returns>
    public double Evaluate(double[] path, bool convexify)
    {
        System.Clear();
        LargestCurvature = 0;
        var sum = default(CompensatedSum);
        for (var i = 0; i + 1 < _times.Length && !Lookout.Ask(); i++)
        {
            sum.Add(AddStep(path, i, convexify));
        }

        for (var i = 0; i < _times.Length && !Lookout.Ask(); i++)
        {
            sum.Add(AddLoss(path, i, convexify));
        }

        return Lookout.Ask() ? double.NaN : sum.Value;
    }

    /// <summary>What point i weighs in the integral of the loss: the length of the steps that count it.</summary>
    public double Share(int i)
    {
        var after = i + 1 < _times.Length ? _times[i + 1] - _times[i] : 0;
        var before = i > 0 ? _times[i] - _times[i - 1] : 0;
        return ((1 - _middle) * after) + (_middle * before);
    }

    /// <summary>λ at each point, N x D: the momentum with which the next step leaves it, e^{γt} times minus the slope of J's rest.</summary>
    public double[] Costates(double[] path)
    {
        var costates = new double[path.Length];
        for (var i = 0; i + 1 < _times.Length; i++)
        {
            var (step, _) = Motion(path, i);
            var discount = Math.Exp(-_γ * _middle * step);
            var slope = LossSlope(path, i);
            for (var j = 0; j < _d; j++)
            {
                costates[(i * _d) + j] = (discount * (_motion.Costate[j] - (step * (1 - _middle) * _motion.PositionSlope[j]))) - (step * (1 - _middle) * slope[j]);
            }
        }

        Last(path, costates);
        return costates;
    }

    // At the last point: the momentum with which the last step arrives.
    private void Last(double[] path, double[] costates)
    {
        var last = _times.Length - 1;
        var (step, _) = Motion(path, last - 1);
        var growth = Math.Exp(_γ * (1 - _middle) * step);
        var slope = LossSlope(path, last);
        for (var j = 0; j < _d; j++)
        {
            costates[(last * _d) + j] = (growth * (_motion.Costate[j] + (step * _middle * _motion.PositionSlope[j]))) + (_middle * step * slope[j]);
        }
    }

    private Vec LossSlope(double[] path, int i)
        => _problem.LossWeight == 0
            ? Vec.Zero(_d)
            : _problem.LossWeight * _problem.Landscape.GradientAt(_times[i], Vec.Copy(path.AsSpan(i * _d, _d)));

    private (double Step, double Cost) Motion(double[] path, int i)
    {
        var step = _times[i + 1] - _times[i];
        var (position, velocity) = (new double[_d], new double[_d]);
        for (var j = 0; j < _d; j++)
        {
            var (from, to) = (path[(i * _d) + j], path[((i + 1) * _d) + j]);
            position[j] = from + (_middle * (to - from));
            velocity[j] = (to - from) / step;
        }

        return (step, _motion.Evaluate(_times[i] + (_middle * step), position, velocity));
    }

    private double AddStep(double[] path, int i, bool convexify)
    {
        var (step, cost) = Motion(path, i);
        var at = _times[i] + (_middle * step);
        Notice(_motion.ReducedCurvature, 1);
        if (convexify)
        {
            // ℓ_θθ − Q is never negative: add what is positive of Q.
            Rows.AddScaled(-1, _motion.ReducedCurvature, _motion.PositionCurvature);
            Rows.AddScaled(1, Convex.Part(_motion.ReducedCurvature, _d), _motion.PositionCurvature);
        }

        for (var end = 0; end < 2; end++)
        {
            var row = i + end - 1;
            if (row >= 0 && row < System.Count)
            {
                var (position, velocity) = Derivatives(end, step);
                var scale = step * Math.Exp((_γ * _times[i + end] / 2) - (_γ * at));
                Rows.AddScaled(-scale * position, _motion.PositionSlope, System.Right(row));
                Rows.AddScaled(-scale * velocity, _motion.Costate, System.Right(row));
                AddBlock(System.Diagonal(row), step * Math.Exp(_γ * (_times[i + end] - at)), (position, velocity), (position, velocity));
            }
        }

        if (i > 0 && i < System.Count)
        {
            var scale = step * Math.Exp(_γ * (((_times[i] + _times[i + 1]) / 2) - at));
            AddBlock(System.Upper(i - 1), scale, Derivatives(0, step), Derivatives(1, step));
        }

        return Math.Exp(-_γ * at) * step * cost;
    }

    private void Notice(double[] curvature, double weight)
    {
        foreach (var entry in curvature)
        {
            LargestCurvature = Math.Max(LargestCurvature, weight * Math.Abs(entry));
        }
    }

    // How position and velocity of a step change with its left (0) and its right (1) end.
    private (double Position, double Velocity) Derivatives(int end, double step)
        => end == 0 ? (1 - _middle, -1 / step) : (_middle, 1 / step);

    private void AddBlock(Span<double> block, double scale, (double Position, double Velocity) row, (double Position, double Velocity) column)
    {
        Rows.AddScaled(scale * row.Position * column.Position, _motion.PositionCurvature, block);
        Rows.AddScaled(scale * row.Velocity * column.Velocity, _motion.VelocityCurvature, block);
        Rows.AddScaled(scale * row.Velocity * column.Position, _motion.Cross, block);
        for (var a = 0; a < _d; a++)
        {
            for (var b = 0; b < _d; b++)
            {
                block[(a * _d) + b] += scale * row.Position * column.Velocity * _motion.Cross[(b * _d) + a];
            }
        }
    }

    private double AddLoss(double[] path, int i, bool convexify)
    {
        var isLast = i == _times.Length - 1;
        var cost = _problem.LossWeight == 0 || Share(i) == 0 ? 0 : AddFunction(_problem.Landscape, Share(i) * _problem.LossWeight, path, i, convexify);
        return cost + (isLast && _terminal is not null ? AddFunction(_terminal, 1, path, i, convexify) : 0);
    }

    private double AddFunction(DenseLandscape landscape, double weight, double[] path, int i, bool convexify)
    {
        var (gradient, hessian) = (new double[_d], new double[_d * _d]);
        var value = landscape.Evaluate(_times[i], path.AsSpan(i * _d, _d), gradient, hessian);
        Notice(hessian, _problem.LossWeight);
        if (i > 0 && i - 1 < System.Count)
        {
            Rows.AddScaled(-weight * Math.Exp(-_γ * _times[i] / 2), gradient, System.Right(i - 1));
            Rows.AddScaled(weight, convexify ? Convex.Part(hessian, _d) : hessian, System.Diagonal(i - 1));
        }

        return weight * Math.Exp(-_γ * _times[i]) * value;
    }
}
