using LanguageExt;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Dynamics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Infinite;

/// <summary>Finds rest points and the stable manifolds through them.</summary>
public static class RestPointSearch
{
    // Newton's method from a minimum of the loss converges in a few; more steps only wander.
    private const int MostIterations = 60;

    // Steps downhill, most of them whole Newton steps, before the search takes what it has.
    private const int MostDescents = 200;

    /// <summary>The rest point near a guess, or why there is none.</summary>
    /// <param name="guess">A point near it, for example a minimum of the loss.</param>
    /// <param name="problem">A problem that does not depend on time.</param>
    public static Either<NavigationError, RestPoint> Near(Vec guess, NavigationProblem problem)
    {
        var flow = new HamiltonianFlow(problem);
        double[] z = [.. guess.Span, .. new double[problem.Dimension]];
        var (velocity, jacobian) = (new double[flow.Size], new double[flow.Size * flow.Size]);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            flow.Evaluate(0, z, velocity, jacobian);
            var step = LinearAlgebra.Solve(Mat.Copy(flow.Size, flow.Size, jacobian), Vec.Copy(velocity));
            if (step.IsNone)
            {
                break;
            }

            var (before, length) = (Vec.Copy(z), step.IfNone(Vec.Zero(flow.Size)));
            z = (before - length).ToArray();
            if (length.Norm <= 1e-14 * (1 + before.Norm))
            {
                return At(z, flow, problem);
            }
        }

        flow.Evaluate(0, z, velocity, jacobian);
        return Vec.Copy(velocity).Norm <= 1e-12 * (1 + Vec.Copy(z).Norm)
            ? At(z, flow, problem)
            : Left((NavigationError)new NavigationError.NoRestPoint(guess.ToString()));
    }

    /// <summary>The rest points at the known minima of the landscape and at the one that lies downhill of the start; none twice.</summary>
    public static Seq<RestPoint> All(NavigationProblem problem)
        => (problem.Landscape.Minima.Map(minimum => minimum.Position) + Downhill(problem).ToSeq())
            .Bind(guess => Near(guess, problem).ToSeq())
            .Fold(Seq<RestPoint>(), (known, next) => known.Exists(old => (old.Position - next.Position).Norm <= 1e-6 * (1 + next.Position.Norm)) ? known : known.Add(next));

    // Newton's method with the curvature made positive and steps halved until the loss falls.
    private static Option<Vec> Downhill(NavigationProblem problem)
    {
        var position = problem.Start;
        for (var descent = 0; descent < MostDescents; descent++)
        {
            var shape = problem.Landscape.At(0, position);
            if (!shape.Gradient.IsFinite || !shape.Hessian.IsFinite)
            {
                return None;
            }

            var curvature = SymmetricEigen.Of(shape.Hessian);
            var floor = 1e-3 * Math.Max(Math.Abs(curvature.Values[0]), Math.Abs(curvature.Values[position.Dimension - 1])) + 1e-12;
            var direction = curvature.Apply(h => 1 / Math.Max(Math.Abs(h), floor)) * shape.Gradient;
            if (direction.Norm <= 1e-10 * (1 + position.Norm))
            {
                return position;
            }

            var share = 1.0;
            while (share > 1e-10 && !(problem.Landscape.Value(position - (share * direction)) < shape.Value))
            {
                share /= 2;
            }

            position -= share * direction;
        }

        return position;
    }

    // With the linear flow δθ̇ = Fδθ + Sδλ, δλ̇ = −Cδθ + (γ − Fᵀ)δλ the manifold δλ = −Pδθ has (F − γ/2)ᵀP + P(F − γ/2) − PSP − C = 0.
    private static Either<NavigationError, RestPoint> At(double[] z, HamiltonianFlow flow, NavigationProblem problem)
    {
        var d = problem.Dimension;
        var (velocity, jacobian) = (new double[flow.Size], new double[flow.Size * flow.Size]);
        flow.Evaluate(0, z, velocity, jacobian);
        var linear = Mat.Copy(flow.Size, flow.Size, jacobian);
        var (drift, authority) = (linear.Block(0, 0, d, d), linear.Block(0, d, d, d));
        var shifted = drift - Mat.Scalar(d, problem.DiscountRate / 2);
        return Riccati.Solve(shifted, authority, linear.Block(d, 0, d, d))
            .ToEither((NavigationError)new NavigationError.NoStabilisingPolicy())
            .Bind(p =>
            {
                var closed = drift - (authority * p);
                var slowest = -LinearAlgebra.LargestRealPart(closed);
                return slowest > 0
                    ? Right<NavigationError, RestPoint>(new RestPoint(
                        Vec.Copy(z.AsSpan(0, d)), Vec.Copy(z.AsSpan(d)), p, Cleaned(flow.RunningCost, z), slowest, closed))
                    : Left((NavigationError)new NavigationError.NoStabilisingPolicy());
            });
    }

    // What is left of a cost of zero after rounding counts as zero.
    private static double Cleaned(double cost, double[] z) => Math.Abs(cost) <= 1e-14 * (1 + z.Sum(Math.Abs)) ? 0 : cost;
}
