using LanguageExt;

namespace LossNav.Application.Figures.Layout;

/// <summary>Sets a line of text: plain words, bold words between pairs of asterisks, mathematics between dollar signs.</summary>
internal static class TextSetting
{
    private const char Mathematics = '$';
    private const string Bold = "**";

    public static SetText Set(IFontMetrics fonts, string text, double fontPoints)
        => text.Contains(Mathematics, StringComparison.Ordinal) || text.Contains(Bold, StringComparison.Ordinal)
            ? Parts(text).Fold(SetText.Empty, (line, part) => line.Then(Set(fonts, part, fontPoints)))
            : SetText.Plain(fonts, Face.Sans, text, fontPoints);

    /// <summary>The words of a text as they are read aloud: without the marks of bold words and of mathematics.</summary>
    public static string Plain(string text) => string.Concat(Parts(text).Map(part => part.IsFormula ? Spoken(part.Text) : part.Text));

    private static SetText Set(IFontMetrics fonts, Part part, double fontPoints)
        => part.IsFormula
            ? FormulaLayout.Set(fonts, fontPoints, FormulaReading.Read(part.Text))
            : SetText.Plain(fonts, part.IsBold ? Face.SansBold : Face.Sans, part.Text, fontPoints);

    private static Seq<Part> Parts(string text)
        => text.Split(Mathematics)
            .SelectMany((part, index) => index % 2 == 1
                ? [new Part(part, IsFormula: true, IsBold: false)]
                : part.Split(Bold).Select((words, turn) => new Part(words, IsFormula: false, IsBold: turn % 2 == 1)))
            .Where(part => part.Text.Length > 0)
            .ToSeq();

    private static string Spoken(string formula)
        => formula
            .Replace("\\frac", string.Empty, StringComparison.Ordinal)
            .Replace("\\cal", string.Empty, StringComparison.Ordinal)
            .Replace("\\bf", string.Empty, StringComparison.Ordinal)
            .Replace("\\dot", "d/dt ", StringComparison.Ordinal)
            .Replace("}{", "/", StringComparison.Ordinal)
            .Replace("{", string.Empty, StringComparison.Ordinal)
            .Replace("}", string.Empty, StringComparison.Ordinal);

    private sealed record Part(string Text, bool IsFormula, bool IsBold);
}
