using System.Collections.Concurrent;
using QuickAction.Core.Analysis;
using QuickAction.Core.Privacy;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage;

/// <summary>How a run begins and ends: under one key for all of it, and with every question ended.</summary>
public sealed partial class DecisionLog
{
    private readonly ConcurrentDictionary<string, DataKey> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TaskCompletionSource, bool> _writing = new();
    private volatile bool _isStopped;

    /// <summary>Why questions are given up that were cancelled, as a code: it stands in the log.</summary>
    public Func<string> StopReason { get; set; } = () => Cancelled;

    /// <summary>Begins a run of a new job, and with it the key to all that it will store.</summary>
    public async ValueTask BeginAsync(DecisionJob job, CancellationToken cancellationToken) => await KeyOfAsync(job, cancellationToken);

    /// <summary>Begins a run of a job that is known already.</summary>
    /// <returns>False when it has no key: it was erased, or was never recorded here.</returns>
    public async ValueTask<bool> TryTakeUpAsync(DecisionJob job, CancellationToken cancellationToken)
    {
        if (await store.FindDataKeyAsync(job.Id, cancellationToken) is not { } key)
        {
            return false;
        }

        _keys[job.Id] = key;
        return true;
    }

    /// <summary>The same where the job was submitted before: that it has no key any more means that it was erased.</summary>
    /// <exception cref="QuickActionException">It was erased.</exception>
    public async ValueTask TakeUpAsync(DecisionJob job, CancellationToken cancellationToken)
    {
        if (!await TryTakeUpAsync(job, cancellationToken))
        {
            throw ErasedMeanwhileException.Problem();
        }
    }

    /// <summary>
    /// Ends all questions of this run that have not ended, for <see cref="StopReason"/>, and writes nothing more: for work that does not stop when it is told to.
    /// What was being written is waited for.
    /// </summary>
    public async ValueTask StopAsync()
    {
        _isStopped = true;
        await Task.WhenAll(_writing.Keys.Select(w => w.Task));
        foreach (var open in _open.Values)
        {
            await CloseAsync(open.Record with { Event = DecisionEvent.Failed, Time = store.Now }, open.Record.Decision, StopReason(), CancellationToken.None);
        }
    }

    /// <summary>Where the job's placeholders are kept as long as it is not erased.</summary>
    internal async ValueTask<IPseudonymMaps> MapsAsync(DecisionJob job, CancellationToken cancellationToken) =>
        store.MapsFor(job, await KeyOfAsync(job, cancellationToken));

    /// <summary>The key that the job had when this run first needed it. What replaces it after an erasure is of no use to this run.</summary>
    private async ValueTask<DataKey> KeyOfAsync(DecisionJob job, CancellationToken cancellationToken) =>
        _keys.TryGetValue(job.Id, out var known) ? known : _keys.GetOrAdd(job.Id, await store.DataKeyAsync(job, cancellationToken));

    private async ValueTask WriteAsync(Func<ValueTask> write)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _writing.TryAdd(ended, true);
        try
        {
            if (_isStopped)
            {
                throw new OperationCanceledException("The run was stopped.");
            }

            await write();
        }
        finally
        {
            _writing.TryRemove(ended, out _);
            ended.SetResult();
        }
    }
}
