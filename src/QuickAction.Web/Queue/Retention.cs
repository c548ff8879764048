using System.Security.Cryptography;
using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Web.Queue;

/// <summary>
/// Every night, erases what is past its time to be kept: results whose kind has one (Store:RetentionDays), and files in quarantine. What a legal hold keeps stays. At night because
/// an erasure writes the database's files anew, and whoever would write waits for it.
/// </summary>
internal sealed partial class Retention(AuditStore store, TimeProvider clock, ILogger<Retention> logger) : BackgroundService
{
    /// <summary>For what came due while the service did not run; a start has other things to do before.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <summary>The hour of the night, in UTC.</summary>
    private const int Hour = 2;

    /// <summary>Several processes do not begin at once: the first leaves nothing to the others.</summary>
    private static readonly TimeSpan Spread = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = First; ; wait = UntilNight())
        {
            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await EraseAsync(stoppingToken);
        }
    }

    private TimeSpan UntilNight()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var tonight = now.Date.AddHours(Hour);
        return (tonight > now ? tonight : tonight.AddDays(1)) - now + (Spread * (RandomNumberGenerator.GetInt32(1_000) / 1_000.0));
    }

    private async Task EraseAsync(CancellationToken cancellationToken)
    {
        try
        {
            var erased = await store.EraseDueAsync(DecisionActor.Nobody, cancellationToken);
            if (erased.Places.Count > 0)
            {
                LogErased(logger, erased.Places.Count, erased.Held);
            }

            foreach (var fault in erased.Faults)
            {
                LogFailed(logger, nameof(erased.Faults), fault);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was begun is finished at the next start.
        }
        catch (Exception error)
        {
            LogFailed(logger, (error.InnerException ?? error).GetType().Name, error is QuickActionException ? error.Message : "");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Erased what was past its time to be kept: {Erased}; kept by legal holds: {Held}")]
    private static partial void LogErased(ILogger logger, int erased, int held);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is past its time to be kept could not be erased: {Error} {What}")]
    private static partial void LogFailed(ILogger logger, string error, string what);
}
