/// What the tests add to the F# companion.
module LossNav.Domain.FSharp.Tests.Pipeline

open LossNav.Domain
open LossNav.Domain.FSharp

let get (result: Result<'a, NavigationError list>) : 'a = orFail result

let within (tolerance: float) (expected: float) (actual: float) =
    if not (abs (actual - expected) <= tolerance) then
        failwith $"{actual} is not within {tolerance} of {expected}"
