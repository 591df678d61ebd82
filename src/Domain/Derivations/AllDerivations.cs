using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>Every derivation, one row each.</summary>
public static class AllDerivations
{
    /// <summary>The rows, in the order in which they build on each other.</summary>
    public static Seq<Derivation> All { get; } = Seq(
        DescentDerivations.OneStep,
        DescentDerivations.Discounted,
        DescentDerivations.Natural,
        CurvatureDerivations.Step,
        CurvatureDerivations.InverseRootHessian,
        CurvatureDerivations.Newton,
        CurvatureDerivations.Saddle,
        MomentumDerivations.HeavyBall,
        MomentumDerivations.LookingAhead,
        MomentumDerivations.Averaged,
        DriftDerivations.Rotation,
        DriftDerivations.Decay,
        BeliefDerivations.Ballistic,
        BeliefDerivations.Adagrad,
        BeliefDerivations.RmsProp,
        BeliefDerivations.Adam,
        BeliefDerivations.Navigator,
        TaskDerivations.AdamW,
        TaskDerivations.L2Init,
        TaskDerivations.ShrinkAndPerturb,
        TaskDerivations.WeightReset,
        PrecisionDerivations.Elastic,
        PrecisionDerivations.Gaussian,
        NormDerivations.Sign,
        NormDerivations.Signum,
        NormDerivations.Lion,
        NormDerivations.Normalised,
        NormDerivations.Greedy,
        NormDerivations.Sophia,
        LayerDerivations.Spectral,
        LayerDerivations.Muon,
        LayerDerivations.SpectralNavigator,
        LayerDerivations.Shampoo,
        LayerDerivations.Soap,
        LayerDerivations.KFac);
}
