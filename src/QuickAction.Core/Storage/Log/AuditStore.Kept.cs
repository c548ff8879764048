using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Whose content is, by the log's own records.</summary>
public sealed partial class AuditStore
{
    private const string SelectAnyOf = "SELECT record FROM audit_content WHERE decision = @decision";

    /// <summary>The job that a decision belongs to, by the record of its request; null when there is no content of such a decision.</summary>
    /// <exception cref="QuickActionException">The record was changed, or the tables beside the log do not agree with it.</exception>
    public async Task<string?> JobOfDecisionAsync(string decision, CancellationToken cancellationToken)
    {
        var places = await PlacesAsync(decision, cancellationToken);
        return await StoreFaults.TellAsync(async () =>
        {
            await using var session = await _database.OpenAsync(cancellationToken);
            if (places.Count > 0)
            {
                return await JobOfAsync(session, places[0], cancellationToken);
            }

            return await session.FirstAsync(SelectAnyOf, new Parameter[] { new("@decision", decision) }, row => row.GetString(0), cancellationToken) is null
                ? (string?)null
                : throw KeptRecords.Refusal(new LogFault(null, "The index of decisions was changed: it does not lead to a decision of which content is kept"));
        });
    }

    private async ValueTask<string?> JobOfAsync(Session session, long request, CancellationToken cancellationToken)
    {
        var entry = await EntryAsync(session, request, cancellationToken);
        if (entry is not null && await new RecordCheck(session, _dataKeys, _check).FaultAsync(entry, cancellationToken) is { } fault)
        {
            throw KeptRecords.Refusal(fault);
        }

        if (entry is null || CanonicalJson.Decode(entry.Leaf) is not CanonicalObject leaf)
        {
            throw KeptRecords.Refusal(new LogFault(request, $"Record {request} is missing, or is no record of this log's kind"));
        }

        if (leaf.Text(ErasurePart.KeyName) is not { } id)
        {
            return null;
        }

        if (await _dataKeys.LookUpAsync(id, cancellationToken) is not { } key)
        {
            var isKept = await ContentStore.ReadAsync(session, _dataKeys, leaf.Text("record_id") ?? "", cancellationToken) is not { State: ContentState.Absent };
            await new GoneKeys(session, _dataKeys, _check).RefuseOfRecordAsync(request, id, isKept, cancellationToken);
            return null;
        }

        return leaf.Text("correlation_id") == JobLeaf.Correlation(key.Job) ? key.Job
            : throw KeptRecords.Refusal(new LogFault(request, $"The key of record {request} stands in the key store under another job than the record says"));
    }

    /// <param name="owners">Jobs and cases, by the names under which their keys stand.</param>
    private async Task<KeptRecords> KeptRecordsAsync(IReadOnlyList<string> owners, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var owner in owners)
        {
            if (await _dataKeys.LookUpByJobAsync(owner, cancellationToken) is { } key)
            {
                ids.Add(key.Id);
            }
        }

        return new KeptRecords(ids, _check);
    }

    /// <summary>Before the first of several: then none is erased or held.</summary>
    private async Task RefuseMisfitAsync(IReadOnlyList<string> owners, KeptRecords kept, CancellationToken cancellationToken)
    {
        await using var session = await _database.OpenAsync(Scope.Erasure, cancellationToken);
        foreach (var owner in owners)
        {
            if (await _dataKeys.LookUpByJobAsync(owner, cancellationToken) is null)
            {
                await new GoneKeys(session, _dataKeys, _check).RefuseOfJobAsync(owner, cancellationToken);
            }

            if (await MisfitAsync(session, owner, kept, cancellationToken) is { } misfit)
            {
                throw KeptRecords.Refusal(misfit);
            }
        }
    }

    private async ValueTask<LogFault?> MisfitAsync(Session session, string owner, KeptRecords kept, CancellationToken cancellationToken) =>
        owner != Erasure.LogJob && await _dataKeys.LookUpByJobAsync(owner, cancellationToken) is { } key
            ? await kept.MisfitAsync(session, _dataKeys, key.Id, owner, cancellationToken)
            : null;

    /// <summary>Where a key does not open, its case may have been changed, and where one is gone its case is: nobody can say what all of a case is then.</summary>
    private async Task RefuseUntoldCasesAsync(CancellationToken cancellationToken)
    {
        await using (var session = await _database.OpenAsync(Scope.Erasure, cancellationToken))
        {
            await new GoneKeys(session, _dataKeys, _check).RefuseAnyAsync(cancellationToken);
        }

        if (await _dataKeys.LockedAsync(cancellationToken) is { Count: > 0 } locked)
        {
            throw new QuickActionException(
                ProblemCode.Unavailable,
                $"{await LockedAsync(locked, cancellationToken)}, so it cannot be told of which case that is, and nothing was erased or held: put the key store back from a copy, or erase that by --record first.");
        }
    }

    /// <summary>What the keys keep that do not open, as a clause.</summary>
    private async Task<string> LockedAsync(IReadOnlyList<StoredKey> locked, CancellationToken cancellationToken)
    {
        const string Why = "does not open: it, its case or its time was changed in the key store, or it was made under another content key";
        var kept = new KeptRecords([.. locked.Select(k => k.Id)], _check);
        var indexes = new SortedSet<long>();
        await using var session = await _database.OpenAsync(cancellationToken);
        foreach (var key in locked)
        {
            indexes.UnionWith(await kept.IndexesAsync(session, key.Id, cancellationToken));
        }

        return indexes.Count > 0 ? $"The key to the content of record {Indexes.Ranges([.. indexes])} {Why}" : $"A key in the key store, which no record names, {Why}";
    }
}
