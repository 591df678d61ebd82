using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Numerics.Dense;

namespace LossNav.Domain.Solvers.MatrixFree;

/// <summary>A step and the change of the gradient over it: what L-BFGS knows of curvature (Nocedal and Wright, Numerical Optimization, section 7.2).</summary>
internal sealed record CurvaturePair(double[] Step, double[] Change, double Product)
{
    // Along a step on which the gradient hardly changes, or the wrong way, the pair says nothing that a positive definite model could hold.
    private const double LeastCosine = 1e-8;

    /// <summary>The pairs after a step, the newest first.</summary>
    public static Seq<CurvaturePair> Remember(int most, PathPoint before, PathPoint after, Seq<CurvaturePair> pairs)
    {
        var (step, change) = ((double[])after.Velocities.Clone(), (double[])after.Gradient.Clone());
        Rows.AddScaled(-1, before.Velocities, step);
        Rows.AddScaled(-1, before.Gradient, change);
        var product = Rows.Dot(step, change);
        return product > LeastCosine * Math.Sqrt(Rows.Dot(step, step) * Rows.Dot(change, change))
            ? new CurvaturePair(step, change, product).Cons(pairs.Take(most - 1)).ToSeq().Strict()
            : pairs;
    }

    /// <summary>Minus the gradient, by the inverse Hessian that the pairs describe: the two loops of L-BFGS.</summary>
    public static double[] Direction(double[] gradient, Seq<CurvaturePair> pairs)
    {
        var direction = (double[])gradient.Clone();
        var shares = new double[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            shares[i] = Rows.Dot(pairs[i].Step, direction) / pairs[i].Product;
            Rows.AddScaled(-shares[i], pairs[i].Change, direction);
        }

        if (!pairs.IsEmpty)
        {
            Elementwise.Scale(pairs[0].Product / Rows.Dot(pairs[0].Change, pairs[0].Change), direction);
        }

        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            Rows.AddScaled(shares[i] - (Rows.Dot(pairs[i].Change, direction) / pairs[i].Product), pairs[i].Step, direction);
        }

        Elementwise.Scale(-1, direction);
        return direction;
    }
}
