using QuickAction.Core.Analysis;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>What finds content and destroys it.</summary>
public sealed partial class AuditStore
{
    /// <summary>Destroys the content of a job's records for good; that they were made stays provable.</summary>
    /// <returns>The index of the record of the erasure; null when there is no content of such a job.</returns>
    public async Task<long?> EraseAsync(string job, ErasureOrder order, CancellationToken cancellationToken) =>
        await EraseAsync([job], order, cancellationToken) is [var position, ..] ? position : null;

    /// <summary>
    /// The same for several jobs: one record each, and the databases' files are cleaned once. The placeholders of their cases go too, because they hold whatever
    /// any job of the case named: what is done for such a case afterwards begins with new ones.
    /// </summary>
    /// <exception cref="QuickActionException">
    /// A legal hold keeps one of them or the database does not agree with the log's records of one, and none was erased; or the content is deleted but an erasure is not finished, which the message says.
    /// </exception>
    /// <returns>The indexes of the records of the erasures; none for a job that has no content.</returns>
    public Task<IReadOnlyList<long>> EraseAsync(IReadOnlyList<string> jobs, ErasureOrder order, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var holds = await HoldsOfLogAsync(cancellationToken);
        return await EraseOwnersAsync([.. jobs, .. await CasesOfAsync(jobs, holds, cancellationToken)], holds, order, cancellationToken);
    });

    /// <summary>Destroys the content of all jobs of a case, and its placeholders.</summary>
    /// <returns>The indexes of the records of the erasures; none when nothing of such a case is there.</returns>
    public Task<IReadOnlyList<long>> EraseCaseAsync(string team, string caseReference, ErasureOrder order, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var of = new CaseOf(team, caseReference);
        await RefuseUntoldCasesAsync(cancellationToken);
        return await EraseOwnersAsync([.. await _dataKeys.JobsOfAsync(of, cancellationToken), _dataKeys.OwnerOf(of)], await HoldsOfLogAsync(cancellationToken), order, cancellationToken);
    });

    /// <summary>From the records themselves. Reads all of them; an erasure writes all of the database's files again.</summary>
    private async Task<HoldRecords> HoldsOfLogAsync(CancellationToken cancellationToken)
    {
        var holds = new HoldRecords();
        await using var session = await _database.OpenAsync(cancellationToken);
        await holds.CatchUpAsync(session, _dataKeys, cancellationToken);
        return holds;
    }

    private async Task<IReadOnlyList<string>> CasesOfAsync(IReadOnlyList<string> jobs, HoldRecords holds, CancellationToken cancellationToken)
    {
        var owners = new List<string>();
        if (holds.Held.Count > 0 && (await _dataKeys.LockedAsync(cancellationToken)).Any(k => holds.Held.ContainsKey(k.Id)))
        {
            // Of whichever case it is, its placeholders are held with it.
            return owners;
        }

        foreach (var job in jobs)
        {
            if (await _dataKeys.CaseOwnerOfAsync(job, cancellationToken) is { } owner && !owners.Contains(owner) && !await IsAnyHeldAsync(owner, jobs, holds, cancellationToken))
            {
                owners.Add(owner);
            }
        }

        return owners;
    }

    /// <summary>Whether a legal hold keeps a job of the case that is not to be erased: the placeholders are then kept with it.</summary>
    private async Task<bool> IsAnyHeldAsync(string caseOwner, IReadOnlyList<string> erased, HoldRecords holds, CancellationToken cancellationToken)
    {
        foreach (var job in await _dataKeys.JobsOfOwnerAsync(caseOwner, cancellationToken))
        {
            if (!erased.Contains(job) && await IsHeldAsync(job, holds, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="owners">Jobs and cases, by the names under which their keys stand.</param>
    private async Task<IReadOnlyList<long>> EraseOwnersAsync(IReadOnlyList<string> owners, HoldRecords holds, ErasureOrder order, CancellationToken cancellationToken)
    {
        if (owners.Count > 1)
        {
            await RefuseHeldAsync(owners, holds, cancellationToken);
        }

        var kept = await KeptRecordsAsync(owners, cancellationToken);
        await RefuseMisfitAsync(owners, kept, cancellationToken);
        var positions = new List<long>();
        IReadOnlyList<long> unfinished;
        try
        {
            var erasure = new Erasure(_database, _records, _dataKeys, holds, kept, _signer, _source);
            foreach (var owner in owners)
            {
                if (await erasure.ApplyAsync(owner, order, cancellationToken) is { } position)
                {
                    positions.Add(position);
                }
            }

            unfinished = await erasure.FinishAsync(SignAndMirrorWholeAsync, ErasurePatience, cancellationToken);
        }
        catch (Exception error) when (positions.Count > 0 && StoreFaults.Sentence(error) is { } why)
        {
            // Not the sentence that nothing was done: the content is gone and the record is there.
            throw Unfinished(positions, why, error);
        }

        return unfinished.Intersect(positions).Any() ? throw Unfinished(positions, Erasure.StillRead, null) : positions;
    }

    /// <summary>Whether placeholders of a case are kept, by work on it or by a look at what would be sent.</summary>
    public Task<bool> HasPlaceholdersAsync(string team, string caseReference, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
        await _dataKeys.LookUpByJobAsync(_dataKeys.OwnerOf(new CaseOf(team, caseReference)), cancellationToken) is not null);

    /// <summary>Whoever ordered an erasure waits for others a little longer than a command that only finds one unfinished.</summary>
    private static readonly TimeSpan ErasurePatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromSeconds(2);

    private static QuickActionException Unfinished(IReadOnlyList<long> positions, string why, Exception? inner) => new(
        ProblemCode.Unavailable,
        $"The content is deleted, which is recorded as {Erasure.Numbers(positions)}, but the erasure is not finished: {why} The next command tries again.",
        retryable: true,
        inner);

    /// <summary>Places a legal hold on jobs, which keeps their content from erasure, or releases it. A job that joins a held case later is held with it.</summary>
    /// <returns>The indexes of the records; none for a job that has no content or was so already.</returns>
    public Task<IReadOnlyList<long>> HoldAsync(
        IReadOnlyList<string> jobs, bool place, DecisionActor authoriser, string? reason, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var kept = await KeptRecordsAsync(jobs, cancellationToken);
        await RefuseMisfitAsync(jobs, kept, cancellationToken);
        var holds = new Holds(_database, _records, _dataKeys, await HoldsOfLogAsync(cancellationToken), kept, _source);
        var positions = new List<long>();
        foreach (var job in jobs)
        {
            if (await holds.ChangeAsync(job, place, authoriser, reason, cancellationToken) is { } position)
            {
                positions.Add(position);
            }
        }

        await SignAndMirrorAsync(cancellationToken);
        return (IReadOnlyList<long>)positions;
    });

    /// <summary>True when a legal hold keeps the job's content.</summary>
    public Task<bool> IsHeldAsync(string job, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        return await _dataKeys.LookUpByJobAsync(job, cancellationToken) is { } key && await _holds.IsHeldAsync(session, _dataKeys, key.Id, cancellationToken);
    });

    private async Task<bool> IsHeldAsync(string job, HoldRecords holds, CancellationToken cancellationToken) =>
        await _dataKeys.LookUpByJobAsync(job, cancellationToken) is { } key && holds.Held.ContainsKey(key.Id);

    private async Task RefuseHeldAsync(IReadOnlyList<string> jobs, HoldRecords holds, CancellationToken cancellationToken)
    {
        foreach (var job in jobs)
        {
            if (await IsHeldAsync(job, holds, cancellationToken))
            {
                throw QuickActionException.Refused("A legal hold keeps some of this from being erased; nothing of it was. Release the hold first, if you may.");
            }
        }
    }

    /// <summary>What this process has read of the holds in the log's own records; asked again it reads those that came since.</summary>
    private readonly KnownHolds _holds = new();

    /// <summary>True when content of the case is held: what is added to the case is then held with it.</summary>
    internal Task<bool> IsCaseHeldAsync(CaseOf of, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var jobs = await _dataKeys.JobsOfAsync(of, cancellationToken);
        if (jobs.Count == 0)
        {
            return false;
        }

        await using var session = await _database.OpenAsync(cancellationToken);
        foreach (var job in jobs)
        {
            if (await _dataKeys.LookUpByJobAsync(job, cancellationToken) is { } key && await _holds.IsHeldAsync(session, _dataKeys, key.Id, cancellationToken))
            {
                return true;
            }
        }

        return false;
    });

    /// <summary>The jobs of a case that have content, the oldest first.</summary>
    /// <exception cref="QuickActionException">A key in the key store was changed or is gone, so that there may be others.</exception>
    public Task<IReadOnlyList<string>> JobsOfCaseAsync(string team, string caseReference, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await RefuseUntoldCasesAsync(cancellationToken);
        return await _dataKeys.JobsOfAsync(new CaseOf(team, caseReference), cancellationToken);
    });

    private const string SelectDecisions = "SELECT DISTINCT decision FROM audit_content WHERE job = @job AND decision IS NOT NULL ORDER BY decision";

    /// <summary>The decisions of a job that have content.</summary>
    public Task<IReadOnlyList<string>> DecisionsOfAsync(string job, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        return (IReadOnlyList<string>)await session.ListAsync(SelectDecisions, new Parameter[] { new("@job", job) }, row => row.GetString(0), cancellationToken);
    });
}
