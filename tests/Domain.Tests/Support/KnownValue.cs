using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Navigation;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Tests.Support;

/// <summary>
/// Problems whose value function is known in advance: choose W ≥ 0 with minimum 0 at a point that the drift leaves in place, and take
/// kL = γW − ∇W·f + (η/2)∇WᵀG⁻¹∇W. Then W solves the Hamilton-Jacobi-Bellman equation γW = kL + f·∇W − (η/2)∇WᵀG⁻¹∇W, so W = V.
/// </summary>
internal static class KnownValue
{
    public static NavigationProblem Problem(
        Func<Vec, double> w, Func<Vec, Vec> slope, Func<ProblemStatement, ProblemStatement> change, Vec start)
    {
        var statement = change(ProblemStatement.On(QuadraticLandscape.Create(Mat.Identity(start.Dimension), Vec.Zero(start.Dimension)).Value(), start));
        return NavigationProblem.Create(statement with { Landscape = new Generated(w, slope, statement) }).Value();
    }

    /// <summary>A function of D parameters for drifts and metrics; its derivatives are differences, and zero away from the rest point, where grids do not ask for them.</summary>
    public static ScalarFunction Function(int dimension, Func<Vec, double> value)
        => FunctionLandscape.Create("a function", dimension, value, x => IsNearRest(x) ? Slope(value, x) : Vec.Zero(dimension), x => IsNearRest(x) ? Curvature(value, x) : Mat.Zero(dimension, dimension)).Value().AsFunction();

    // Derivatives are looked at only where the path rests; elsewhere they would cost without use.
    private static bool IsNearRest(Vec at) => at.Norm < 0.1;

    private static Vec Slope(Func<Vec, double> value, Vec at) => Differences.Gradient(value, at, 1e-4);

    private static Mat Curvature(Func<Vec, double> value, Vec at)
    {
        var hessian = Differences.Jacobian(x => Slope(value, x), at, 1e-3);
        return 0.5 * (hessian + hessian.Transpose);
    }

    private sealed class Generated(Func<Vec, double> w, Func<Vec, Vec> slope, ProblemStatement statement) : DenseLandscape(
        "generated from its value", statement.Start.Dimension, Seq1(new CriticalPoint(Vec.Zero(statement.Start.Dimension), 0, 0)))
    {
        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
            => Evaluate(time, position, gradient, stackalloc double[Dimension * Dimension]);

        public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
        {
            var at = Vec.Copy(position);

            if (IsNearRest(at))
            {
                Slope(Loss, at).Span.CopyTo(gradient);
                Curvature(Loss, at).Span.CopyTo(hessian);
            }

            return Loss(at);
        }

        private double Loss(Vec at)
        {
            var p = slope(at);
            var inverse = LinearAlgebra.Inverse(statement.Metric.TensorAt(at)).IfNone(Mat.Zero(1, 1));
            return ((statement.DiscountRate * w(at)) - p.Dot(statement.Drift.Velocity(at)) + (statement.LearningRate / 2 * p.Dot(inverse * p)))
                / statement.LossWeight;
        }
    }
}
