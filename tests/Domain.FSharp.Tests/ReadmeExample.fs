module LossNav.Domain.FSharp.Tests.ReadmeExample

open Xunit
open LossNav.Domain.Landscapes
open LossNav.Domain.Navigation
open LossNav.Domain.Numerics
open LossNav.Domain.Solvers.Quadratic
open LossNav.Domain.FSharp
open LossNav.Domain.FSharp.Tests.Pipeline

let rateFor γ =
    QuadraticLandscape.Create(Mat.Diagonal 1.0, vec [ 1.0 ])
    |> toResult
    |> Result.map (Problem.from [ 0.0 ] >> Problem.discountedBy γ)
    |> Result.bind Problem.state
    |> Result.bind (QuadraticSolver.Solve >> toResult)
    |> Result.map (fun solution -> solution.Rate.[0, 0])

// √(γ²/4 + 1) − γ/2: the farther the horizon, the faster.
let rates = [ 0.0; 1.0; 10.0 ] |> List.map rateFor

[<Fact>]
let ``The example in F# says what the theory says`` () =
    List.iter2 (fun expected actual -> within 1e-14 expected (get actual)) [ 1.0; 0.6180339887498949; 0.0990195135927845 ] rates
