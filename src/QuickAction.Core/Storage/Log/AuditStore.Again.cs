using System.Data.Common;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>What is read of a job that is taken up again.</summary>
public sealed partial class AuditStore
{
    private const string SelectRecords = """
        SELECT audit_content.record, audit_entry.leaf FROM audit_content
        JOIN audit_decision ON audit_decision.decision = audit_content.decision
        """;

    private const string SelectFirstRequest = SelectRecords + """
         JOIN audit_entry ON audit_entry.position = audit_decision.requested
        WHERE audit_content.job = @job AND audit_content.kind = @requested ORDER BY audit_decision.requested LIMIT 1
        """;

    /// <summary>The first request of a job; null when it has put no question.</summary>
    internal Task<StoredRecord?> FirstRequestAsync(string job, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        return await session.FirstAsync(
            SelectFirstRequest, new Parameter[] { new("@job", job), new("@requested", AuditKind.DecisionRequested) }, ReadRecord, cancellationToken);
    });

    private const string SelectEnded = SelectRecords + """
         JOIN audit_entry ON audit_entry.position = audit_decision.closed
        WHERE audit_content.job = @job AND audit_content.kind IN (@completed, @failed) ORDER BY audit_decision.closed
        """;

    /// <summary>The records that ended decisions of a job, in their order.</summary>
    internal Task<List<StoredRecord>> EndedAsync(string job, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        return await session.ListAsync(
            SelectEnded,
            new Parameter[] { new("@job", job), new("@completed", AuditKind.DecisionCompleted), new("@failed", AuditKind.DecisionFailed) },
            ReadRecord,
            cancellationToken);
    });

    /// <exception cref="QuickActionException">It was changed or taken away.</exception>
    internal Task<RecordContent> ContentOfAsync(string record, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        return (await ContentStore.ReadAsync(session, _dataKeys, record, cancellationToken)).Content
            ?? throw new QuickActionException(ProblemCode.Unavailable, "What is kept of the job cannot be read; `quickaction audit verify` says why.");
    });

    private static StoredRecord ReadRecord(DbDataReader row) =>
        new(row.GetString(0), CanonicalJson.Decode(row.GetFieldValue<byte[]>(1)) as CanonicalObject ?? []);
}

/// <summary>A record as it stands in the log, and the id under which its content is kept.</summary>
internal sealed record StoredRecord(string Record, CanonicalObject Leaf);
