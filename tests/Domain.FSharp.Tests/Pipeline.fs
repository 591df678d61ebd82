/// What F# adds: C# validations become results, so that problems flow through pipelines.
module LossNav.Domain.FSharp.Tests.Pipeline

open LanguageExt
open LossNav.Domain
open LossNav.Domain.Numerics

let vec (components: float list) = Vec.From components

let toResult (validation: Validation<NavigationError, 'a>) : Result<'a, NavigationError list> =
    validation.Match((fun value -> Ok value), (fun errors -> Error(List.ofSeq errors)))

let get (result: Result<'a, NavigationError list>) : 'a =
    match result with
    | Ok value -> value
    | Error errors -> failwith (errors |> List.map string |> String.concat "\n")

let within (tolerance: float) (expected: float) (actual: float) =
    if not (abs (actual - expected) <= tolerance) then
        failwith $"{actual} is not within {tolerance} of {expected}"
