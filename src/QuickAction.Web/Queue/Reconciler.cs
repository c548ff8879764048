using QuickAction.Core;
using QuickAction.Core.Jobs;

namespace QuickAction.Web.Queue;

/// <summary>
/// Puts right what a crash between the row and Quartz leaves: a released row that Quartz does not know waits again. Also gives up what is over its deadline,
/// and sweeps away files that no job took up.
/// </summary>
internal sealed partial class Reconciler(IJobRuns queue, IFileVault vault, QuartzQueue quartz, QueueSignal signal, TimeProvider clock, ILogger<Reconciler> logger)
    : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>Handing a row over takes far less; before that Quartz may just not know it yet.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    /// <summary>No upload takes longer.</summary>
    private static readonly TimeSpan Orphaned = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReconcileAsync(stoppingToken);
                await Task.Delay(Between, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogFailed(logger, error.GetType().Name);
                await Task.Delay(Between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var released in await queue.ReleasedBeforeAsync(now - Settled, cancellationToken))
        {
            await AloneAsync(() => TakeBackAsync(released, cancellationToken));
        }

        await AloneAsync(() => queue.ExpireAsync(cancellationToken));
        await vault.SweepAsync(now - Orphaned, cancellationToken);
    }

    private async Task TakeBackAsync(ReleasedJob released, CancellationToken cancellationToken)
    {
        if (!await quartz.KnowsAsync(released, cancellationToken))
        {
            LogTakenBack(logger, released.Id);
            await queue.TakeBackAsync(released.Id, cancellationToken);
            signal.Nudge();
        }
    }

    /// <summary>A job that cannot be put right, such as one whose key was lost, keeps none of the others from it.</summary>
    private async Task AloneAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (QuickActionException error) when (!error.Retryable)
        {
            LogFailed(logger, error.Code.ToString());
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} is not known to the scheduler and waits again")]
    private static partial void LogTakenBack(ILogger logger, JobId job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Jobs could not be reconciled: {Error}")]
    private static partial void LogFailed(ILogger logger, string error);
}
