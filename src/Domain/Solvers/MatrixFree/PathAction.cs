using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>
/// J of a path as a function of its velocities z (see <see cref="StepMotion"/>), N x D numbers: J = ½|z|² + k Σ m_i L(θ_i) + what the end costs. The gradient comes from
/// one backward sum, the discrete costate a_i = e^{−jΔt}a_{i+1} + k m_i ∇L(θ_i): ∂J/∂z_i = z_i + b_i∘a_{i+1} (section 13 of the theory notes).
/// </summary>
internal sealed class PathAction
{
    private readonly MatrixFreeStatement _problem;
    private readonly Lookout _lookout;
    private readonly double[] _holding;
    private readonly EndProjection? _fixedEnd;
    private readonly double _startCost;

    public PathAction(Lookout lookout, MatrixFreeSettings settings, MatrixFreeProblem problem)
    {
        (_lookout, Problem, _problem) = (lookout, problem, problem.Statement);
        Mesh = TimeMesh.Of(settings, _problem);
        _holding = Holding(_problem, Mesh);
        _fixedEnd = _problem.Horizon is Horizon.Finite { End: EndCondition.Fixed end } ? new EndProjection(_problem, Mesh, end.Position) : null;
        _startCost = _problem.LossWeight * Mesh.Loss[0] * _problem.Landscape.Evaluate(0, _problem.Start.Span, new double[Dimension]);
    }

    private PathAction(Lookout lookout, PathAction other)
        => (_lookout, Problem, _problem, Mesh, _holding, _fixedEnd, _startCost)
            = (lookout, other.Problem, other._problem, other.Mesh, other._holding, other._fixedEnd, other._startCost);

    public MatrixFreeProblem Problem { get; }

    public TimeMesh Mesh { get; }

    /// <summary>D.</summary>
    public int Dimension => _problem.Landscape.Dimension;

    /// <summary>N·D, the number of unknowns.</summary>
    public int Size => Mesh.Count * Dimension;

    /// <summary>The same function under another lookout.</summary>
    public PathAction Under(Lookout lookout) => new(lookout, this);

    /// <summary>Whether the end is given.</summary>
    public bool IsEndFixed => _fixedEnd is not null;

    /// <summary>Moves velocities to the nearest that end where the path must end.</summary>
    public void MakeFeasible(Span<double> z) => _fixedEnd?.Reach(z);

    /// <summary>Takes out of a change of velocities what would move a fixed end.</summary>
    public void Project(Span<double> change) => _fixedEnd?.Project(change);

    /// <summary>J and its gradient, projected where the end is fixed; not a number where somebody asked to stop meanwhile.</summary>
    public double Evaluate(ReadOnlySpan<double> z, Span<double> gradient)
    {
        var (d, landscape, motion) = (Dimension, _problem.Landscape, new StepMotion(_problem, Mesh));
        var position = _problem.Start.ToArray();
        var cost = default(CompensatedSum);
        cost.Add(_startCost);
        var chunk = Math.Min(landscape.PointsAtOnce, Mesh.Count);
        var (points, values) = (new double[chunk * d], new double[chunk]);
        for (var first = 0; first < Mesh.Count; first += chunk)
        {
            if (_lookout.Ask())
            {
                return double.NaN;
            }

            var count = Math.Min(chunk, Mesh.Count - first);
            for (var i = 0; i < count; i++)
            {
                motion.Advance(first + i, Row(z, first + i), position);
                position.CopyTo(points, i * d);
            }

            landscape.EvaluateMany(Mesh.Times.Slice(first + 1, count), points.AsSpan(0, count * d), values.AsSpan(0, count), gradient.Slice(first * d, count * d));
            for (var i = 0; i < count; i++)
            {
                var velocity = Row(z, first + i);
                cost.Add(_problem.LossWeight * Mesh.Loss[first + i + 1] * values[i]);
                cost.Add(0.5 * Rows.Dot(velocity, velocity));
            }
        }

        var adjoint = new double[d];
        cost.Add(EndCost(position, adjoint));
        GatherBack(motion, z, adjoint, gradient);
        Project(gradient);
        return cost.Value;
    }

