module LossNav.Domain.FSharp.Tests.ManyParametersTests

open Xunit
open LossNav.Domain.Landscapes.Networks
open LossNav.Domain.Numerics
open LossNav.Domain.Solvers.MatrixFree
open LossNav.Domain.FSharp
open LossNav.Domain.FSharp.Tests.Pipeline

/// Ten points on a circle, and which of two halves each lies in.
let examples =
    let points = Mat.Generate(10, 2, fun i j -> cos (float i + 1.5 * float j))
    let labels = [ for i in 0 .. 9 -> if points.[i, 0] > 0.0 then 1 else 0 ]
    LabelledExamples.OfClasses(2, points, LanguageExt.Seq<int> labels) |> toResult |> get

let shape = NetworkShape.Create(Activation.Tanh, LanguageExt.Seq<int> [ 2; 5; 2 ]) |> toResult |> get

[<Fact>]
let ``The far-sighted path of a network is stated, solved and certified in a pipeline`` () =
    let solution =
        NetworkLandscape.Create(shape, NetworkLoss.CrossEntropy, 1e-3, examples)
        |> toResult
        |> Result.map (fun landscape -> MatrixFreeStatement.On(landscape, shape.InitialParameters 1UL, 3.0))
        |> Result.map (fun problem -> MatrixFreeStatement.WithDiscountRate(0.1, problem))
        |> Result.bind (MatrixFreeProblem.Create >> toResult)
        |> Result.bind (fun problem -> MatrixFreeSolver.Solve(MatrixFreeSettings.Of 20, problem) |> toResult)
        |> get

    Assert.True solution.Certificate.IsLocalMinimum
    Assert.True(solution.Problem.Landscape.Value solution.Path.End < solution.Problem.Landscape.Value solution.Path.Start)
