using QuickAction.Core;
using QuickAction.Core.Jobs;

namespace QuickAction.Web.Submission;

/// <summary>Renews the key of a request for as long as that is being received, so that a request whose process dies does not keep its key.</summary>
internal sealed class KeyLease : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly Task _renewing;

    public KeyLease(IIdempotencyKeys keys, string team, string scope, string key, TimeProvider clock) => _renewing = RenewAsync(keys, team, scope, key, clock);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _renewing;
        _over.Dispose();
    }

    private async Task RenewAsync(IIdempotencyKeys keys, string team, string scope, string key, TimeProvider clock)
    {
        while (true)
        {
            await Task.Delay(IIdempotencyKeys.BetweenRenewals, clock, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_over.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await keys.RenewAsync(team, scope, key, CancellationToken.None);
            }
            catch (QuickActionException)
            {
                // The database does not answer: the request itself will meet that, and the next renewal may not.
            }
        }
    }
}
