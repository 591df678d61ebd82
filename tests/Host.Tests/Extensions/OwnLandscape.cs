using LanguageExt;
using LossNav.Application.Ports;
using LossNav.Application.Problems;
using LossNav.Domain.Landscapes;
using LossNav.Domain.Numerics;
using static LanguageExt.Prelude;

namespace LossNav.Host.Tests.Extensions;

/// <summary>A landscape source: problem files say <c>"landscape": { "own-bowl": 2 }</c>.</summary>
internal sealed class OwnLandscape : ILandscapeSource<PlainValue>
{
    public static LandscapeSourceRow Row { get; } = new("own-bowl", "½ h |θ|² in the plane", new OwnLandscape());

    public Validation<LandscapeFault, DenseLandscape> Find(PlainValue request)
        => request is PlainValue.Number curvature
            ? QuadraticLandscape.Create(Mat.Diagonal(curvature.Value, curvature.Value), Vec.Of(0, 0))
                .Map(made => (DenseLandscape)made)
                .MapFail(error => new LandscapeFault(string.Empty, None, error.Message.TrimEnd('.')))
            : Fail<LandscapeFault, DenseLandscape>(new LandscapeFault(string.Empty, None, "write the curvature h, a number > 0"));
}
