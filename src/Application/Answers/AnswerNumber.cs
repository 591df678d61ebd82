using System.Globalization;

namespace LossNav.Application.Answers;

/// <summary>How the files of one answer are told from those of the others. Pure.</summary>
internal static class AnswerNumber
{
    /// <summary>What follows the name of a file: nothing where there is one answer, else its number from 1.</summary>
    public static string Suffix(int index, int count) => count == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"-{index + 1}");
}
