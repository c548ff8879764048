using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace QuickAction.TestKit.Servers;

/// <summary>Takes what a service exports by OTLP over HTTP, as the bytes that they are: texts stand in them as UTF-8.</summary>
public sealed class TelemetryCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly MemoryStream _bytes = new();
    private readonly HashSet<string> _paths = [];
    private readonly Lock _lock = new();

    private TelemetryCollector(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    /// <summary>Everything so far.</summary>
    public string Text
    {
        get
        {
            lock (_lock)
            {
                return Encoding.UTF8.GetString(_bytes.ToArray());
            }
        }
    }

    /// <summary>What kinds have come: <c>/v1/traces</c>, <c>/v1/metrics</c>.</summary>
    public IReadOnlyCollection<string> Paths
    {
        get
        {
            lock (_lock)
            {
                return [.. _paths];
            }
        }
    }

    /// <summary>The settings with which a service exports to it, often.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    public static async Task<TelemetryCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var collector = new TelemetryCollector(builder.Build());
        collector._app.Run(collector.TakeAsync);
        await collector._app.StartAsync();
        collector.Address = collector._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return collector;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _bytes.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        lock (_lock)
        {
            _paths.Add(context.Request.Path);
            body.WriteTo(_bytes);
        }

        context.Response.ContentType = "application/x-protobuf";
    }
}
