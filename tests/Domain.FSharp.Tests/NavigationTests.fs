module LossNav.Domain.FSharp.Tests.NavigationTests

open Xunit
open LossNav.Domain
open LossNav.Domain.Assumptions
open LossNav.Domain.Landscapes
open LossNav.Domain.Navigation
open LossNav.Domain.Numerics
open LossNav.Domain.Solvers.Action
open LossNav.Domain.Solvers.Flow
open LossNav.Domain.Solvers.Quadratic
open LossNav.Domain.FSharp
open LossNav.Domain.FSharp.Tests.Pipeline

/// L = ½ Σ hᵢ (θᵢ − μᵢ)²
let quadratic curvatures center =
    QuadraticLandscape.Create(Mat.Diagonal(List.toArray curvatures), vec center) |> toResult |> get

/// L = (x² − 1)² + y² − x/2
let doubleWell = TiltedDoubleWell.Create(1.0, 1.0, 1.0, -0.5) |> toResult |> get

let solveExactly = QuadraticSolver.Solve >> toResult
let leastAction points rule problem = ActionSolver.Solve(ActionSettings.Of(points, rule), problem) |> toResult

[<Theory>]
[<InlineData(0.0, 1.0)>]
[<InlineData(1.0, 0.6180339887498949)>]
[<InlineData(10.0, 0.0990195135927845)>]
let ``A farther horizon closes in faster`` (γ: float) (rate: float) =
    let solution =
        quadratic [ 1.0 ] [ 1.0 ]
        |> Problem.from [ 0.0 ]
        |> Problem.discountedBy γ
        |> Problem.state
        |> Result.bind solveExactly
        |> get

    // θ(t) = 1 − e^{−rt}
    within 1e-14 (1.0 - exp (-rate * 2.0)) (solution.PositionAt 2.0).[0]

[<Fact>]
let ``The far-sighted path crosses to the better minimum and gradient descent does not`` () =
    let path =
        doubleWell
        |> Problem.from [ -0.6; 0.55 ]
        |> Problem.discountedBy 0.1
        |> Problem.until 4.0 [ 1.0625; 0.0 ]
        |> Problem.state
        |> Result.bind (leastAction 50 ActionRule.Left)
        |> get

    within 1e-14 0.169571442216148 path.Action
    Assert.True path.Statistics.IsLocalMinimum

    let descent = GradientFlow.Solve(FlowSettings.Default, doubleWell, vec [ -0.6; 0.55 ], 8.0) |> toResult |> get
    Assert.True(descent.End.[0] < 0.0)

[<Fact>]
let ``One problem is varied in every assumption at once`` () =
    let plain = quadratic [ 4.0; 4.0 ] [ 0.0; -0.5 ] |> Problem.from [ 1.5; 1.5 ]

    let restingPlace problem =
        problem |> Problem.state |> Result.bind solveExactly |> get |> _.FixedPoint.Match((fun point -> point), (fun () -> Vec.Zero 2))

    // A metric bends the path and leaves its end; a drift moves the end (figure 3).
    within 1e-12 -0.5 (plain |> Problem.inMetric (Mat.Diagonal(0.02, 1.0)) |> restingPlace).[1]
    within 1e-9 (-0.5 * 4.0 / 104.0) (plain |> Problem.driftingBy (Drift.Decay(2, 10.0)) |> restingPlace).[1]
    within 1e-9 (-0.5 * 4.0 / 104.0) (plain |> Problem.driftingBy (Drift.Rotation 10.0) |> restingPlace).[1]

[<Fact>]
let ``A list of horizons is a list of solutions`` () =
    let costs =
        [ 0.0; 0.5; 1.0; 2.0 ]
        |> List.map (fun γ ->
            quadratic [ 1.0; 3.0 ] [ 0.0; 0.0 ]
            |> Problem.from [ 1.0; 1.0 ]
            |> Problem.discountedBy γ
            |> Problem.state
            |> Result.bind solveExactly
            |> Result.map _.Value(vec [ 1.0; 1.0 ])
            |> get)

    // The more the future is discounted, the less there is to pay.
    Assert.Equal<float list>(List.sortDescending costs, costs)

[<Fact>]
let ``Every mistake comes back as a value`` () =
    let mistakes =
        doubleWell
        |> Problem.from [ nan; 0.0 ]
        |> Problem.discountedBy -1.0
        |> Problem.inMetric (Mat.Diagonal(1.0, -1.0))
        |> Problem.state

    match mistakes with
    | Ok _ -> failwith "A wrong problem was accepted."
    | Error errors -> Assert.Equal<string list>([ "N002"; "N005"; "N001" ], errors |> List.map _.Code)

[<Fact>]
let ``A landscape of one's own is three functions`` () =
    let valley =
        FunctionLandscape.Create(
            "x⁴ + y²",
            2,
            (fun p -> p.[0] ** 4.0 + p.[1] ** 2.0),
            (fun p -> vec [ 4.0 * p.[0] ** 3.0; 2.0 * p.[1] ]),
            (fun p -> Mat.Diagonal(12.0 * p.[0] ** 2.0, 2.0)))
        |> toResult
        |> get

    let path =
        valley |> Problem.from [ 1.0; 1.0 ] |> Problem.until 3.0 [ 0.0; 0.0 ] |> Problem.state |> Result.bind (leastAction 200 ActionRule.Trapezoid) |> get

    Assert.True(path.Statistics.IsLocalMinimum)
    Assert.True(path.Objective > 0.0)

[<Fact>]
let ``A closed choice is told apart by its one Match`` () =
    let name (horizon: Horizon) = horizon.Match((fun _ -> "for ever"), (fun finite -> $"until {finite.Duration}"))
    Assert.Equal("for ever", name Horizon.Unlimited)
    Assert.Equal("until 4", name (Horizon.Finite(4.0, EndCondition.Anywhere)))
