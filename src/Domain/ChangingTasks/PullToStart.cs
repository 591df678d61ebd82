using LanguageExt;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Domain.ChangingTasks;

/// <summary>L2-init, or regenerative regularisation (Kumar et al. 2023): the loss with a pull of one strength to the initial weights, L + ½λ|θ − θ₀|².</summary>
/// <remarks>The optimal rule of section 8 pulls too, but each direction with a strength of its own that the hazard sets: see <see cref="TrackingPolicy"/>.</remarks>
public static class PullToStart
{
    /// <summary>The loss with the pull.</summary>
    /// <param name="strength">λ ≥ 0.</param>
    /// <param name="initial">θ₀, D numbers.</param>
    /// <param name="landscape">L, over D parameters.</param>
    public static Validation<NavigationError, PenalisedLandscape> Penalise(double strength, Vec initial, DenseLandscape landscape)
        => Checks.NotNegative("the strength λ of the pull", strength) is { IsEmpty: false } errors
            ? Fail<NavigationError, PenalisedLandscape>(errors)
            : PenalisedLandscape.Create(Mat.Scalar(landscape.Dimension, strength), initial, landscape);

    /// <summary>Where a quadratic loss with the pull has its minimum: (H + λI)⁻¹(Hμ + λθ₀), computed along the eigendirections of H.</summary>
    /// <param name="strength">λ ≥ 0.</param>
    /// <param name="initial">θ₀, D numbers.</param>
    /// <param name="landscape">The loss, with H + λI positive definite.</param>
    public static Validation<NavigationError, Vec> Minimum(double strength, Vec initial, QuadraticLandscape landscape)
    {
        var eigen = SymmetricEigen.Of(landscape.Curvature);
        return Checks.Then(
            Checks.NotNegative("the strength λ of the pull", strength)
                + Checks.Point("the initial weights θ₀", initial, landscape.Dimension)
                + Checks.When(
                    !(eigen.Values[0] + strength > 0),
                    () => new NavigationError.NotPositiveDefinite("H + λI", eigen.Values[0] + strength)),
            () => initial + (eigen.Apply(h => h / (h + strength)) * (landscape.Center - initial)));
    }
}
