using QuickAction.Core.Jobs;
using QuickAction.Core.Settings;

namespace QuickAction.Web.Queue;

/// <summary>Releases waiting rows to Quartz, in turn between teams and kinds, up to what all nodes together can run.</summary>
internal sealed partial class Releaser(IJobRuns queue, QuartzQueue quartz, QueueSignal signal, QuickActionSettings settings, ILogger<Releaser> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private readonly int _limit = Limit(settings);

    public static int Limit(QuickActionSettings settings) => settings.Service.InFlight > 0
        ? settings.Service.InFlight
        : settings.Service.Concurrency * (settings.Store.Connection.Length > 0 ? 8 : 2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReleaseAsync(stoppingToken);
                await signal.WaitAsync(BetweenLooks, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The database does not answer; what was released and not handed over is the reconciler's.
                LogFailed(logger, error.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        foreach (var next in ReleaseOrder.Next(await queue.ViewAsync(cancellationToken), _limit))
        {
            if (await queue.ReleaseAsync(next.Id, cancellationToken) is { } released)
            {
                await quartz.HandOverAsync(released, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Jobs could not be released: {Error}")]
    private static partial void LogFailed(ILogger logger, string error);
}
