/// A landscape written as a formula: stated, solved, certified and continued.
module LossNav.Domain.FSharp.Tests.FormulaTests

open Xunit
open LossNav.Adapters.Formulas
open LossNav.Domain.Assumptions
open LossNav.Domain.Navigation
open LossNav.Domain.Solvers.Collocation
open LossNav.Domain.Solvers.Continuation
open LossNav.Domain.FSharp
open LossNav.Domain.FSharp.Tests.Pipeline

let landscape parameters formula =
    FormulaLandscapes.Of(parameters, formula).Match(id, (fun faults -> failwith (String.concat "\n" faults)))

[<Fact; Trait("Lane", "Slow")>]
let ``A formula is stated, solved, certified and continued in the discount rate in under 15 lines`` () =
    let doubleWell = landscape "x y" "(x^2 - 1)^2 + y^2 - x/2"
    let ends = Horizon.Finite(4.0, EndCondition.Fixed(vec [ 1.0625; 0.0 ]))
    let discountedBy γ = ProblemStatement.On(doubleWell, vec [ -0.6; 0.55 ]) |> fun plain -> ProblemStatement.WithDiscountRate(γ, ProblemStatement.WithHorizon(ends, plain))
    let solve problem = CollocationSolver.Solve(CollocationSettings.Default, problem) |> toResult
    let solution = NavigationProblem.Create(discountedBy 0.1) |> toResult |> Result.bind solve |> get
    within 1e-9 0.619463025 solution.Objective
    Assert.True solution.Certificate.IsLocalMinimum
    let branch = Continuation.Follow(ContinuationSettings.Default, discountedBy, 0.1, 1.0) |> toResult |> get
    let last = branch.[branch.Count - 1]
    within 1e-15 1.0 last.Parameter
    let direct = NavigationProblem.Create(discountedBy 1.0) |> toResult |> Result.bind solve |> get
    within 1e-8 direct.Objective last.Solution.Objective

[<Fact>]
let ``What is wrong with a formula is said with its column`` () =
    let faults = FormulaLandscapes.Of("x y", "x^2 + z").Match((fun _ -> []), List.ofSeq)
    Assert.StartsWith("column 7: there is no 'z'", Assert.Single faults)
