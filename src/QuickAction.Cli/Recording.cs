using QuickAction.Core;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Cli;

/// <summary>The store that a command records in, opened beside its other work: opening it and reading the first file take about as long.</summary>
/// <remarks>What was recorded and gave no result, because a job failed or was stopped, is signed at the end too: nobody may take it away unseen.</remarks>
internal sealed class Recording(Task<AuditStore>? opening, Terminal? terminal) : IAsyncDisposable
{
    /// <summary>For a run that decides nothing.</summary>
    public static Recording None { get; } = new(null, null);

    public static Recording Begin(Terminal terminal, Func<Task<AuditStore>> open) => new(Task.Run(open), terminal);

    /// <exception cref="Core.QuickActionException">The store cannot be opened; nothing may be analysed.</exception>
    public Task<AuditStore> StoreAsync() => opening ?? throw new InvalidOperationException("This run records nothing.");

    public async ValueTask DisposeAsync()
    {
        if (opening is not null)
        {
            await opening.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            if (opening.IsCompletedSuccessfully)
            {
                await using var store = await opening;
                await SignAsync(store);
            }
        }
    }

    private async Task SignAsync(AuditStore store)
    {
        try
        {
            // Also when the run was stopped.
            await store.SignRestAsync(CancellationToken.None);
        }
        catch (QuickActionException problem)
        {
            terminal?.Say($"What was recorded last is not signed yet: {problem.Message}");
        }
    }
}
