using F23.StringSimilarity;
using LanguageExt;

namespace LossNav.Application;

/// <summary>Finds what a mistyped name was meant to be.</summary>
public static class NearestName
{
    /// <summary>The known name with the fewest typing errors (Damerau-Levenshtein distance) from <paramref name="name"/>, capitals aside; empty if none is known.</summary>
    public static string Of(string name, Seq<string> known)
    {
        var distance = new Damerau();
        return known
            .OrderBy(candidate => distance.Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant()))
            .FirstOrDefault(string.Empty);
    }
}
