module LossNav.Domain.FSharp.Tests.RuleTests

open System.Collections.Immutable
open Xunit
open LossNav.Domain.Beliefs
open LossNav.Domain.Derivations
open LossNav.Domain.Landscapes
open LossNav.Domain.Numerics
open LossNav.Domain.Rules
open LossNav.Domain.Rules.Machinery
open LossNav.Domain.FSharp
open LossNav.Domain.FSharp.Tests.Pipeline

let numbers (values: float list) = ImmutableArray.CreateRange values
let step rule gradient learner = Learning.Step(rule, numbers gradient, learner)

[<Fact>]
let ``A rule is a fold over gradients`` () =
    // p = 1, then 0.5·1 + 2 = 2.5: θ = 1 − 0.1 − 0.25.
    let momentum = Momentum.Create(0.1, 0.5) |> toResult |> get
    let learner = [ [ 1.0 ]; [ 2.0 ] ] |> List.fold (fun learner g -> step momentum g learner) (Learning.Begin(momentum, numbers [ 1.0 ]))
    learner.Parameters.[0] |> within 1e-15 0.65

[<Fact>]
let ``Every rule of first order walks down a bowl`` () =
    let bowl = QuadraticLandscape.Create(Mat.Diagonal(1.0, 2.0), vec [ 0.0; 0.0 ]) |> toResult |> get

    for row in AllRules.FirstOrder do
        let rule = row.Create((fun θ -> bowl.Hessian θ), LanguageExt.Map.Empty) |> toResult |> get
        let path = Learning.Follow(rule, 200, bowl, vec [ 1.0; 1.0 ])
        Assert.True(bowl.Value path.Last < bowl.Value path.Head, row.Title)

[<Fact>]
let ``Rules are made of parts`` () =
    let formula = FormulaAt(fun _ -> Averaged<DescentFormula>(1.0, DescentFormula 0.1))
    let averaged = ElementwiseRule.Of("averaged", "none", ImmutableArray.Create VectorStart.Zeros, ImmutableArray.Empty, formula)
    let next = step averaged [ 3.0 ] (Learning.Begin(averaged, numbers [ 0.0 ]))
    next.Parameters.[0] |> within 1e-15 -0.3

[<Fact>]
let ``A belief is a fold over observations`` () =
    let belief = [ 1.0; 2.0; 4.0 ] |> List.fold (fun belief g -> ForgettingMean.Observe(0.5, g, belief)) ForgettingMean.Unknown
    belief.Mean |> within 1e-15 ((0.25 + 1.0 + 4.0) / 1.75)
    belief.Gain |> within 1e-15 (1.0 / 1.75)

[<Fact; Trait("Lane", "Slow")>]
let ``Every rule is derived, and none without its assumptions`` () =
    for derivation in AllDerivations.All do
        let evidence = Derivation.Check derivation |> toResult |> get
        Assert.True(evidence.Holds, derivation.Title)

        for assumption in derivation.Assumptions do
            let without = Derivation.CheckWithout(assumption, derivation) |> toResult |> get
            Assert.False(without.Holds, $"{derivation.Title} without: {assumption}")
