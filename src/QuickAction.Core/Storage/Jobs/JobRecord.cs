using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>The record of a change of a job's state, to be appended last in the transaction of the change.</summary>
internal static class JobRecord
{
    /// <param name="by">Who made the change; the job's own actor for what the service does on their behalf.</param>
    /// <param name="kept">How long its content is kept, when that is settled with the change.</param>
    public static PendingRecord Of(
        AuditStore store, DateTimeOffset now, DataKey key, JobId job, JobKind kind, DecisionActor by, JobPart change, RetentionPart? kept = null)
    {
        var named = new DecisionJob(job.ToString()) { Actor = by, Service = kind.Text() };
        List<LeafPart> parts = [JobLeaf.Actor(named), change];
        if (kept is not null)
        {
            parts.Add(kept);
        }

        return new PendingRecord
        {
            Record = store.NewRecord(AuditKind.JobChanged, now, parts) with { CorrelationId = JobLeaf.Correlation(named.Id) },
            Key = key,
            Job = named.Id,
        };
    }
}