    /// <summary>The product of the Hessian of J with a change of velocities, projected where the end is fixed.</summary>
    /// <returns>False where somebody asked to stop meanwhile.</returns>
    public bool MultiplyHessian(ReadOnlySpan<double> z, ReadOnlySpan<double> change, Span<double> product)
    {
        var (d, landscape, motion) = (Dimension, (CurvedLandscape)_problem.Landscape, new StepMotion(_problem, Mesh));
        var (position, shift) = (_problem.Start.ToArray(), new double[d]);
        var chunk = Math.Min(landscape.PointsAtOnce, Mesh.Count);
        var (points, shifts) = (new double[chunk * d], new double[chunk * d]);
        for (var first = 0; first < Mesh.Count; first += chunk)
        {
            if (_lookout.Ask())
            {
                return false;
            }

            var count = Math.Min(chunk, Mesh.Count - first);
            for (var i = 0; i < count; i++)
            {
                motion.Advance(first + i, Row(z, first + i), position);
                motion.Advance(first + i, Row(change, first + i), shift);
                position.CopyTo(points, i * d);
                shift.CopyTo(shifts, i * d);
            }

            landscape.MultiplyHessianMany(
                Mesh.Times.Slice(first + 1, count), points.AsSpan(0, count * d), shifts.AsSpan(0, count * d), product.Slice(first * d, count * d));
        }

        GatherBack(motion, change, EndCurvatureTimes(position, shift), product);
        Project(product);
        return true;
    }

    /// <summary>The positions at all times, N + 1 points x D; an end that is fixed stands there to the last bit.</summary>
    public double[] Positions(ReadOnlySpan<double> z)
    {
        var (d, motion) = (Dimension, new StepMotion(_problem, Mesh));
        var positions = new double[(Mesh.Count + 1) * d];
        _problem.Start.Span.CopyTo(positions);
        for (var i = 0; i < Mesh.Count; i++)
        {
            var next = positions.AsSpan((i + 1) * d, d);
            positions.AsSpan(i * d, d).CopyTo(next);
            motion.Advance(i, Row(z, i), next);
        }

        _fixedEnd?.End.Span.CopyTo(positions.AsSpan(Mesh.Count * d));
        return positions;
    }

    /// <summary>The velocities z of a path through some positions, N + 1 points x D, made to end where it must.</summary>
    public double[] VelocitiesOf(ReadOnlySpan<double> positions)
    {
        var (d, motion) = (Dimension, new StepMotion(_problem, Mesh));
        var z = new double[Size];
        var carried = new double[d];
        for (var i = 0; i < Mesh.Count; i++)
        {
            var factor = motion.Enter(i);
            positions.Slice(i * d, d).CopyTo(carried);
            motion.Back(carried);
            for (var p = 0; p < d; p++)
            {
                z[(i * d) + p] = (positions[((i + 1) * d) + p] - carried[p]) / (factor * motion.Push[p]);
            }
        }

        MakeFeasible(z);
        return z;
    }

    private ReadOnlySpan<double> Row(ReadOnlySpan<double> path, int index) => path.Slice(index * Dimension, Dimension);

    // Rows hold ∇L, or its change, at the end of each step, and become z + b∘a.
    private void GatherBack(StepMotion motion, ReadOnlySpan<double> z, double[] adjoint, Span<double> rows)
    {
        for (var i = Mesh.Count - 1; i >= 0; i--)
        {
            var row = rows.Slice(i * Dimension, Dimension);
            Rows.AddScaled(_problem.LossWeight * Mesh.Loss[i + 1], row, adjoint);
            var factor = motion.Enter(i);
            Row(z, i).CopyTo(row);
            Elementwise.AddProduct(factor, motion.Push, adjoint, row);
            motion.Back(adjoint);
        }
    }

    /// <summary>What is charged for the last point, and its gradient, added to zeros.</summary>
    public double EndCost(double[] position, Span<double> gradient)
    {
        var cost = 0.0;
        if (_problem.Horizon is Horizon.Finite { End: EndCondition.TerminalCost end })
        {
            cost = Mesh.EndWeight * end.Cost.Evaluate(Mesh.Times[^1], position, gradient);
            Elementwise.Scale(Mesh.EndWeight, gradient);
        }

        for (var p = 0; p < _holding.Length; p++)
        {
            gradient[p] += _holding[p] * position[p];
            cost += 0.5 * _holding[p] * position[p] * position[p];
        }

        return cost;
    }

    private double[] EndCurvatureTimes(double[] position, double[] shift)
    {
        var product = new double[Dimension];
        if (_problem.Horizon is Horizon.Finite { End: EndCondition.TerminalCost end })
        {
            end.Cost.MultiplyHessian(Mesh.Times[^1], position, shift, product);
            Elementwise.Scale(Mesh.EndWeight, product);
        }

        for (var p = 0; p < _holding.Length; p++)
        {
            product[p] += _holding[p] * shift[p];
        }

        return product;
    }

    // Resting after the cut means to hold against the drift, u = jθ: (G j²/2η)θ² per unit of time.
    private static double[] Holding(MatrixFreeStatement problem, TimeMesh mesh)
    {
        if (mesh.RestWeight == 0 || problem.Decay.IsZero)
        {
            return [];
        }

        var (g, j) = (problem.Metric.Values(problem.Landscape.Dimension), problem.Decay.Values(problem.Landscape.Dimension));
        return [.. Enumerable.Range(0, g.Dimension).Select(p => mesh.RestWeight * g[p] * j[p] * j[p] / problem.LearningRate)];
    }
}
