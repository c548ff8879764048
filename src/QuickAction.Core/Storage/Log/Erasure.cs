using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Destroys the content of a job's records and the key to it. The record of the erasure is committed with the deletion; the key, the files and the mirror
/// follow, and until all are done the erasure is unfinished and is taken up again at the next start.
/// </summary>
internal sealed class Erasure(Database database, RecordWriter records, DataKeys keys, RecordSource source)
{
    /// <summary>Whose key seals the salts of records that are not about a job; it is never destroyed.</summary>
    public const string LogJob = "log";

    /// <returns>The index of the record of the erasure; null when the job has no content.</returns>
    public async ValueTask<long?> ApplyAsync(string job, ErasureOrder order, CancellationToken cancellationToken)
    {
        if (!ErasureGround.All.ContainsKey(order.Ground))
        {
            throw new ArgumentException("An erasure's ground is one of a closed list: it stands in the log in the clear.", nameof(order));
        }

        if (await keys.FindByJobAsync(job, cancellationToken) is not { } key || job == LogJob)
        {
            return null;
        }

        var own = await keys.OfJobAsync(LogJob, null, cancellationToken);
        await using var session = await database.BeginAsync(cancellationToken);
        var first = await FirstTargetAsync(session, key.Id, cancellationToken);
        var targets = await ContentStore.DeleteAsync(session, key.Id, cancellationToken);
        var part = new ErasurePart(order.Ground, order.Authoriser.Tenant, order.Authoriser.Person, first, targets, key.Id) { Reason = order.Reason };
        var record = new PendingRecord { Record = source.New(AuditKind.ErasureApplied, [part]), Key = own, Job = LogJob };
        var position = await records.AppendAsync(session, [record], cancellationToken);
        await NoteAsync(session, key.Id, position, cancellationToken);
        await session.CommitAsync();
        return position;
    }

    private const string SelectUnfinished = "SELECT key FROM audit_erasure WHERE finished = 0";
    private const string Finish = "UPDATE audit_erasure SET finished = 1 WHERE key = @key";

    /// <summary>Destroys the keys of erasures that were applied, takes the content out of the files and then, when <paramref name="mirrored"/> is done, marks them finished.</summary>
    public async ValueTask FinishAsync(Func<CancellationToken, ValueTask> mirrored, CancellationToken cancellationToken)
    {
        var unfinished = await UnfinishedAsync(cancellationToken);
        if (unfinished.Count == 0)
        {
            return;
        }

        foreach (var key in unfinished)
        {
            await keys.DestroyAsync(key, cancellationToken);
        }

        await database.ScrubAsync(Migrations.Log, cancellationToken);
        await mirrored(cancellationToken);
        await using var session = await database.BeginAsync(cancellationToken);
        foreach (var key in unfinished)
        {
            await session.ExecuteAsync(Finish, new Parameter[] { new("@key", key) }, cancellationToken);
        }

        await session.CommitAsync();
    }

    private const string Insert = "INSERT INTO audit_erasure (key, position) VALUES (@key, @position) ON CONFLICT (key) DO NOTHING";

    public static ValueTask<int> NoteAsync(WriteSession session, string key, long position, CancellationToken cancellationToken) =>
        session.ExecuteAsync(Insert, new Parameter[] { new("@key", key), new("@position", position) }, cancellationToken);

    private async ValueTask<List<string>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        return await session.ListAsync(SelectUnfinished, default, row => row.GetString(0), cancellationToken);
    }

    private const string SelectFirst = """
        SELECT MIN(audit_decision.requested) FROM audit_decision JOIN audit_content ON audit_content.decision = audit_decision.decision
        WHERE audit_content.key = @key
        """;

    private static async ValueTask<long> FirstTargetAsync(Session session, string key, CancellationToken cancellationToken) =>
        await session.FirstAsync(SelectFirst, new Parameter[] { new("@key", key) }, row => row.IsDBNull(0) ? 0 : row.GetInt64(0), cancellationToken);
}
