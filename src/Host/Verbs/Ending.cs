using LanguageExt;
using LossNav.Host.Wiring;

namespace LossNav.Host.Verbs;

/// <summary>How a verb ends that cannot do what it was told.</summary>
internal static class Ending
{
    /// <summary>Prints errors, each on a line of its own and none twice.</summary>
    /// <param name="composition">Where they are printed.</param>
    /// <param name="exitCode">What the process returns.</param>
    /// <param name="errors">The lines.</param>
    /// <returns>The exit code.</returns>
    public static int End(this Composition composition, int exitCode, Seq<string> errors)
    {
        errors.Distinct().Iter(composition.Error.WriteLine);
        return exitCode;
    }
}
