using LanguageExt;
using LossNav.Application.UseCases;
using LossNav.Host.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;
using Serilog.Settings.Configuration;
using static LanguageExt.Prelude;

namespace LossNav.Host.Work;

/// <summary>Runs jobs in a generic host: dependency injection, logging, the worker, and a clean stop when the run is cancelled.</summary>
internal static class RenderHost
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

    /// <summary>Makes every figure.</summary>
    /// <returns>What became of each job that was begun, in the order of the jobs, and whether the run was cancelled.</returns>
    public static async Task<(Seq<JobOutcome> Outcomes, bool Cancelled)> RunAsync(
        RunContext context, Seq<FigureJob> jobs, Serilog.Core.Logger logger, CancellationToken cancel)
    {
        using var host = Build(context, logger);
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        await host.StartAsync(CancellationToken.None);

        // A host that is told to stop before it has started throws.
        await using var registration = cancel.Register(lifetime.StopApplication);
        var queue = host.Services.GetRequiredService<FigureQueue>();
        var feeding = queue.FeedAsync(jobs, lifetime.ApplicationStopping);
        var outcomes = await queue.Outcomes.ToListAsync(CancellationToken.None);
        var cancelled = lifetime.ApplicationStopping.IsCancellationRequested;
        await feeding;
        await host.StopAsync(CancellationToken.None);
        return (jobs.Map(job => outcomes.Where(outcome => outcome.Figure == job.Figure).HeadOrNone()).Somes(), cancelled);
    }

    private static IHost Build(RunContext context, Serilog.Core.Logger logger)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "lossnav" });
        builder.Services
            .AddSerilog(logger, dispose: true)
            .AddSingleton<IHostLifetime, DeafLifetime>()
            .AddSingleton(context)
            .AddSingleton<FigureQueue>()
            .AddHostedService<FigureWorker>();
        return builder.Build();
    }
}
