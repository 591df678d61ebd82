using LossNav.Domain.Numerics.Blocks;

namespace LossNav.Domain.Solvers.Action;

/// <summary>The path of least action on one mesh, with those on the coarser meshes that led to it.</summary>
/// <remarks>
/// The path of least action on a mesh of step h is x + x₁s + x₂s² + …, with s = h for the left rule and s = h² for the second-order rule.
/// Newton's divided differences over three meshes give the first guess on the next one, which is off by the third power only.
/// </remarks>
/// <param name="Converged">What Newton's method found on this mesh.</param>
/// <param name="Action">The action and its mesh.</param>
/// <param name="Coarser">The solution that gave the first guess; none where that was the straight line.</param>
internal sealed record MeshSolution<TVector>(ConvergedPath<TVector> Converged, DiscreteAction Action, MeshSolution<TVector>? Coarser)
    where TVector : struct, IBlockVector<TVector>
{
    /// <summary>Newton's steps on this mesh and on the coarser ones, each counted by its share of the points of this mesh.</summary>
    public double Work => Converged.Iterations + (Coarser is null ? 0 : Coarser.Work * Coarser.Action.Steps / Action.Steps);

    private double Scale => ScaleOf(Action);

    /// <summary>A first guess on a finer mesh.</summary>
    public TVector[] On(DiscreteAction finer)
    {
        var scale = ScaleOf(finer);
        var path = Converged.Path;
        if (Coarser is not null)
        {
            var slope = Slope(Coarser);
            path = Sum(path, scale - Scale, slope);
            if (Coarser.Coarser is { } coarsest)
            {
                var bend = Difference(slope, Coarser.Slope(coarsest), Scale - coarsest.Scale);
                path = Sum(path, (scale - Scale) * (scale - Coarser.Scale), bend);
            }
        }

        return Prolongation.To(finer.Steps + 1, path);
    }

    private static double ScaleOf(DiscreteAction action) => action.Rule == ActionRule.Left ? action.Step : action.Step * action.Step;

    private static TVector[] Difference(TVector[] here, TVector[] coarser, double change)
    {
        var difference = Prolongation.To(here.Length, coarser);
        for (var i = 0; i < here.Length; i++)
        {
            difference[i] = (1 / change) * (here[i] - difference[i]);
        }

        return difference;
    }

    private static TVector[] Sum(TVector[] path, double factor, TVector[] change)
    {
        var sum = new TVector[path.Length];
        for (var i = 0; i < path.Length; i++)
        {
            sum[i] = path[i] + (factor * change[i]);
        }

        return sum;
    }

    private TVector[] Slope(MeshSolution<TVector> coarser) => Difference(Converged.Path, coarser.Converged.Path, Scale - coarser.Scale);
}
