using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Extremals;

/// <summary>What a path of state and costate costs, by the Gauss rule of its stages: order 8.</summary>
internal static class PathObjective
{
    /// <summary>J of a path, and the size below which its digits are rounding.</summary>
    public static (double Value, double Rounding) Of(BoundaryProblem boundary, ExtremalPath path)
    {
        var flow = boundary.Flow;
        var (velocity, jacobian) = (new double[flow.Size], new double[flow.Size * flow.Size]);
        var sum = default(CompensatedSum);
        var size = default(CompensatedSum);
        for (var i = 0; i + 1 < path.Count; i++)
        {
            var (time, step) = (path.Times[i], path.Times[i + 1] - path.Times[i]);
            for (var j = 0; j < GaussScheme.Stages; j++)
            {
                var at = time + (GaussScheme.Nodes[j] * step);
                flow.Evaluate(at, path.AtStage(i, j), velocity, jacobian);
                var term = step * GaussScheme.Weights[j] * Math.Exp(-boundary.DiscountRate * at) * flow.RunningCost;
                sum.Add(term);
                size.Add(Math.Abs(term));
            }
        }

        var (residual, endJacobian) = (new double[flow.Dimension], new double[flow.Dimension * flow.Size]);
        var end = Math.Exp(-boundary.DiscountRate * path.Duration) * boundary.End.Evaluate(path.Node(path.Count - 1), residual, endJacobian);
        sum.Add(end);
        return (sum.Value, 4e-16 * (size.Value + Math.Abs(end)));
    }
}
