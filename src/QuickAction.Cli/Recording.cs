using QuickAction.Core.Storage.Log;

namespace QuickAction.Cli;

/// <summary>The store that a command records in, opened beside its other work: opening it and reading the first file take about as long.</summary>
internal sealed class Recording(Task<AuditStore>? opening) : IAsyncDisposable
{
    /// <summary>For a run that decides nothing.</summary>
    public static Recording None { get; } = new((Task<AuditStore>?)null);

    public static Recording Begin(Func<Task<AuditStore>> open) => new(Task.Run(open));

    /// <exception cref="Core.QuickActionException">The store cannot be opened; nothing may be analysed.</exception>
    public Task<AuditStore> StoreAsync() => opening ?? throw new InvalidOperationException("This run records nothing.");

    public async ValueTask DisposeAsync()
    {
        if (opening is not null)
        {
            await opening.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            if (opening.IsCompletedSuccessfully)
            {
                await (await opening).DisposeAsync();
            }
        }
    }
}
