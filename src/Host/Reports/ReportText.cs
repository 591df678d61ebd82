using System.Globalization;
using LanguageExt;
using LossNav.Application;
using LossNav.Application.Answers;
using LossNav.Domain.Certificates;
using static LanguageExt.Prelude;

namespace LossNav.Host.Reports;

/// <summary>Rows and numbers of what the verb <c>solve</c> prints. Pure.</summary>
internal static class ReportText
{
    private const int Label = 24;

    public static string Row(string label, string value) => $"  {label.PadRight(Label)}{value}";

    /// <summary>A number that is only looked at.</summary>
    public static string Short(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A number that may be copied and compared.</summary>
    public static string Text(double value) => value.ToString("G14", CultureInfo.InvariantCulture);

    /// <summary>J with its error, where that is known.</summary>
    public static string Objective(double objective, Option<double> error) => $"{Text(objective)}{error.Match(it => $" ± {Short(it)}", () => string.Empty)}";

    /// <summary>What is known of the second order, and why not more.</summary>
    public static string SecondOrder(SecondOrderVerdict verdict)
        => Verdicts.Word(verdict) + (verdict is SecondOrderVerdict.Undecided why ? $": {why.Reason}" : string.Empty);

    /// <summary>What somebody wrote about a problem, in one line; none where it is nothing.</summary>
    public static Seq<string> Description(string text) => text.Length > 0 ? Seq1(Excerpt.Escaped(text.ReplaceLineEndings(" "))) : Empty;
}
