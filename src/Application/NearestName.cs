using F23.StringSimilarity;
using LanguageExt;

namespace LossNav.Application;

/// <summary>Finds what a mistyped name was meant to be.</summary>
public static class NearestName
{
    // One typing error in a short name, one in each three letters of a long one: what differs more is another word.
    private const int LettersForEachError = 3;

    // Nobody mistypes a name into a whole text, and comparing texts takes long.
    private const int Longest = 64;

    /// <summary>
    /// The known name with the fewest typing errors (Damerau-Levenshtein distance) from <paramref name="name"/>, capitals aside, among those that are near or of which
    /// it is a part; empty if there is none.
    /// </summary>
    public static string Of(string name, Seq<string> known)
    {
        var distance = new Damerau();
        var typed = name.ToLowerInvariant();
        return name.Length > Longest ? string.Empty : known
            .Select(candidate => (Name: candidate, Errors: distance.Distance(typed, candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Errors <= Math.Max(1, name.Length / LettersForEachError) || IsPart(typed, candidate.Name))
            .OrderBy(candidate => candidate.Errors)
            .Select(candidate => candidate.Name)
            .FirstOrDefault(string.Empty);
    }

    /// <summary>The end of a sentence about an unknown name: a question for the nearest one, or a full stop where none is near.</summary>
    /// <param name="nearest">What <see cref="Of"/> found.</param>
    public static string Question(string nearest) => nearest.Length == 0 ? "." : $"; did you mean '{nearest}'?";

    /// <summary>The same within a sentence, with a comma before it; empty where none is near.</summary>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The names that there are.</param>
    public static string Clause(string name, Seq<string> known) => Of(name, known) is { Length: > 0 } nearest ? $", did you mean '{nearest}'" : string.Empty;

    private static bool IsPart(string typed, string candidate) => typed.Length >= LettersForEachError && candidate.Contains(typed, StringComparison.OrdinalIgnoreCase);
}
