using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using QuickAction.Core;

namespace QuickAction.Web.Telemetry;

/// <summary>
/// Traces and metrics by OpenTelemetry's own settings (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and the rest): without an endpoint there are none, and nothing of it is even
/// loaded. Names, counts and times; there is no setting that puts content in.
/// </summary>
internal static class TelemetryServices
{
    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    /// <summary>What others set where they want prompts and answers in their telemetry.</summary>
    private const string CaptureContent = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

    private static readonly string[] Off = ["", "false", "no_content"];

    /// <exception cref="QuickActionException">Somebody asks for content in telemetry.</exception>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!Off.Contains(configuration[CaptureContent] ?? "", StringComparer.OrdinalIgnoreCase))
        {
            throw new QuickActionException(
                ProblemCode.Misconfigured, $"{CaptureContent} asks for the words of families in telemetry; QuickAction never sends them. Take the setting out.");
        }

        if (Endpoints.Any(e => !string.IsNullOrWhiteSpace(configuration[e])) && !IsTrue(configuration["OTEL_SDK_DISABLED"]))
        {
            Start(services);
        }
    }

    private static bool IsTrue(string? value) => "true".Equals(value, StringComparison.OrdinalIgnoreCase);

    private static void Start(IServiceCollection services) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("quickaction", serviceVersion: Core.Storage.Log.ThisProgram.With(null).Version))
        .WithTracing(traces => traces.AddSource("Microsoft.AspNetCore", "QuickAction.*").AddOtlpExporter())
        .WithMetrics(metrics => metrics
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "QuickAction.*")
            .AddOtlpExporter());
}
