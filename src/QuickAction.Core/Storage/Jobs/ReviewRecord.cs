using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary><c>review.recorded</c>: the decision of a person, with the evidence of how it was come to.</summary>
internal static class ReviewRecord
{
    /// <param name="decided">The record of the last decision that the result is made of; null when it is not known.</param>
    public static PendingRecord Of(AuditStore store, DateTimeOffset now, DataKey key, Job job, NewReview review, string? decided)
    {
        var named = new DecisionJob(job.Id.ToString()) { Actor = review.By, Service = job.Kind.Text() };
        return new PendingRecord
        {
            Record = store.NewRecord(AuditKind.ReviewRecorded, now, [JobLeaf.Actor(named), Part(now, key, review)]) with
            {
                PrevRecordId = decided,
                CorrelationId = JobLeaf.Correlation(named.Id),
            },
            Key = key,
            Job = named.Id,
        };
    }

    private static ReviewPart Part(DateTimeOffset now, DataKey key, NewReview review) => new()
    {
        KeyId = key.Id,
        Tenant = review.By.Tenant,
        Reviewer = review.By.Person,
        ReviewerIsAuthor = review.IsOwnWork,
        OpenedAt = review.Evidence.OpenedAt,
        DwellMs = (long)review.Evidence.DwellUntil(now).TotalMilliseconds,
        SourcesOpened = review.Evidence.SourcesOpened,
        ClaimsChecked = review.ClaimsChecked,
        Inserted = review.Edits.Inserted,
        Deleted = review.Edits.Deleted,
        EditedPermille = review.Edits.Permille,
        Outcome = review.Outcome.Text(),
        ReasonCode = review.ReasonCode,
        FinalSha256 = review.Sha256,
        Reason = Words(review),
        Resolved = [.. review.SettledWarnings.Select(s => s.Code).Distinct()],
        Settled = [.. review.SettledWarnings.CountBy(s => s).Select(s => new SettledCount(s.Key.Code, s.Key.How, s.Value))],
    };

    private static string? Words(NewReview review)
    {
        var resolved = review.Resolutions.Select(r => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"warning {r.Warning} {r.How}: {r.Reason}"));
        var lines = review.Reason is null ? [.. resolved] : (List<string>)[review.Reason, .. resolved];
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }
}
