using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using QuickAction.Core.Settings;

namespace QuickAction.Web.Hosting;

/// <summary>How large and how slow a request may be. A body is as large as its kind needs: forms with files, edited results, and everything else.</summary>
internal static class RequestLimits
{
    private const long UsualBytes = 1024 * 1024;
    private const long EditedBytes = 17 * 1024 * 1024;
    private const int MostConnections = 2_000;

    public static void Apply(KestrelServerOptions kestrel, ServiceSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = settings.RequestBytes;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
    }

    /// <summary>Analysis keeps threads of the pool busy for long. Requests have some beside them at once, instead of waiting until the pool has noticed.</summary>
    public static void KeepThreads(ServiceSettings settings)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + (2 * settings.Concurrency) + 8), ports);
    }

    public static void UseRequestLimits(this WebApplication app, ServiceSettings settings) => app.Use((context, next) =>
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body && !IsForm(context.Request))
        {
            body.MaxRequestBodySize = Math.Min(settings.RequestBytes, HttpMethods.IsPut(context.Request.Method) ? EditedBytes : UsualBytes);
        }

        return next(context);
    });

    private static bool IsForm(HttpRequest request) => request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
}
