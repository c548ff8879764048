using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>What the releaser and the reconciler do: of all teams.</summary>
public sealed partial class JobStore
{
    // A few of each are enough to choose from: at most as many are released at once. None is put back for more than a minute: what says so was written by a clock
    // that has been set back since.
    private const string SelectWaiting = """
        SELECT id, team_id, kind, created FROM (
            SELECT id, team_id, kind, created, row_number() OVER (PARTITION BY team_id, kind ORDER BY created, id) AS place
            FROM job WHERE state = 'queued' AND released IS NULL AND (not_before IS NULL OR not_before <= @now OR not_before > @now + 60000)) AS numbered
        WHERE place <= 32 ORDER BY created, id
        """;

    private const string SelectInFlight = "SELECT id, team_id, kind, created FROM job WHERE state IN ('queued', 'running') AND released IS NOT NULL";

    public Task<QueueView> ViewAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Queue, cancellationToken);
        var waiting = await session.ListAsync(SelectWaiting, new Parameter[] { new("@now", NowMs) }, Waiting, cancellationToken);
        return new QueueView(waiting, waiting.Count == 0 ? [] : await session.ListAsync(SelectInFlight, default, Waiting, cancellationToken));
    });

    private const string Release = "UPDATE job SET released = @now WHERE id = @id AND state = 'queued' AND released IS NULL";

    public async Task<ReleasedJob?> ReleaseAsync(JobId id, CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(NowMs);
        return await UpdateAsync(Release, [new("@now", now.ToUnixTimeMilliseconds()), new("@id", id.ToString())], cancellationToken) ? new ReleasedJob(id, now) : null;
    }

    // What was released a while after now was so by a clock that has been set back since.
    private const string SelectReleased = """
        SELECT id, released FROM job WHERE state IN ('queued', 'running') AND (released < @time OR released > @time + 60000) ORDER BY released
        """;

    public Task<IReadOnlyList<ReleasedJob>> ReleasedBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Queue, cancellationToken);
        Parameter[] values = [new("@time", time.ToUnixTimeMilliseconds())];
        return (IReadOnlyList<ReleasedJob>)await session.ListAsync(
            SelectReleased, values, row => new ReleasedJob(JobId.Parse(row.GetString(0)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))), cancellationToken);
    });

    private const string TakeBack = """
        UPDATE job SET state = 'queued', released = NULL, attempt = attempt + 1, revision = revision + 1, stage = 'waiting', updated = @now
        WHERE id = @id AND attempt = @attempt AND state IN ('queued', 'running') AND released IS NOT NULL
        """;

    public async Task TakeBackAsync(JobId id, CancellationToken cancellationToken)
    {
        switch (await OpenAsync(id, cancellationToken))
        {
            case { Job.State: JobState.Running } running:
                await EndAsync(running.Job, JobState.Queued, TakeBack, null, cancellationToken);
                break;
            case { } waiting:
                await UpdateAsync(TakeBack, [new("@now", NowMs), new("@id", id.ToString()), new("@attempt", waiting.Job.Attempt)], cancellationToken);
                break;
            case null:
                break;
        }
    }

    private const string SelectExpired = $"SELECT {JobRow.Columns} FROM job WHERE state IN ('queued', 'running') AND deadline < @now";
    private const string Expire = """
        UPDATE job SET
            state = 'failed', problem = @problem, message = @message, attempt = attempt + 1, revision = revision + 1, released = NULL, stage = 'ended', updated = @now, ended = @now
        WHERE id = @id AND attempt = @attempt AND state IN ('queued', 'running')
        """;

    public Task<int> ExpireAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        List<Job> expired;
        await using (var reading = await store.Database.OpenAsync(Scope.Queue, cancellationToken))
        {
            expired = await reading.ListAsync(SelectExpired, new Parameter[] { new("@now", NowMs) }, JobRow.Read, cancellationToken);
        }

        var problem = new JobProblem("deadline", "The job did not end in the time that it had; try it again when there is less to do.");
        var count = 0;
        QuickActionException? fault = null;
        foreach (var job in expired)
        {
            try
            {
                count += await EndAsync(job, JobState.Failed, Expire, problem, cancellationToken) ? 1 : 0;
            }
            catch (QuickActionException error) when (!error.Retryable)
            {
                // One whose key was lost keeps none of the others.
                fault = error;
            }
        }

        return fault is null ? count : throw fault;
    });

    private async Task<bool> UpdateAsync(string update, Parameter[] values, CancellationToken cancellationToken) => await StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.BeginAsync(Scope.Queue, cancellationToken);
        var changed = await session.ExecuteAsync(update, values, cancellationToken) > 0;
        await session.CommitAsync();
        return changed;
    });

    /// <summary>Changes a job on behalf of whoever submitted it, with the record of the change.</summary>
    private async Task<bool> EndAsync(Job job, JobState to, string update, JobProblem? problem, CancellationToken cancellationToken) => await StoreFaults.TellAsync(async () =>
    {
        if (await FindKeyAsync(job.Id, cancellationToken) is not { } key)
        {
            return false;
        }

        await using var session = await store.Database.BeginAsync(Scope.Of(job.Team), cancellationToken);
        Parameter[] values = [new("@id", job.Id.ToString()), new("@attempt", job.Attempt), new("@now", NowMs)];
        Parameter[] reason = update.Contains("@problem", StringComparison.Ordinal) ? [new("@problem", problem?.Code), new("@message", problem?.Message)] : [];
        if (await session.ExecuteAsync(update, (Parameter[])[.. values, .. reason], cancellationToken) == 0)
        {
            return false;
        }

        var change = new JobPart(job.State.Text(), to.Text(), job.Attempt, key.Id) { Problem = problem?.Code };
        await store.AppendAsync(session, [JobRecord.Of(store, Now, key, job.Id, job.Kind, job.Actor, change)], cancellationToken);
        await session.CommitAsync();
        return true;
    });

    private static WaitingJob Waiting(System.Data.Common.DbDataReader row) => new(
        JobId.Parse(row.GetString(0)), row.GetString(1), JobKinds.Parse(row.GetString(2)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)));
}
