using System.Security.Cryptography;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>What people make of a result: edits and reviews. The version that a change is about stands in the statement: who comes second changes nothing.</summary>
public sealed partial class JobStore
{
    private const string SelectVersions = """
        SELECT v.number, v.sha256, v.tenant, v.person, v.role, v.created, e.inserted, e.deleted, e.permille
        FROM job_version AS v LEFT JOIN job_edit AS e ON e.job = v.job AND e.number = v.number
        WHERE v.job = @job AND v.team_id = @team ORDER BY v.number
        """;

    public Task<IReadOnlyList<VersionNote>> VersionsAsync(string team, JobId id, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Of(team), cancellationToken);
        Parameter[] values = [new("@job", id.ToString()), new("@team", team)];
        return (IReadOnlyList<VersionNote>)await session.ListAsync(
            SelectVersions,
            values,
            row => new VersionNote(
                (int)row.GetInt64(0),
                row.GetString(1),
                new DecisionActor(row.GetString(2), row.GetString(3), team, row.GetString(4)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
                row.IsDBNull(6) ? null : new EditSize(row.GetInt64(6), row.GetInt64(7), (int)row.GetInt64(8))),
            cancellationToken);
    });

    private const string SaveEdit = """
        UPDATE job SET state = @state, result_version = result_version + 1, revision = revision + 1, updated = @now
        WHERE id = @id AND team_id = @team AND result_version = @after AND state IN ('needsReview', 'needsReviewWithGaps', 'approved', 'rejected')
        """;

    private const string InsertEdit = """
        INSERT INTO job_edit (job, number, team_id, key, inserted, deleted, permille) VALUES (@job, @number, @team, @key, @inserted, @deleted, @permille)
        """;

    public Task<JobChange> EditAsync(string team, JobId id, NewEdit edit, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        if (await store.FindDataKeyAsync(id.ToString(), cancellationToken) is not { } key)
        {
            return JobChange.NotFound;
        }

        await using var session = await store.Database.BeginAsync(Scope.Of(team), cancellationToken);
        if (await FindAsync(session, team, id, cancellationToken) is not { } job)
        {
            return JobChange.NotFound;
        }

        Parameter[] values = [new("@state", edit.State.Text()), new("@now", NowMs), new("@id", id.ToString()), new("@team", team), new("@after", (long)edit.After)];
        if (await session.ExecuteAsync(SaveEdit, values, cancellationToken) == 0)
        {
            return JobChange.NotAllowed;
        }

        var number = edit.After + 1;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(edit.Content.Span));
        await InsertVersionAsync(session, job, key, number, sha256, edit.Content, edit.By, cancellationToken);
        Parameter[] size =
        [
            new("@job", id.ToString()),
            new("@number", (long)number),
            new("@team", team),
            new("@key", key.Id),
            new("@inserted", edit.Edits.Inserted),
            new("@deleted", edit.Edits.Deleted),
            new("@permille", (long)edit.Edits.Permille),
        ];
        await session.ExecuteAsync(InsertEdit, size, cancellationToken);
        var change = new JobPart(job.State.Text(), edit.State.Text(), job.Attempt, key.Id)
        {
            Version = number,
            ResultSha256 = sha256,
            ResultBytes = edit.Content.Length,
            Decisions = edit.Decisions,
        };
        await store.AppendAsync(session, [JobRecord.Of(store, Now, key, id, job.Kind, edit.By, change)], cancellationToken);
        await session.CommitAsync();
        return JobChange.Done;
    });

    private const string SaveReview = """
        UPDATE job SET state = @state, revision = revision + 1, updated = @now
        WHERE id = @id AND team_id = @team AND result_version = @number AND state = @from AND state IN ('needsReview', 'needsReviewWithGaps')
            AND EXISTS (SELECT 1 FROM job_version AS v WHERE v.job = @id AND v.number = @number AND v.sha256 = @sha256)
        """;

    public Task<JobChange> ReviewAsync(string team, JobId id, NewReview review, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        if (await store.FindDataKeyAsync(id.ToString(), cancellationToken) is not { } key)
        {
            return JobChange.NotFound;
        }

        var decided = review.Decisions.Count == 0 ? null : await store.RecordOfAsync(review.Decisions[^1], AuditKind.DecisionCompleted, cancellationToken);
        await using var session = await store.Database.BeginAsync(Scope.Of(team), cancellationToken);
        if (await FindAsync(session, team, id, cancellationToken) is not { } job)
        {
            return JobChange.NotFound;
        }

        var to = StateAfter(job.State, review.Outcome);
        Parameter[] values =
        [
            new("@state", to.Text()),
            new("@now", NowMs),
            new("@id", id.ToString()),
            new("@team", team),
            new("@number", (long)review.Version),
            new("@from", job.State.Text()),
            new("@sha256", review.Sha256),
        ];
        if (await session.ExecuteAsync(SaveReview, values, cancellationToken) == 0)
        {
            return JobChange.NotAllowed;
        }

        var now = Now;
        var record = ReviewRecord.Of(store, now, key, job, review, decided);
        await ReviewRows.InsertAsync(session, key, id, team, record.Record.RecordId, review, now, cancellationToken);
        await ReviewFigures.InsertAsync(session, id, team, record.Record.RecordId, review, now, cancellationToken);
        PendingRecord[] changed = to == job.State
            ? []
            : [JobRecord.Of(store, Now, key, id, job.Kind, review.By, new JobPart(job.State.Text(), to.Text(), job.Attempt, key.Id))];
        await store.AppendAsync(session, [record, .. changed], cancellationToken);
        await session.CommitAsync();
        return JobChange.Done;
    });

    public Task<IReadOnlyList<RecordedReview>> ReviewsAsync(string team, JobId id, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        if (await store.FindDataKeyAsync(id.ToString(), cancellationToken) is not { } key)
        {
            return [];
        }

        await using var session = await store.Database.OpenAsync(Scope.Of(team), cancellationToken);
        return await ReviewRows.ListAsync(session, key, id, team, cancellationToken);
    });

    public Task ShownAsync(string team, JobId id, DecisionActor person, int version, CancellationToken cancellationToken) =>
        NoteAsync(team, id, person, version, EvidenceRows.Version, 0, cancellationToken);

    public Task SourceShownAsync(string team, JobId id, DecisionActor person, int version, int? segment, CancellationToken cancellationToken) =>
        NoteAsync(team, id, person, version, segment is null ? EvidenceRows.Source : EvidenceRows.Segment, segment ?? 0, cancellationToken);

    public Task<ReviewEvidence> EvidenceAsync(string team, JobId id, DecisionActor person, int fromVersion, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Of(team), cancellationToken);
        return await EvidenceRows.ReadAsync(session, team, id, person, fromVersion, cancellationToken);
    });

    private Task<bool> NoteAsync(string team, JobId id, DecisionActor person, int version, string what, long place, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.BeginAsync(Scope.Of(team), cancellationToken);
        await EvidenceRows.NoteAsync(session, team, id, person, version, what, place, NowMs, cancellationToken);
        await session.CommitAsync();
        return true;
    });

    private static JobState StateAfter(JobState state, ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Approved => JobState.Approved,
        ReviewOutcome.Rejected => JobState.Rejected,
        ReviewOutcome.Escalated => state,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };
}
