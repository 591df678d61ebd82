using LanguageExt;
using LossNav.Host.Settings;
using Serilog;
using Serilog.Settings.Configuration;
using static LanguageExt.Prelude;

namespace LossNav.Host.Work;

/// <summary>The log of the program.</summary>
internal static class Logging
{
    /// <summary>Makes the logger that the settings describe.</summary>
    public static Validation<SettingError, Serilog.Core.Logger> CreateLogger(Sources sources)
    {
        try
        {
            // Naming the one assembly with sinks spares a search through all assemblies at every start.
            return new LoggerConfiguration()
                .ReadFrom.Configuration(sources.Root, new ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly))
                .CreateLogger();
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException)
        {
            return Fail<SettingError, Serilog.Core.Logger>(new SettingError.BadLogging(fault.Message.ReplaceLineEndings(" ").TrimEnd('.') + "."));
        }
    }
}
