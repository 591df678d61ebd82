/// Tasks that change: the target of the optimal rule and a stream of tasks, in a few lines.
module LossNav.Domain.FSharp.Tests.ContinualTests

open Xunit
open LossNav.Domain.ChangingTasks
open LossNav.Domain.Numerics
open LossNav.Domain.FSharp
open LossNav.Domain.FSharp.Tests.Pipeline

let changing hazard curvatures =
    let n = List.length curvatures
    ContinualStatement.Of(Mat.Diagonal(List.toArray curvatures), Vec.Zero n, Mat.Identity n, hazard)
    |> fun statement -> ContinualStatement.WithDiscountRate(0.1, statement)
    |> ContinualProblem.Create
    |> toResult
    |> get

[<Fact>]
let ``Flat directions are pulled back to the mean of all tasks the more`` () =
    let policy = changing 0.5 [ 0.05; 0.5; 5.0 ] |> TrackingPolicy.Of
    let target = policy.Target(vec [ 1.0; 1.0; 1.0 ])
    Assert.True(target.[0] < target.[1] && target.[1] < target.[2] && target.[2] < 1.0)
    let fraction = TrackingTarget.Fraction(0.1, 1.0, 1.0, 0.5, 0.05) |> toResult |> get
    within 1e-14 fraction target.[0]

[<Fact>]
let ``On a stream of tasks the optimal rule costs the least`` () =
    let problem = changing 0.5 [ 0.05; 0.5; 5.0 ]
    let streams = TaskStream.DrawMany(1UL, 100, 120.0, problem) |> toResult |> get

    let cost rule =
        ContinualCost.Mean(rule, problem.PriorMean, problem, streams) |> toResult |> get |> _.Total

    let rivals: ContinualRule list =
        [ ContinualRule.Forgetful; ContinualRule.FullReset 0.5; ContinualRule.InitialPull 0.1; ContinualRule.Consolidation 1.0 ]

    let optimal = cost ContinualRule.Optimal
    rivals |> List.iter (fun rival -> Assert.True(cost rival > optimal, rival.Name))

[<Fact>]
let ``Where a change is believed with a probability the target moves by it`` () =
    let target = TrackingTarget.AfterDoubt(0.25, vec [ 1.0 ], vec [ 3.0 ]) |> toResult |> get
    within 1e-15 2.5 target.[0]
