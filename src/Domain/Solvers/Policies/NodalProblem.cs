using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>A problem tabulated at the nodes of a grid. Where the metric is the same everywhere it is kept once.</summary>
internal sealed class NodalProblem
{
    private NodalProblem(PolicyGrid grid, double discountRate, double[] cost, double[] drift, double[] authority, double[] inertia, bool isConstant, Effort effort)
    {
        Effort = effort;
        (Grid, DiscountRate, Cost, Drift, Authority, Inertia) = (grid, discountRate, cost, drift, authority, inertia);
        MetricStride = isConstant ? 0 : grid.Dimension * grid.Dimension;
        IsDiagonal = OffDiagonalIsZero(authority, grid.Dimension);
    }

    public PolicyGrid Grid { get; }

    public double DiscountRate { get; }

    /// <summary>kL less the rest cost that is subtracted, per unit of time.</summary>
    public double[] Cost { get; }

    /// <summary>f, D numbers for each node.</summary>
    public double[] Drift { get; }

    /// <summary>S = ηG⁻¹, D x D numbers.</summary>
    public double[] Authority { get; }

    /// <summary>M = G/η, D x D numbers; a pseudoinverse of S where S is singular.</summary>
    public double[] Inertia { get; }

    /// <summary>From the metric of one node to that of the next; 0 where it is the same everywhere.</summary>
    public int MetricStride { get; }

    public bool IsDiagonal { get; }

    /// <summary>What moving costs; S and M count where it is quadratic.</summary>
    public Effort Effort { get; }

    /// <summary>How the best velocity at a node is found.</summary>
    public IControls Controls() => Effort.Match<IControls>(
        _ => IsDiagonal ? new AxisControls(this) : new FaceControls(this),
        effort => new NormControls(this, effort.Norm, None),
        effort => new NormControls(this, effort.Norm, effort.Limit));

    /// <summary>Tabulates a problem, its losses less a rest cost.</summary>
    public static Either<NavigationError, NodalProblem> Create(Lookout lookout, Effort effort, NavigationProblem problem, PolicyGrid grid, double restCost)
    {
        var n = grid.Dimension;
        var isConstant = problem.Metric is not Metric.Field;
        var (cost, drift) = (new double[grid.Count], new double[grid.Count * n]);
        var (authority, inertia) = (new double[(isConstant ? 1 : grid.Count) * n * n], new double[(isConstant ? 1 : grid.Count) * n * n]);
        var (position, gradient) = (new double[n], new double[n]);
        for (var node = 0; node < grid.Count && !lookout.AskNowAndThen(node); node++)
        {
            grid.Locate(node, position);
            cost[node] = (problem.LossWeight * problem.Landscape.Evaluate(0, position, gradient)) - restCost;
            WriteDrift(problem.Drift, position, drift.AsSpan(node * n, n));
            if (!double.IsFinite(cost[node]) || !Checks.AllFinite(drift.AsSpan(node * n, n)))
            {
                return Left((NavigationError)new NavigationError.LandscapeNotFinite(problem.Landscape.Name, Vec.Copy(position).ToString()));
            }

            if (node == 0 || !isConstant)
            {
                var metric = problem.Metric.TensorAt(Vec.Copy(position));
                ((1 / problem.LearningRate) * metric).Span.CopyTo(inertia.AsSpan(node * n * n));
                if (isConstant)
                {
                    (problem.LearningRate * problem.Metric.InverseTensor(n).IfNone(Mat.Zero(n, n))).Span.CopyTo(authority.AsSpan(node * n * n));
                }
                else if (!SmallCholesky.Invert(inertia.AsSpan(node * n * n, n * n), authority.AsSpan(node * n * n, n * n)))
                {
                    return Left((NavigationError)new NavigationError.NotPositiveDefinite(
                        $"the metric G at {Vec.Copy(position)}", metric.IsFinite ? SymmetricEigen.Of(metric).Values[0] : double.NaN));
                }
            }
        }

        return Right(new NodalProblem(grid, problem.DiscountRate, cost, drift, authority, inertia, isConstant, effort));
    }

    private static void WriteDrift(Assumptions.Drift drift, ReadOnlySpan<double> position, Span<double> velocity)
    {
        if (drift is not Assumptions.Drift.None)
        {
            drift.Velocity(Vec.Copy(position)).Span.CopyTo(velocity);
        }
    }

    private static bool OffDiagonalIsZero(double[] matrices, int n)
    {
        for (var i = 0; i < matrices.Length; i++)
        {
            var entry = i % (n * n);
            if (entry / n != entry % n && matrices[i] != 0)
            {
                return false;
            }
        }

        return true;
    }
}
