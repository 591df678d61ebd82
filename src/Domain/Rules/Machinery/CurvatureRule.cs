using LossNav.Domain.Numerics;

namespace LossNav.Domain.Rules.Machinery;

/// <summary>Rules of the form Δθ = −φ(M) g, with a function φ of a symmetric matrix M(θ): Hessian or metric.</summary>
internal static class CurvatureRule
{
    public static LearningRule Of(string name, string assumptions, Func<Vec, Mat> matrix, Func<double, double> stepPerGradient)
        => VectorRule.Of(
            name,
            assumptions,
            parameters => RuleMemory.Zero(0, parameters.Length),
            (memory, at, nextMemory, next) =>
            {
                var position = Vec.Copy(at.Parameters);
                var step = SymmetricEigen.Of(matrix(position)).Apply(stepPerGradient) * Vec.Copy(at.Gradient);
                (position - step).Span.CopyTo(next);
            });
}
