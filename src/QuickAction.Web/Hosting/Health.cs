using System.Net;
using QuickAction.Core;
using QuickAction.Core.Extraction;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Log;
using QuickAction.Web.Identity;
using QuickAction.Web.Uploads;

namespace QuickAction.Web.Hosting;

/// <summary>
/// Whether the service may be sent requests. Anybody may ask, so what was found is kept for a moment; what is wrong is told to this machine and to system
/// administrators only (ASVS 13.4.5).
/// </summary>
internal sealed partial class Health(AuditStore store, QuickActionSettings settings, IHostApplicationLifetime lifetime, TimeProvider clock, IServiceProvider services, ILogger<Health> logger) : IDisposable
{
    private const long LeastFreeBytes = 64L * 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Found? _last;

    public async Task<Readiness> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || clock.GetUtcNow() - last.When is var age && (age > Kept || age < TimeSpan.Zero))
            {
                _last = last = new Found(clock.GetUtcNow(), await LookAsync(cancellationToken));
            }

            return lifetime.ApplicationStopping.IsCancellationRequested ? last.What with { Failed = [.. last.What.Failed, "stopping"] } : last.What;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Whether somebody may be told more than yes or no.</summary>
    public static bool MayKnow(HttpContext context) => context.User.IsInRole(Roles.SystemAdmin) || IsFromThisMachine(context);

    /// <summary>Not what a proxy on this machine passes on.</summary>
    private static bool IsFromThisMachine(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from))
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");

    public void Dispose() => _one.Dispose();

    private async Task<Readiness> LookAsync(CancellationToken cancellationToken)
    {
        var failed = new List<string>();
        if (await StoreFaultAsync(cancellationToken) is { } fault)
        {
            failed.Add(fault);
        }

        if (!HasSpace(settings.DataFolder))
        {
            failed.Add("disk");
        }

        if (failed.Count > 0)
        {
            LogNotReady(logger, string.Join(", ", failed));
        }

        return new Readiness(failed, [.. await SilentScannerAsync(cancellationToken), .. ExternalProgram.Missing().Select(p => p.Name)]);
    }

    /// <summary>Without its scanner the service takes no files in, and all else goes on.</summary>
    private async Task<string[]> SilentScannerAsync(CancellationToken cancellationToken) =>
        services.GetService<IMalwareScanner>() is { } scanner && !await scanner.AnswersAsync(cancellationToken) ? ["malware-scanner"] : [];

    private async Task<string?> StoreFaultAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.SelfCheckAsync(cancellationToken).WaitAsync(Patience, clock, cancellationToken);
            return null;
        }
        catch (TimeoutException)
        {
            return "database";
        }
        catch (QuickActionException error)
        {
            // A fault of the machine has a cause of its own; what the log says of itself has none that is retried.
            return error.Retryable ? "database" : "log";
        }
    }

    private static bool HasSpace(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace >= LeastFreeBytes;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not ready: {What}")]
    private static partial void LogNotReady(ILogger logger, string what);

    private sealed record Found(DateTimeOffset When, Readiness What);
}

/// <param name="Failed">What the service cannot do without and does not answer: database, log, disk, stopping.</param>
/// <param name="Missing">Programs that are not installed, so that files of some kinds are refused, and <c>malware-scanner</c> when it does not answer, so that none is taken in.</param>
internal sealed record Readiness(IReadOnlyList<string> Failed, IReadOnlyList<string> Missing)
{
    public bool IsReady => Failed.Count == 0;
}
