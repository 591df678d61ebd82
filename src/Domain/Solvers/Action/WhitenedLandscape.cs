using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Action;

/// <summary>A landscape in the coordinates θ̃ = G^{1/2}θ, in which a constant metric G is the identity.</summary>
internal sealed class WhitenedLandscape(DenseLandscape inner, Mat inverseRoot)
    : DenseLandscape(inner.Name, inner.Dimension, Seq<CriticalPoint>.Empty)
{
    public override bool DependsOnTime => inner.DependsOnTime;

    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient)
    {
        var there = inverseRoot * Vec.Copy(position);
        (inverseRoot * inner.GradientAt(time, there)).Span.CopyTo(gradient);
        return inner.ValueAt(time, there);
    }

    public override double Evaluate(double time, ReadOnlySpan<double> position, Span<double> gradient, Span<double> hessian)
    {
        var shape = inner.At(time, inverseRoot * Vec.Copy(position));
        (inverseRoot * shape.Gradient).Span.CopyTo(gradient);
        (inverseRoot * shape.Hessian * inverseRoot).Span.CopyTo(hessian);
        return shape.Value;
    }
}
