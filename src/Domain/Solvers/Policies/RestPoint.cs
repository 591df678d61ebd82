using LossNav.Domain.Numerics;

namespace LossNav.Domain.Solvers.Policies;

/// <summary>
/// A point where an optimal path can stay for ever: an equilibrium of the state-costate equations beside a minimum of the loss, with the value function to
/// second order around it.
/// </summary>
/// <param name="Position">θ*: the minimum itself where there is no drift, beside it where the drift pulls.</param>
/// <param name="ValueGradient">∇V(θ*) = −λ: what holding against the drift is worth; zero without drift. D numbers.</param>
/// <param name="ValueCurvature">∇²V(θ*) = P, from the Riccati equation of the linearised problem; D x D.</param>
/// <param name="CurvatureSlope">How fast P changes per unit of distance, in the axis along which it changes most: what the second order leaves out.</param>
/// <param name="CostRate">What staying there costs per unit of time: kL(θ*) and the effort of holding against the drift.</param>
public sealed record RestPoint(Vec Position, Vec ValueGradient, Mat ValueCurvature, double CurvatureSlope, double CostRate)
{
    /// <summary>About how far <see cref="ValueAbove"/> may be off: the term of third order, in size.</summary>
    /// <param name="position">A point near it.</param>
    public double ErrorAbove(Vec position) => CurvatureSlope * Math.Pow((position - Position).Norm, 3) / 2;

    /// <summary>V to second order around the point, less its value there.</summary>
    /// <param name="position">A point near it.</param>
    public double ValueAbove(Vec position)
    {
        var offset = position - Position;
        return ValueGradient.Dot(offset) + (0.5 * offset.Dot(ValueCurvature * offset));
    }

    /// <summary>∇V to first order around the point.</summary>
    /// <param name="position">A point near it.</param>
    public Vec GradientNear(Vec position) => ValueGradient + (ValueCurvature * (position - Position));
}
