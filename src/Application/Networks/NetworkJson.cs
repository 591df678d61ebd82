using LanguageExt;
using LossNav.Application.Problems;
using LossNav.Application.Problems.Json;
using static LanguageExt.Prelude;

namespace LossNav.Application.Networks;

/// <summary>Problems on the loss of networks as JSON. Pure.</summary>
public static class NetworkJson
{
    /// <summary>The specification that a text holds; comments and trailing commas are allowed.</summary>
    /// <param name="name">The name of the problem if the text gives none.</param>
    /// <param name="text">UTF-8.</param>
    /// <returns>The specification, every fault with its place, or none where the text is not of such a problem.</returns>
    public static Validation<PlacedFault, Option<NetworkSpecification>> Read(string name, ReadOnlyMemory<byte> text)
        => JsonReading.Read(text).Match(
            Right: json => NetworkReading.IsNetwork(Part.Whole(json.Whole.Value))
                ? json.Placed(NetworkReading.Read(name, Part.Whole(json.Whole.Value))).Map(Some)
                : Success<PlacedFault, Option<NetworkSpecification>>(None),
            Left: _ => Success<PlacedFault, Option<NetworkSpecification>>(None));
}
