using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>Jobs as rows of the store's database: a change of state and its record in the log are one transaction.</summary>
public sealed partial class JobStore(AuditStore store, IFileVault vault, TimeProvider clock) : IJobStore, IJobRuns, IReviewStore
{
    private const string Insert = """
        INSERT INTO job (
            id, team_id, batch, tenant, person, role, kind, engine, state, attempt, starts, revision, stage, done, asked, files, bytes, created, updated, deadline,
            result_version, key, request)
        VALUES (
            @id, @team, @batch, @tenant, @person, @role, @kind, @engine, 'queued', 0, 0, 1, 'waiting', 0, 0, @files, @bytes, @now, @now, @deadline, 0, @key, @request)
        """;

    public Task SubmitAsync(IReadOnlyList<NewJob> jobs, IdempotentSubmission? idempotency, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var keys = new List<DataKey>();
        var held = new List<bool>();
        foreach (var job in jobs)
        {
            var named = new DecisionJob(job.Id.ToString(), job.Request.Case) { Actor = job.Actor, Retention = job.Retention };
            keys.Add(await store.DataKeyAsync(named, cancellationToken));
            held.Add(CaseOf.Of(named) is { } of && await store.IsCaseHeldAsync(of, cancellationToken));
        }

        // Whoever submits does it for their own team, all of it.
        var team = jobs[0].Actor.Team;
        await using var session = await store.Database.BeginAsync(Scope.Of(team), cancellationToken);
        var records = new List<PendingRecord>();
        foreach (var (job, key, isHeld) in jobs.Zip(keys, held))
        {
            await InsertAsync(session, job, key, cancellationToken);
            var submitted = new JobPart(null, JobState.Queued.Text(), 0, key.Id);
            var kept = new RetentionPart(job.Retention?.Class, job.Retention?.DeleteAfter, isHeld);
            records.Add(JobRecord.Of(store, Now, key, job.Id, job.Request.Kind, job.Actor, submitted, kept) with { Held = isHeld });
        }

        if (idempotency is not null)
        {
            await IdempotencyKeys.FinishAsync(session, team, idempotency, Now, cancellationToken);
        }

        await store.AppendAsync(session, records, cancellationToken);
        await session.CommitAsync();
        return true;
    });

    private DateTimeOffset Now => clock.GetUtcNow();

    private long NowMs => Now.ToUnixTimeMilliseconds();

    private async ValueTask InsertAsync(WriteSession session, NewJob job, DataKey key, CancellationToken cancellationToken)
    {
        var request = job.Request with { Files = [.. job.Files.Select(f => f.Described)] };
        Parameter[] values =
        [
            new("@id", job.Id.ToString()),
            new("@team", job.Actor.Team),
            new("@batch", job.Batch),
            new("@tenant", job.Actor.Tenant),
            new("@person", job.Actor.Person),
            new("@role", job.Actor.Role),
            new("@kind", request.Kind.Text()),
            new("@engine", request.Engine),
            new("@files", (long)job.Files.Count),
            new("@bytes", job.Files.Sum(f => f.Bytes)),
            new("@now", NowMs),
            new("@deadline", job.Deadline.ToUnixTimeMilliseconds()),
            new("@key", key.Id),
            new("@request", JobRequests.Seal(key, job.Id, request)),
        ];
        await session.ExecuteAsync(Insert, values, cancellationToken);
        foreach (var (i, file) in job.Files.Index())
        {
            await AttachAsync(session, job.Id, job.Actor.Team, i + 1, file, key, cancellationToken);
        }
    }

    private const string InsertFile = """
        INSERT INTO job_file (job, number, team_id, file, key, wrapped, bytes) VALUES (@job, @number, @team, @file, @key, @wrapped, @bytes)
        """;

    internal static async ValueTask AttachAsync(
        WriteSession session, JobId job, string team, long number, VaultFile file, DataKey key, CancellationToken cancellationToken) => await session.ExecuteAsync(
        InsertFile,
        new Parameter[]
        {
            new("@job", job.ToString()),
            new("@number", number),
            new("@team", team),
            new("@file", file.Id),
            new("@key", key.Id),
            new("@wrapped", FileVault.Wrap(key, file)),
            new("@bytes", file.Bytes),
        },
        cancellationToken);

    private const string SelectErased = "SELECT 1 FROM job WHERE id = @id AND state = 'erased'";

    /// <summary>The key of a job; null when the job was erased meanwhile.</summary>
    /// <exception cref="QuickActionException">It was not erased, and its key is gone.</exception>
    private async ValueTask<DataKey?> FindKeyAsync(JobId job, CancellationToken cancellationToken)
    {
        await using (var session = await store.Database.OpenAsync(cancellationToken))
        {
            if (await session.FirstAsync(SelectErased, new Parameter[] { new("@id", job.ToString()) }, _ => true, cancellationToken))
            {
                return null;
            }
        }

        return await KeyOfAsync(job, cancellationToken);
    }

    /// <summary>The key of a job that has not been erased.</summary>
    private async ValueTask<DataKey> KeyOfAsync(JobId job, CancellationToken cancellationToken) =>
        await store.FindDataKeyAsync(job.ToString(), cancellationToken)
        ?? throw new QuickActionException(ProblemCode.Unavailable, "The key to the job's content is gone: it was erased, or the key store was put back from an old copy.");
}
