using QuickAction.Core.Settings;

namespace QuickAction.Web.Queue;

/// <summary>
/// When the service is told to stop, running jobs have a while to end; then <see cref="Token"/> is cancelled and they go back into the queue, for another
/// node or the next start.
/// </summary>
internal sealed class Drain : IDisposable
{
    private readonly CancellationTokenSource _over = new();

    public Drain(IHostApplicationLifetime lifetime, QuickActionSettings settings) =>
        lifetime.ApplicationStopping.Register(() => _over.CancelAfter(TimeSpan.FromSeconds(settings.Service.DrainSeconds)));

    public CancellationToken Token => _over.Token;

    public void Dispose() => _over.Dispose();
}
