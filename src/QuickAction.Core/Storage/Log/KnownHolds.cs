using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>The legal holds of the log's own records for all who ask in this process: the whole log is read once, and then what has come since.</summary>
internal sealed class KnownHolds : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly HoldRecords _records = new();

    public async ValueTask<bool> IsHeldAsync(Session session, DataKeys keys, string key, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await _records.CatchUpAsync(session, keys, cancellationToken);
            return _records.Held.ContainsKey(key);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
