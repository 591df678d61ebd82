namespace LossNav.Host.Reports;

/// <summary>The form of an error line.</summary>
internal static class Line
{
    public static string Error(string code, string message) => $"error {code}: {message.ReplaceLineEndings(" ")}";
}
