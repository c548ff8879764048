using System.Security.Cryptography;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Documents;
using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>What a run changes: only while the row still says its own attempt.</summary>
public sealed partial class JobStore
{
    private const string SelectOpen = $"SELECT {JobRow.Columns}, starts FROM job WHERE id = @id AND state IN ('queued', 'running') AND released IS NOT NULL";
    private const string Start = """
        UPDATE job SET
            state = 'running', attempt = attempt + 1, starts = starts + 1, revision = revision + 1, stage = 'reading', done = 0, asked = 0, updated = @now, problem = NULL, message = NULL,
            started = COALESCE(started, @now)
        WHERE id = @id AND attempt = @attempt AND state IN ('queued', 'running')
        """;

    public Task<JobRun?> StartAsync(JobId id, bool isRecovery, int mostStarts, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        if (await OpenAsync(id, cancellationToken) is not { } open || (open.Job.State == JobState.Running && !isRecovery))
        {
            return null;
        }

        if (open.Starts >= mostStarts)
        {
            await EndAsync(open.Job, JobState.Failed, Expire, TooOften, cancellationToken);
            return null;
        }

        if (!await EndAsync(open.Job, JobState.Running, Start, null, cancellationToken))
        {
            return null;
        }

        var request = await RequestOfAsync(open.Job.Team, id, cancellationToken)
            ?? throw new QuickActionException(ProblemCode.Unavailable, "What was asked for is gone.");
        return new JobRun(open.Job with { State = JobState.Running, Attempt = open.Job.Attempt + 1 }, request);
    });

    private const string Progress = """
        UPDATE job SET stage = @stage, done = @done, asked = @asked, revision = revision + 1, updated = @now
        WHERE id = @id AND attempt = @attempt AND state = 'running'
        """;

    public Task<bool> ProgressAsync(JobRun run, JobProgress progress, CancellationToken cancellationToken) => UpdateAsync(
        Progress,
        [
            new("@stage", progress.Stage.Text()),
            new("@done", (long)progress.Done),
            new("@asked", (long)progress.Asked),
            new("@now", NowMs),
            new("@id", run.Job.Id.ToString()),
            new("@attempt", run.Job.Attempt),
        ],
        cancellationToken);

    private const string Fail = """
        UPDATE job SET
            state = 'failed', problem = @problem, message = @message, revision = revision + 1, released = NULL, stage = 'ended', updated = @now, ended = @now
        WHERE id = @id AND attempt = @attempt AND state = 'running'
        """;

    public Task<bool> FailAsync(JobRun run, JobProblem problem, CancellationToken cancellationToken) =>
        EndAsync(run.Job, JobState.Failed, Fail, problem, cancellationToken);

    private const string HandBack = """
        UPDATE job SET state = 'queued', starts = starts - 1, revision = revision + 1, released = NULL, stage = 'waiting', updated = @now
        WHERE id = @id AND attempt = @attempt AND state = 'running'
        """;

    public Task<bool> HandBackAsync(JobRun run, CancellationToken cancellationToken) => EndAsync(run.Job, JobState.Queued, HandBack, null, cancellationToken);

    private const string Postpone = """
        UPDATE job SET
            state = 'queued', starts = starts - 1, revision = revision + 1, released = NULL, not_before = @now + 60000, stage = 'waiting', problem = @problem,
            message = @message, updated = @now
        WHERE id = @id AND attempt = @attempt AND state = 'running'
        """;

    public Task<bool> PostponeAsync(JobRun run, JobProblem problem, CancellationToken cancellationToken) =>
        EndAsync(run.Job, JobState.Queued, Postpone, problem, cancellationToken);

    private const string SelectCurrent = "SELECT 1 FROM job WHERE id = @id AND attempt = @attempt AND state = 'running'";

    public Task<bool> IsCurrentAsync(JobRun run, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Of(run.Job.Team), cancellationToken);
        Parameter[] values = [new("@id", run.Job.Id.ToString()), new("@attempt", run.Job.Attempt)];
        return await session.FirstAsync(SelectCurrent, values, _ => true, cancellationToken);
    });

    private const string Complete = """
        UPDATE job SET
            state = @state, result_version = result_version + 1, revision = revision + 1, released = NULL, stage = 'ended', updated = @now, ended = @now
        WHERE id = @id AND attempt = @attempt AND state = 'running'
        """;

    public async Task<bool> CompleteAsync(JobRun run, FinishedWork work, CancellationToken cancellationToken)
    {
        using var content = new SourceFile("source.json", work.Source).OpenRead();
        var source = await vault.WriteAsync(run.Job.Team, "source.json", content, long.MaxValue, cancellationToken);
        if (await StoreFaults.TellAsync(() => CompleteAsync(run, work, source, cancellationToken)))
        {
            return true;
        }

        await vault.DropAsync([source], cancellationToken);
        return false;
    }

    private async Task<bool> CompleteAsync(JobRun run, FinishedWork work, VaultFile source, CancellationToken cancellationToken)
    {
        var job = run.Job;
        if (await FindKeyAsync(job.Id, cancellationToken) is not { } key)
        {
            return false;
        }

        await using var session = await store.Database.BeginAsync(Scope.Of(job.Team), cancellationToken);
        Parameter[] values = [new("@state", work.State.Text()), new("@now", NowMs), new("@id", job.Id.ToString()), new("@attempt", job.Attempt)];
        if (await session.ExecuteAsync(Complete, values, cancellationToken) == 0)
        {
            return false;
        }

        var version = job.ResultVersion + 1;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(work.Result.Span));
        await InsertVersionAsync(session, job, key, version, sha256, work.Result, job.Actor with { Role = VersionNote.EngineRole }, cancellationToken);
        await DetachAsync(session, job.Id, FileVault.ExtractedSource, cancellationToken);
        await AttachAsync(session, job.Id, job.Team, FileVault.ExtractedSource, source, key, cancellationToken);
        await WorkRows.NoteAsync(session, job, work.Size, NowMs, cancellationToken);
        var change = new JobPart(JobState.Running.Text(), work.State.Text(), job.Attempt, key.Id)
        {
            Version = version,
            ResultSha256 = sha256,
            ResultBytes = work.Result.Length,
            Decisions = work.Decisions,
        };
        await store.AppendAsync(session, [JobRecord.Of(store, Now, key, job.Id, job.Kind, job.Actor, change)], cancellationToken);
        await session.CommitAsync();
        return true;
    }

    private const string InsertVersion = """
        INSERT INTO job_version (job, number, team_id, key, sha256, tenant, person, role, created, sealed)
        VALUES (@job, @number, @team, @key, @sha256, @tenant, @person, @role, @now, @sealed)
        """;

    private async ValueTask InsertVersionAsync(
        WriteSession session, Job job, DataKey key, int number, string sha256, ReadOnlyMemory<byte> content, DecisionActor author, CancellationToken cancellationToken)
    {
        Parameter[] values =
        [
            new("@job", job.Id.ToString()),
            new("@number", (long)number),
            new("@team", job.Team),
            new("@key", key.Id),
            new("@sha256", sha256),
            new("@tenant", author.Tenant),
            new("@person", author.Person),
            new("@role", author.Role),
            new("@now", NowMs),
            new("@sealed", Sealed.Seal(key.Secret, VersionName(job.Id, number), content.Span)),
        ];
        await session.ExecuteAsync(InsertVersion, values, cancellationToken);
    }

    private const string DeleteFrames = "DELETE FROM file_frame WHERE file IN (SELECT file FROM job_file WHERE job = @job AND number = @number)";
    private const string DeleteFile = "DELETE FROM job_file WHERE job = @job AND number = @number";

    private static async ValueTask DetachAsync(WriteSession session, JobId job, long number, CancellationToken cancellationToken)
    {
        Parameter[] values = [new("@job", job.ToString()), new("@number", number)];
        await session.ExecuteAsync(DeleteFrames, values, cancellationToken);
        await session.ExecuteAsync(DeleteFile, values, cancellationToken);
    }

    private async Task<OpenJob?> OpenAsync(JobId id, CancellationToken cancellationToken)
    {
        await using var session = await store.Database.OpenAsync(Scope.Queue, cancellationToken);
        return await session.FirstAsync(
            SelectOpen, new Parameter[] { new("@id", id.ToString()) }, row => new OpenJob(JobRow.Read(row), row.GetInt64(24)), cancellationToken);
    }

    private static JobProblem TooOften { get; } = new(
        "interrupted", "The job was begun several times and the service ended each time before the job did; split the file into parts or save it in a simpler form.");

    private sealed record OpenJob(Job Job, long Starts);
}
