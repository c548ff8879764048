using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Places legal holds, which keep content from erasure, and releases them. Each is a record of the log.</summary>
/// <param name="placed">Those that follow from the log's own records.</param>
/// <param name="kept">What these say of the keys that are to be held.</param>
internal sealed class Holds(Database database, RecordWriter records, DataKeys keys, HoldRecords placed, KeptRecords kept, RecordSource source)
{
    /// <returns>The index of the record; null when the job has no content, or nothing would change.</returns>
    public async ValueTask<long?> ChangeAsync(string job, bool place, DecisionActor authoriser, string? reason, CancellationToken cancellationToken)
    {
        if (job == Erasure.LogJob || await keys.LookUpByJobAsync(job, cancellationToken) is not { } key)
        {
            return null;
        }

        var own = await keys.OfJobAsync(Erasure.LogJob, null, null, cancellationToken);
        await using var session = await database.BeginAsync(cancellationToken);
        await database.LockLogAsync(session, cancellationToken);
        // Under the lock that an erasure takes too: what is erased in the same moment is not held as well.
        await placed.CatchUpAsync(session, keys, cancellationToken);
        if (placed.Held.TryGetValue(key.Id, out var since) == place)
        {
            // The table may say otherwise when somebody has changed it.
            await NoteAsync(session, key.Id, false, since, cancellationToken);
            await NoteAsync(session, key.Id, place, since, cancellationToken);
            await session.CommitAsync();
            return null;
        }

        if (await Erasure.IsRecordedAsync(session, keys, key.Id, cancellationToken))
        {
            return null;
        }

        if (await kept.MisfitAsync(session, keys, key.Id, job, cancellationToken) is { } misfit)
        {
            throw KeptRecords.Refusal(misfit);
        }

        var part = new HoldPart(key.Id, place, authoriser.Tenant, authoriser.Person) { Reason = reason };
        var record = new PendingRecord { Record = source.New(AuditKind.ConfigChanged, [JobLeaf.Actor(authoriser), part]), Key = own, Job = Erasure.LogJob };
        var position = await records.AppendAsync(session, [record], cancellationToken);
        await NoteAsync(session, key.Id, false, position, cancellationToken);
        await NoteAsync(session, key.Id, place, position, cancellationToken);
        await session.CommitAsync();
        return position;
    }

    // The first record that places the hold.
    private const string Insert = "INSERT INTO audit_hold (key, position) VALUES (@key, @position) ON CONFLICT (key) DO NOTHING";
    private const string Delete = "DELETE FROM audit_hold WHERE key = @key";

    /// <summary>Keeps what a record says of a hold, so that erasures find it.</summary>
    public static async ValueTask NoteAsync(WriteSession session, string key, bool placed, long position, CancellationToken cancellationToken)
    {
        Parameter[] values = placed ? [new("@key", key), new("@position", position)] : [new("@key", key)];
        await session.ExecuteAsync(placed ? Insert : Delete, values, cancellationToken);
    }
}
