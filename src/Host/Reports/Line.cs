using LossNav.Application;
using LossNav.Domain;
using LossNav.Host.Settings;

namespace LossNav.Host.Reports;

/// <summary>The form of an error line.</summary>
internal static class Line
{
    public static string Error(SettingError error) => Error(error.Code, error.Message);

    public static string Error(JobError error) => Error(error.Code, error.Message + Remedy.For(error).Map(remedy => $" {remedy}").IfNone(string.Empty));

    public static string Error(NavigationError error) => Error(error.Code, error.Message);

    private static string Error(string code, string message) => $"error {code}: {Excerpt.Escaped(message.ReplaceLineEndings(" "))}";
}
