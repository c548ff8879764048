namespace QuickAction.Web.Queue;

/// <summary>Tells this process's releaser that something waits, so that it need not be found by looking.</summary>
internal sealed class QueueSignal : IDisposable
{
    private readonly SemaphoreSlim _nudged = new(0, 1);

    public void Nudge()
    {
        try
        {
            _nudged.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been told already.
        }
    }

    /// <summary>Waits for a nudge, or for as long as this.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken cancellationToken) => _nudged.WaitAsync(most, cancellationToken);

    public void Dispose() => _nudged.Dispose();
}
