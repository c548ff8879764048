using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Web.Queue;

/// <summary>Signs a checkpoint and mirrors the log every few seconds while records are added, and once more at the end.</summary>
internal sealed partial class Publisher(AuditStore store, QuickActionSettings settings, TimeProvider clock, ILogger<Publisher> logger) : BackgroundService
{
    private long _published = -1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await PublishAsync(CancellationToken.None);
            await Task.Delay(TimeSpan.FromSeconds(settings.Service.CheckpointSeconds), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // Told to stop last of all services: whatever the jobs still recorded is there now.
        await PublishAsync(CancellationToken.None);
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        try
        {
            var size = await store.SizeAsync(cancellationToken);
            if (size != _published)
            {
                await store.PublishAsync(cancellationToken);
                _published = size;
            }
        }
        catch (Exception error)
        {
            LogFailed(logger, (error.InnerException ?? error).GetType().Name, error is Core.QuickActionException ? error.Message : "");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The log could not be signed: {Error} {What}")]
    private static partial void LogFailed(ILogger logger, string error, string what);
}
