using System.Globalization;

namespace LossNav.Application.Answers;

/// <summary>How one answer is told from the others. Pure.</summary>
internal static class AnswerNumber
{
    /// <summary>What follows the name of a file: nothing where there is one answer, else its number from 1.</summary>
    public static string Suffix(int index, int count) => count == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"-{index + 1}");

    /// <summary>What an error is about: the problem, and of several discount rates the one.</summary>
    /// <param name="source">Where the problem came from.</param>
    /// <param name="rates">How many discount rates it has.</param>
    /// <param name="discountRate">The one.</param>
    public static string Source(string source, int rates, double discountRate) => rates == 1 ? source : string.Create(CultureInfo.InvariantCulture, $"{source}, γ = {discountRate:R}");
}
