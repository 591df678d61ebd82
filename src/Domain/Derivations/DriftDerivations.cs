using LanguageExt;
using LossNav.Domain.Assumptions;
using LossNav.Domain.Numerics;
using LossNav.Domain.Rules;
using LossNav.Domain.Rules.Machinery;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Derivations;

/// <summary>Rules that do not follow the gradient, because the parameters move by themselves.</summary>
internal static class DriftDerivations
{
    private const double Interval = 0.4;
    private const double Curvature = 1.4;

    private static readonly Assumption _turns = new("pairs of parameters turn by themselves (f = q(−θ₂, θ₁))");
    private static readonly Assumption _decays = new("the parameters decay by themselves (f = −jθ)");

    /// <summary>Rotation drift.</summary>
    public static Derivation Rotation { get; } = Define(
        "rotation-drift",
        "Rotation drift",
        "θ(Δt) = θ* + e^(−λΔt) Rot(qΔt)(θ − θ*),  λ = √(γ²/4 + ηkh) − γ/2",
        "Going straight to the minimum would mean to work against the rotation all the way. The optimal learner lets itself be turned: it spirals, and comes to "
            + "rest beside the minimum, where holding still against the drift and the loss that is left cost least together.",
        _turns,
        new Drift.Linear(Mat.FromRows(Vec.Of(0, -1.3), Vec.Of(1.3, 0))),
        RotationDrift.Create(Interval, ExampleProblem.Strength, ExampleProblem.DiscountRate, Curvature, 1.3));

    /// <summary>Decay drift.</summary>
    public static Derivation Decay { get; } = Define(
        "decay-drift",
        "Decay drift",
        "θ̇ = −r (j(j+γ)θ + ηk g)/(ηkh + j(j+γ)),  r = √(γ²/4 + ηkh + j(j+γ)) − γ/2",
        "Weights that decay by themselves must be held up all the time. The optimal learner stops short of the minimum, at the share ηkh/(ηkh + j(j+γ)) of the "
            + "way: the loss that is left is cheaper than the effort of holding the weights there.",
        _decays,
        new Drift.Linear(Mat.Scalar(2, -0.7)),
        DecayDrift.Create(Interval, ExampleProblem.Strength, ExampleProblem.DiscountRate, Curvature, 0.7));

    private static Derivation Define(
        string rule, string title, string formula, string explanation, Assumption drifting, Drift drift, Validation<NavigationError, LearningRule> create)
        => new(
            rule,
            title,
            formula,
            explanation,
            Seq(drifting, Assumption.SameCurvature, Assumption.FlatMetric),
            "section 3",
            "Riccati equation",
            Claim.Equal,
            holds =>
                from made in create
                let curvature = holds(Assumption.SameCurvature) ? Mat.Scalar(2, Curvature) : ExampleProblem.Curvature
                from plain in Optimum.Over(curvature, ExampleProblem.Center, ExampleProblem.Start, holds)
                from moved in Optimum.Displacement(
                    Interval, ExampleProblem.Weighed(ExampleProblem.DiscountRate, plain) with { Drift = holds(drifting) ? drift : Drift.Zero })
                select Seq1(new Comparison(0, Ruled.Step(ExampleProblem.Start, curvature * (ExampleProblem.Start - ExampleProblem.Center), made), moved)));
}
