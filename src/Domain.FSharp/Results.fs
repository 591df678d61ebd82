namespace LossNav.Domain.FSharp

open LossNav.Domain
open LossNav.Domain.Numerics

/// What the Domain returns, as the values that F# pipelines pass on.
[<AutoOpen>]
module Results =
    /// A vector of the numbers given.
    let vec (components: float seq) : Vec = Vec.From components

    /// The value, or every error at once.
    let toResult (validation: LanguageExt.Validation<NavigationError, 'a>) : Result<'a, NavigationError list> =
        validation.Match((fun value -> Ok value), (fun errors -> Error(List.ofSeq errors)))

    /// The value, if there is one.
    let toOption (value: LanguageExt.Option<'a>) : 'a option =
        if value.IsSome then Some(Seq.head value) else None

    /// The value, or an exception whose message holds every error, one a line: for scripts and tests.
    let orFail (result: Result<'a, NavigationError list>) : 'a =
        match result with
        | Ok value -> value
        | Error errors -> failwith (errors |> List.map string |> String.concat "\n")
