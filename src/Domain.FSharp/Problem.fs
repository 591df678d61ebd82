namespace LossNav.Domain.FSharp

open LossNav.Domain
open LossNav.Domain.Assumptions
open LossNav.Domain.Navigation
open LossNav.Domain.Numerics

/// A problem stated step by step, the problem last: each function changes one assumption, so that variations are pipelines.
[<RequireQualifiedAccess>]
module Problem =
    /// The problem from a start on a landscape, with every other assumption at its default.
    let from (start: float seq) landscape = ProblemStatement.On(landscape, Vec.From start)

    /// γ ≥ 0: how fast the future stops counting.
    let discountedBy (γ: float) problem = ProblemStatement.WithDiscountRate(γ, problem)

    /// η > 0: moving costs 1/(2η) of the squared speed.
    let learningAt (η: float) problem = ProblemStatement.WithLearningRate(η, problem)

    /// k ≥ 0: how much loss counts against moving.
    let weighingLoss (k: float) problem = ProblemStatement.WithLossWeight(k, problem)

    /// G, the same everywhere: symmetric and positive definite, D × D.
    let inMetric (g: Mat) problem = ProblemStatement.WithMetric(Metric.Constant g, problem)

    /// f: what the parameters do by themselves.
    let driftingBy (drift: Drift) problem = ProblemStatement.WithDrift(drift, problem)

    /// How far the learner looks, and how its path ends.
    let over (horizon: Horizon) problem = ProblemStatement.WithHorizon(horizon, problem)

    /// A finite horizon with a fixed end: D numbers, reached at a time > 0.
    let until (duration: float) (goal: float seq) problem =
        over (Horizon.Finite(duration, EndCondition.Fixed(Vec.From goal))) problem

    /// The checked problem, or every mistake in it.
    let state (problem: ProblemStatement) : Result<NavigationProblem, NavigationError list> =
        NavigationProblem.Create problem |> toResult
