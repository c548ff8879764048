using QuickAction.Core.Analysis;
using QuickAction.Core.Storage.Content;

namespace QuickAction.Core.Storage.Log;

/// <summary>What is past its time to be kept.</summary>
public sealed partial class AuditStore
{
    private const string Retention = "retention";

    /// <summary>The jobs whose time to be kept is over, the longest overdue first; those that are held stand among them.</summary>
    /// <exception cref="QuickActionException">Of one it cannot be told, because the key store was changed.</exception>
    public Task<IReadOnlyList<string>> DueForErasureAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var due = await _dataKeys.DueAsync(cancellationToken);
        return await UntoldAsync(due, cancellationToken) is { } untold
            ? throw new QuickActionException(ProblemCode.Unavailable, untold)
            : (IReadOnlyList<string>)[.. due.Select(k => k.Job)];
    });

    /// <summary>Why it cannot be told of some keys whether they are due; null when of all it can.</summary>
    private async Task<string?> UntoldAsync(IReadOnlyList<StoredKey> due, CancellationToken cancellationToken)
    {
        StoredKey[] locked = [.. due.Where(k => k.Key is null)];
        return locked.Length == 0 ? null
            : $"{await LockedAsync(locked, cancellationToken)}, so it cannot be told whether that is due, and it was not erased: put the key store back from a copy, or erase that by --record.";
    }

    /// <summary>Those of the jobs that no legal hold keeps.</summary>
    public Task<IReadOnlyList<string>> WithoutHeldAsync(IReadOnlyList<string> jobs, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
        await WithoutHeldAsync(jobs, jobs.Count == 0 ? new HoldRecords() : await HoldsOfLogAsync(cancellationToken), cancellationToken));

    /// <summary>
    /// Erases every job whose time to be kept is over, but what a legal hold keeps; and takes up erasures that could not be finished before. Does little when nothing is
    /// due, so it may be called often, and by several processes at once.
    /// </summary>
    /// <param name="by">Who has ordered it; it stands in the records as a commitment.</param>
    /// <exception cref="QuickActionException">The database does not answer, or the content is deleted but an erasure is not finished, which the message says.</exception>
    public Task<DueErasures> EraseDueAsync(DecisionActor by, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var stored = await _dataKeys.DueAsync(cancellationToken);
        IReadOnlyList<string> due = [.. stored.Where(k => k.Key is not null).Select(k => k.Job)];
        var untold = await UntoldAsync(stored, cancellationToken);
        var holds = due.Count == 0 ? new HoldRecords() : await HoldsOfLogAsync(cancellationToken);
        var free = await WithoutHeldAsync(due, holds, cancellationToken);
        var (sound, faults) = await SoundAsync(free, cancellationToken);
        var erased = await EraseOwnersAsync([.. sound, .. await CasesOfAsync(sound, holds, cancellationToken)], holds, new ErasureOrder(Retention, by), cancellationToken);
        return new DueErasures(erased, due.Count - free.Count) { Faults = untold is null ? faults : [.. faults, untold] };
    });

    /// <summary>What was changed beside the log keeps nothing else from being erased in its time.</summary>
    private async Task<(IReadOnlyList<string> Sound, IReadOnlyList<string> Faults)> SoundAsync(IReadOnlyList<string> jobs, CancellationToken cancellationToken)
    {
        var (sound, faults) = (new List<string>(), new List<string>());
        var kept = await KeptRecordsAsync(jobs, cancellationToken);
        await using var session = await _database.OpenAsync(cancellationToken);
        foreach (var job in jobs)
        {
            if (await MisfitAsync(session, job, kept, cancellationToken) is { } misfit)
            {
                faults.Add(KeptRecords.Refusal(misfit).Message);
            }
            else
            {
                sound.Add(job);
            }
        }

        return (sound, faults);
    }

    private async Task<IReadOnlyList<string>> WithoutHeldAsync(IReadOnlyList<string> jobs, HoldRecords holds, CancellationToken cancellationToken)
    {
        var free = new List<string>();
        foreach (var job in jobs)
        {
            if (!await IsHeldAsync(job, holds, cancellationToken))
            {
                free.Add(job);
            }
        }

        return free;
    }
}

/// <param name="Places">The indexes of the records of the erasures; none when nothing was due.</param>
/// <param name="Held">How many are due and kept by a legal hold.</param>
public sealed record DueErasures(IReadOnlyList<long> Places, int Held)
{
    /// <summary>Why some of it was not erased: what is kept beside the log does not agree with its records. A sentence each.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
