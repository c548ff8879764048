using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Jobs;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Destroys the content of a job's records and the key to it. The record of the erasure is committed with the deletion; the key, the files and the mirror
/// follow, and until all are done the erasure is unfinished and is taken up again at the next start.
/// </summary>
/// <param name="kept">What the log's own records say of the keys that are to be destroyed.</param>
internal sealed class Erasure(
    Database database, RecordWriter records, DataKeys keys, HoldRecords holds, KeptRecords kept, LogSigner signer, RecordSource source)
{
    /// <summary>Whose key seals the salts of records that are not about a job; it is never destroyed.</summary>
    public const string LogJob = "log";

    /// <summary>Why an erasure is not finished, when nothing failed.</summary>
    public const string StillRead = "another program still reads the database, a backup for instance, so old pages stay in its files until that ends.";

    public static string Numbers(IEnumerable<long> positions) => string.Join(", ", positions.Select(p => p.ToString(CultureInfo.InvariantCulture)));

    /// <returns>The index of the record of the erasure; null when the job has no content.</returns>
    /// <exception cref="QuickActionException">A legal hold keeps the content, or what finds it was changed; nothing was erased.</exception>
    public async ValueTask<long?> ApplyAsync(string job, ErasureOrder order, CancellationToken cancellationToken)
    {
        if (!ErasureGround.All.ContainsKey(order.Ground))
        {
            throw new ArgumentException("An erasure's ground is one of a closed list: it stands in the log in the clear.", nameof(order));
        }

        if (await keys.LookUpByJobAsync(job, cancellationToken) is not { } key || job == LogJob)
        {
            return null;
        }

        var own = await keys.OfJobAsync(LogJob, null, null, cancellationToken);
        await using var session = await database.BeginAsync(Scope.Erasure, cancellationToken);
        await JobContent.LockAsync(session, key.Id, cancellationToken);
        await database.LockLogAsync(session, cancellationToken);
        if (await IsRecordedAsync(session, keys, key.Id, cancellationToken))
        {
            // Another process came first.
            return null;
        }

        // Nobody could tell afterwards whose a record is that was not signed before its content was destroyed.
        await signer.SignAsync(session, cancellationToken);
        // From the records themselves: the table of holds could have been changed.
        await holds.CatchUpAsync(session, keys, cancellationToken);
        if (holds.Held.ContainsKey(key.Id))
        {
            throw QuickActionException.Refused("A legal hold keeps this from being erased; nothing of it was. Release the hold first, if you may.");
        }

        if (await kept.MisfitAsync(session, keys, key.Id, job, cancellationToken) is { } misfit)
        {
            throw KeptRecords.Refusal(misfit);
        }

        var first = await FirstTargetAsync(session, key.Id, cancellationToken);
        var targets = await DeleteAsync(session, key.Id, cancellationToken);
        var part = new ErasurePart(order.Ground, order.Authoriser.Tenant, order.Authoriser.Person, first, targets, key.Id) { Reason = order.Reason };
        var position = await RecordAsync(session, own, order.Authoriser, part, cancellationToken);
        await session.CommitAsync();
        return position;
    }

    private const string SelectKept = "SELECT key FROM audit_content UNION SELECT key FROM pseudonym_map ORDER BY key";

    /// <summary>
    /// Content, and placeholders of cases, that a log whose end is lost still keeps, though its key is destroyed: it was erased, and the record of that is lost. It goes as well, which is recorded
    /// anew; the ground and who decided it are lost.
    /// </summary>
    /// <param name="session">Holds the lock of the log.</param>
    /// <returns>How many records lost their content.</returns>
    public async ValueTask<int> ApplyLostAsync(WriteSession session, CancellationToken cancellationToken)
    {
        var own = await keys.OfJobAsync(LogJob, null, null, cancellationToken);
        var gone = 0;
        foreach (var key in await session.ListAsync(SelectKept, default, row => row.GetString(0), cancellationToken))
        {
            if (await keys.LookUpAsync(key, cancellationToken) is null)
            {
                var (by, first) = (source.Operator, await FirstTargetAsync(session, key, cancellationToken));
                var targets = await DeleteAsync(session, key, cancellationToken);
                await RecordAsync(session, own, by, new ErasurePart(ErasureGround.EndLost, by.Tenant, by.Person, first, targets, key), cancellationToken);
                gone += targets;
            }
        }

        return gone;
    }

    private async ValueTask<int> DeleteAsync(WriteSession session, string key, CancellationToken cancellationToken)
    {
        var targets = await ContentStore.DeleteAsync(session, key, cancellationToken);
        await JobContent.DeleteAsync(session, key, source.Now, cancellationToken);
        await SealedMaps.DeleteAsync(session, key, cancellationToken);
        return targets;
    }

    private async ValueTask<long> RecordAsync(WriteSession session, DataKey own, DecisionActor by, ErasurePart part, CancellationToken cancellationToken)
    {
        var record = new PendingRecord { Record = source.New(AuditKind.ErasureApplied, [JobLeaf.Actor(by), part]), Key = own, Job = LogJob };
        var position = await records.AppendAsync(session, [record], cancellationToken);
        await NoteAsync(session, part.KeyId, position, cancellationToken);
        return position;
    }

    private readonly SortedSet<long> _unproved = [];

    /// <summary>The records in which the table of erasures says that a key was erased, and which do not say so: nothing was destroyed for them.</summary>
    public IReadOnlyCollection<long> Unproved => _unproved;

    private const string SelectUnfinished = "SELECT key, position FROM audit_erasure WHERE finished = 0 ORDER BY position";
    private const string Finish = "UPDATE audit_erasure SET finished = 1 WHERE key = @key";

    /// <summary>Destroys the keys of erasures that were applied, takes the content out of the files and then, when <paramref name="mirrored"/> is done, marks them finished.</summary>
    /// <param name="patience">How long to wait for other programs that read one of the databases.</param>
    /// <returns>The indexes of the records of erasures that are not finished, because another program still reads.</returns>
    public async ValueTask<IReadOnlyList<long>> FinishAsync(
        Func<CancellationToken, ValueTask> mirrored, TimeSpan patience, CancellationToken cancellationToken)
    {
        var unfinished = await UnfinishedAsync(cancellationToken);
        if (unfinished.Count == 0)
        {
            return [];
        }

        await keys.DestroyAsync([.. unfinished.Select(u => u.Key)], unfinished[^1].Position, cancellationToken);
        var isOut = await keys.ScrubAsync(patience, cancellationToken) && await database.ScrubAsync(Migrations.Log, patience, cancellationToken);
        await mirrored(cancellationToken);
        if (!isOut)
        {
            return [.. unfinished.Select(u => u.Position)];
        }

        await MarkAsync(Finish, unfinished, cancellationToken);
        return [];
    }

    private const string SelectSince = "SELECT key, position FROM audit_erasure WHERE position > @position AND finished = 1 ORDER BY position";
    private const string Reopen = "UPDATE audit_erasure SET finished = 0 WHERE key = @key";

    /// <summary>
    /// Takes up again erasures whose keys are back: a key store that was put back from a copy holds those that were destroyed since. The key store says up to
    /// which record it has destroyed, so that a start has to look at nothing when it is as it was.
    /// </summary>
    public async ValueTask ReopenAsync(CancellationToken cancellationToken)
    {
        List<Applied> since;
        var upTo = await keys.ErasedUpToAsync(cancellationToken);
        await using (var session = await database.OpenAsync(cancellationToken))
        {
            // A key store that knows of more than the log has is of before the end of the log was lost: then its number says nothing of this log.
            upTo = upTo < await LogSize.OfAsync(session, cancellationToken) ? upTo : -1;
            since = await session.ListAsync(SelectSince, new Parameter[] { new("@position", upTo) }, ToApplied, cancellationToken);
        }

        if (since.Count == 0)
        {
            return;
        }

        var back = new List<Applied>();
        foreach (var applied in since)
        {
            if (await keys.HoldsAsync(applied.Key, cancellationToken))
            {
                back.Add(applied);
            }
        }

        back = await ProvedAsync(back, cancellationToken);

        await MarkAsync(Reopen, back, cancellationToken);
        if (back.Count == 0 && _unproved.Count == 0)
        {
            await keys.DestroyAsync([], since[^1].Position, cancellationToken);
        }
    }

    private async ValueTask MarkAsync(string statement, List<Applied> erasures, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginAsync(cancellationToken);
        foreach (var erasure in erasures)
        {
            await session.ExecuteAsync(statement, new Parameter[] { new("@key", erasure.Key) }, cancellationToken);
        }

        await session.CommitAsync();
    }

    private const string Insert = "INSERT INTO audit_erasure (key, position) VALUES (@key, @position) ON CONFLICT (key) DO NOTHING";
    private const string Correct = "UPDATE audit_erasure SET position = @position, finished = 0 WHERE key = @key AND position <> @position";

    public static async ValueTask NoteAsync(WriteSession session, string key, long position, CancellationToken cancellationToken)
    {
        Parameter[] values = [new("@key", key), new("@position", position)];
        if (await session.ExecuteAsync(Insert, values, cancellationToken) == 0)
        {
            // A row that is there already is of no record, or of this one.
            await session.ExecuteAsync(Correct, values, cancellationToken);
        }
    }

    private const string SelectApplied = "SELECT position FROM audit_erasure WHERE key = @key";

    /// <summary>Whether the table names the key: enough to keep nothing more under it.</summary>
    public static async ValueTask<bool> IsAppliedAsync(Session session, string key, CancellationToken cancellationToken) =>
        (await session.ListAsync(SelectApplied, new Parameter[] { new("@key", key) }, row => row.GetInt64(0), cancellationToken)).Count > 0;

    /// <summary>Whether the log holds the record of it.</summary>
    public static async ValueTask<bool> IsRecordedAsync(Session session, DataKeys keys, string key, CancellationToken cancellationToken)
    {
        var positions = await session.ListAsync(SelectApplied, new Parameter[] { new("@key", key) }, row => row.GetInt64(0), cancellationToken);
        return positions is [var position] && await new ErasureProof(session, keys).StandsAsync(key, position, cancellationToken);
    }

    private async ValueTask<List<Applied>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        List<Applied> unfinished;
        await using (var session = await database.OpenAsync(cancellationToken))
        {
            unfinished = await session.ListAsync(SelectUnfinished, default, ToApplied, cancellationToken);
        }

        return await ProvedAsync(unfinished, cancellationToken);
    }

    /// <summary>Those that are in the log.</summary>
    private async ValueTask<List<Applied>> ProvedAsync(List<Applied> named, CancellationToken cancellationToken)
    {
        var proved = new List<Applied>();
        if (named.Count > 0)
        {
            await using var session = await database.OpenAsync(cancellationToken);
            var proof = new ErasureProof(session, keys);
            foreach (var one in named)
            {
                if (await proof.StandsAsync(one.Key, one.Position, cancellationToken))
                {
                    proved.Add(one);
                }
                else
                {
                    _unproved.Add(one.Position);
                }
            }
        }

        return proved;
    }

    private static Applied ToApplied(System.Data.Common.DbDataReader row) => new(row.GetString(0), row.GetInt64(1));

    /// <summary>An erasure as the table names it.</summary>
    private sealed record Applied(string Key, long Position);

    private const string SelectFirst = """
        SELECT MIN(audit_decision.requested) FROM audit_decision JOIN audit_content ON audit_content.decision = audit_decision.decision
        WHERE audit_content.key = @key
        """;

    private static async ValueTask<long?> FirstTargetAsync(Session session, string key, CancellationToken cancellationToken) =>
        await session.FirstAsync<long?>(SelectFirst, new Parameter[] { new("@key", key) }, row => row.IsDBNull(0) ? null : row.GetInt64(0), cancellationToken);
}
