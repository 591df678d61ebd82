module LossNav.Domain.FSharp.Tests.CompanionTests

open System
open Xunit
open LossNav.Domain.FSharp
open LossNav.Domain.FSharp.Tests.Pipeline

[<Fact>]
let ``The companion knows the Domain and no other layer`` () =
    let known =
        System.Reflection.Assembly.Load("LossNav.Domain.FSharp").GetReferencedAssemblies()
        |> Seq.map (fun assembly -> string assembly.Name)
        |> Seq.filter _.StartsWith("LossNav", StringComparison.Ordinal)
        |> List.ofSeq

    Assert.Equal<string list>([ "LossNav.Domain" ], known)

[<Fact>]
let ``An option of the Domain is an option of F#`` () =
    Assert.Equal(Some 3, toOption (LanguageExt.Option<int>.Some 3))
    Assert.Equal(None, toOption LanguageExt.Option<int>.None)

[<Fact>]
let ``Where there is no value every error stands in the exception`` () =
    let mistakes = LossNav.Domain.Landscapes.QuadraticLandscape.Create(LossNav.Domain.Numerics.Mat.Diagonal nan, vec [ 1.0 ]) |> toResult

    match mistakes with
    | Ok _ -> failwith "A wrong landscape was accepted."
    | Error errors ->
        let thrown = Assert.Throws<Exception>(fun () -> orFail mistakes |> ignore)
        Assert.NotEmpty errors
        errors |> List.iter (fun error -> Assert.Contains(string error, thrown.Message))
