using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>What people change. The state that a change begins from stands in the statement: who comes second changes nothing.</summary>
public sealed partial class JobStore
{
    // The attempt is raised: whoever runs it can change nothing any more.
    private const string Cancel = """
        UPDATE job SET state = 'cancelled', attempt = attempt + 1, revision = revision + 1, released = NULL, stage = 'ended', updated = @now, ended = @now
        WHERE id = @id AND team_id = @team AND state IN ('queued', 'running')
        """;

    public Task<JobChange> CancelAsync(string team, JobId id, DecisionActor by, CancellationToken cancellationToken) =>
        ChangeAsync(team, id, by, JobState.Cancelled, Cancel, [new("@now", NowMs)], cancellationToken);

    private const string Retry = """
        UPDATE job SET
            state = 'queued', starts = 0, revision = revision + 1, released = NULL, stage = 'waiting', done = 0, asked = 0, problem = NULL, message = NULL,
            updated = @now, ended = NULL, deadline = @deadline, engine = CASE WHEN @engine = '' THEN engine ELSE @engine END
        WHERE id = @id AND team_id = @team AND state IN ('failed', 'cancelled', 'needsReviewWithGaps')
        """;

    public Task<JobChange> RetryAsync(string team, JobId id, DecisionActor by, string? engine, DateTimeOffset deadline, CancellationToken cancellationToken) => ChangeAsync(
        team,
        id,
        by,
        JobState.Queued,
        Retry,
        [new("@now", NowMs), new("@deadline", deadline.ToUnixTimeMilliseconds()), new("@engine", engine ?? "")],
        cancellationToken);

    public async Task<JobChange> EraseAsync(string team, JobId id, DecisionActor by, string ground, CancellationToken cancellationToken)
    {
        if (await FindAsync(team, id, cancellationToken) is not { } job)
        {
            return JobChange.NotFound;
        }

        if (job.State == JobState.Erased)
        {
            return JobChange.Done;
        }

        if (!JobStates.MayFollow(job.State, JobState.Erased))
        {
            return JobChange.NotAllowed;
        }

        if (await store.IsHeldAsync(id.ToString(), cancellationToken))
        {
            return JobChange.Held;
        }

        if (job.State == JobState.Queued)
        {
            // It must not begin between now and then.
            await CancelAsync(team, id, by, cancellationToken);
        }

        await store.EraseAsync(id.ToString(), new ErasureOrder(ground, by), cancellationToken);
        return JobChange.Done;
    }

    private Task<JobChange> ChangeAsync(
        string team, JobId id, DecisionActor by, JobState to, string update, Parameter[] values, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.BeginAsync(Scope.Of(team), cancellationToken);
        if (await FindAsync(session, team, id, cancellationToken) is not { } job)
        {
            return JobChange.NotFound;
        }

        if (await session.ExecuteAsync(update, (Parameter[])[.. values, new("@id", id.ToString()), new("@team", team)], cancellationToken) == 0)
        {
            return JobChange.NotAllowed;
        }

        var key = await KeyOfAsync(id, cancellationToken);
        await store.AppendAsync(
            session, [JobRecord.Of(store, Now, key, id, job.Kind, by, new JobPart(job.State.Text(), to.Text(), job.Attempt, key.Id))], cancellationToken);
        await session.CommitAsync();
        return JobChange.Done;
    });
}
