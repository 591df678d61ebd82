using LanguageExt;
using LossNav.Domain.Numerics;
using LossNav.Domain.Solvers.Collocation;

namespace LossNav.Domain.Solvers.Continuation;

/// <summary>How a problem is started from many guesses.</summary>
/// <param name="Collocation">How each guess is solved.</param>
/// <param name="Starts">Bent lines to start from besides the straight one, ≥ 0.</param>
/// <param name="Amplitude">How far the lines bend, relative to the distance between the ends or to 1, whichever is larger; &gt; 0.</param>
/// <param name="SameDistance">Two paths count as one where they are nowhere further apart than this share of their size; &gt; 0.</param>
public sealed record MultiStartSettings(CollocationSettings Collocation, int Starts, double Amplitude, double SameDistance)
{
    /// <summary>16 bent lines that bend by up to the distance between the ends; paths within 1e-3 are the same.</summary>
    public static MultiStartSettings Default { get; } = new(CollocationSettings.Default, 16, 1, 1e-3);

    /// <summary>The same settings with lines that bend by more or less.</summary>
    public static MultiStartSettings WithAmplitude(double amplitude, MultiStartSettings settings) => settings with { Amplitude = amplitude };

    /// <summary>The same settings with more or fewer starts.</summary>
    public static MultiStartSettings WithStarts(int starts, MultiStartSettings settings) => settings with { Starts = starts };

    internal Seq<NavigationError> Check()
        => Collocation.Check()
            + Checks.AtLeast("the number of starts", Starts, 0)
            + Checks.Positive("the amplitude", Amplitude)
            + Checks.Positive("the distance of paths that count as one", SameDistance);
}
