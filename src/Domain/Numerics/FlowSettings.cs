using LanguageExt;

namespace LossNav.Domain.Numerics;

/// <summary>How exactly a flow is integrated.</summary>
/// <param name="RelativeTolerance">Error allowed in one step as a share of the position, &gt; 0.</param>
/// <param name="AbsoluteTolerance">Error allowed in one step where the position is near zero, &gt; 0.</param>
/// <param name="LargestStep">No step is longer; &gt; 0, may be +∞.</param>
public sealed record FlowSettings(double RelativeTolerance, double AbsoluteTolerance, double LargestStep)
{
    /// <summary>Tolerances of 1e-10 and 1e-12.</summary>
    public static FlowSettings Default { get; } = new(1e-10, 1e-12, double.PositiveInfinity);

    internal Seq<NavigationError> Check()
        => Checks.Positive("the relative tolerance", RelativeTolerance)
            + Checks.Positive("the absolute tolerance", AbsoluteTolerance)
            + Checks.When(!(LargestStep > 0), () => new NavigationError.OutOfRange("the largest step", LargestStep, "> 0"));
}
