using System.Runtime.CompilerServices;
using LanguageExt;
using LossNav.Application.Orders;
using LossNav.Application.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace LossNav.Host.Work;

/// <summary>Carries orders out in this process, in a generic host: dependency injection, logging, the worker, and a clean stop when the run is cancelled.</summary>
/// <param name="means">With what.</param>
/// <param name="logger">The log; it is closed at the end.</param>
internal sealed class LocalExecutor(LocalMeans means, Serilog.Core.Logger logger) : IOrderExecutor
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<OrderResult> CarryOutAsync(
        Seq<Order> orders, IProgress<OrderProgress> progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var host = Build(progress);
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        await host.StartAsync(CancellationToken.None);

        // A host that is told to stop before it has started throws.
        await using var registration = cancellation.Register(lifetime.StopApplication);
        var queue = host.Services.GetRequiredService<OrderQueue>();
        var feeding = queue.FeedAsync(orders, lifetime.ApplicationStopping);
        await foreach (var result in queue.Results.WithCancellation(CancellationToken.None))
        {
            yield return result;
        }

        await feeding;
        await host.StopAsync(CancellationToken.None);
    }

    private IHost Build(IProgress<OrderProgress> progress)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "lossnav" });
        builder.Services
            .AddSerilog(logger, dispose: true)
            .AddSingleton<IHostLifetime, DeafLifetime>()
            .AddSingleton(means)
            .AddSingleton(progress)
            .AddSingleton<OrderQueue>()
            .AddHostedService<OrderWorker>();
        return builder.Build();
    }
}
