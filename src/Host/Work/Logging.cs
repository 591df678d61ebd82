using System.Collections.Concurrent;
using LanguageExt;
using LossNav.Host.Settings;
using Serilog;
using Serilog.Debugging;
using Serilog.Settings.Configuration;
using static LanguageExt.Prelude;

namespace LossNav.Host.Work;

/// <summary>The log of the program.</summary>
internal static class Logging
{
    /// <summary>Makes the logger that the settings describe.</summary>
    public static Validation<SettingError, Serilog.Core.Logger> CreateLogger(Sources sources)
    {
        var complaints = new ConcurrentQueue<string>();
        SelfLog.Enable(complaints.Enqueue);
        try
        {
            // What cannot be made is left out by the library, which tells nobody but its own log. Naming the one assembly with sinks spares a search through all assemblies at every start.
            var logger = new LoggerConfiguration()
                .ReadFrom.Configuration(sources.Root, new ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly))
                .CreateLogger();
            if (complaints.IsEmpty)
            {
                return Success<SettingError, Serilog.Core.Logger>(logger);
            }

            logger.Dispose();
            return Bad(Short(complaints.First()));
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException)
        {
            return Bad(fault.Message);
        }
        finally
        {
            SelfLog.Disable();
        }
    }

    private static Validation<SettingError, Serilog.Core.Logger> Bad(string reason)
        => Fail<SettingError, Serilog.Core.Logger>(new SettingError.BadLogging(reason.ReplaceLineEndings(" ").Trim().TrimEnd('.') + "."));

    // Its lines begin with the time in ISO form, and some go on with every method that there is.
    private static string Short(string line)
    {
        var begin = char.IsAsciiDigit(line[0]) ? line.IndexOf(' ', StringComparison.Ordinal) + 1 : 0;
        var end = line.IndexOf(" Candidate methods are", StringComparison.Ordinal);
        return end < 0 ? line[begin..] : line[begin..end];
    }
}
