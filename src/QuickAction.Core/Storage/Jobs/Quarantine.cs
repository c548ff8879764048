using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>
/// The quarantine in the store's database: a file under a data key of its own that belongs to no job. Its time to be kept and its erasure are those of a job's content.
/// </summary>
public sealed class Quarantine(AuditStore store, TimeProvider clock) : IQuarantine
{
    /// <summary>The kind of retention.</summary>
    private const string Retention = "quarantine";

    public Task<JobId> KeepAsync(DecisionActor by, VaultFile file, MalwareScan scan, string signature, int days, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var now = clock.GetUtcNow();
        var id = JobId.New(now);
        var named = new DecisionJob(id.ToString()) { Actor = by, Retention = new DecisionRetention(Retention, now.AddDays(days)) };
        var key = await store.DataKeyAsync(named, cancellationToken);
        var refused = new UploadPart(RefusalReason.Malware, file.Sha256, file.Bytes, key.Id, new ScanEntry(scan.Engine, scan.DatabaseVersion, scan.Verdict), signature);
        await using var session = await store.Database.BeginAsync(Scope.Of(by.Team), cancellationToken);
        await JobStore.AttachAsync(session, id, by.Team, 1, file, key, cancellationToken);
        var record = store.NewRecord(AuditKind.UploadRefused, now, [JobLeaf.Actor(named), refused]) with { CorrelationId = JobLeaf.Correlation(named.Id) };
        await store.AppendAsync(session, [new PendingRecord { Record = record, Key = key, Job = named.Id }], cancellationToken);
        await session.CommitAsync();
        return id;
    });
}
