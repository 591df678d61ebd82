using System.IO.Enumeration;
using LanguageExt;
using static LanguageExt.Prelude;

namespace LossNav.Application;

/// <summary>Chooses named things by what somebody typed, capitals aside. Pure.</summary>
public static class NamePattern
{
    /// <summary>The thing of that name; if there is none, those that a pattern with <c>*</c> and <c>?</c> fits, or whose name begins with this word or these words.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="name">The name of a thing.</param>
    /// <param name="all">The things, in the order in which they are given back.</param>
    public static Seq<T> Choose<T>(string typed, Func<T, string> name, Seq<T> all)
        => typed.Length == 0
            ? Seq<T>()
            : all.Find(it => string.Equals(name(it), typed, StringComparison.OrdinalIgnoreCase)).Match(
                Some: it => Seq1(it),
                None: () => all.Filter(it => Fits(typed, name(it))));

    // Half a word is more likely a typing error than a wish for everything that begins so.
    private static bool IsWord(char last, char next) => !char.IsLetterOrDigit(next) || !char.IsLetterOrDigit(last) || char.IsLetter(last) != char.IsLetter(next);

    private static bool Fits(string typed, string name)
        => typed.AsSpan().ContainsAny('*', '?')
            ? FileSystemName.MatchesSimpleExpression(typed, name, ignoreCase: true)
            : name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && IsWord(name[typed.Length - 1], name[typed.Length]);
}
