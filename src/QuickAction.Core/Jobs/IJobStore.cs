using QuickAction.Core.Analysis;

namespace QuickAction.Core.Jobs;

/// <summary>
/// Jobs as people see them. Every method is of one team: another team's job is not there. A change of state and its record in the log are one transaction.
/// </summary>
public interface IJobStore
{
    /// <summary>Stores jobs in one transaction: all, or none.</summary>
    /// <param name="idempotency">The key under which a repeated request finds them again; null for none.</param>
    Task SubmitAsync(IReadOnlyList<NewJob> jobs, IdempotentSubmission? idempotency, CancellationToken cancellationToken);

    Task<Job?> FindAsync(string team, JobId id, CancellationToken cancellationToken);

    /// <summary>What was asked for; null when there is no such job, or when it was erased.</summary>
    Task<JobRequest?> RequestOfAsync(string team, JobId id, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<Job>> ListAsync(string team, JobQuery query, CancellationToken cancellationToken);

    /// <param name="number">The version; null for the newest.</param>
    /// <returns>Null when there is none, or when it was erased.</returns>
    Task<JobVersion?> VersionAsync(string team, JobId id, int? number, CancellationToken cancellationToken);

    /// <summary>Ends a job that has not ended. Whoever runs it can change nothing any more.</summary>
    Task<JobChange> CancelAsync(string team, JobId id, DecisionActor by, CancellationToken cancellationToken);

    /// <summary>Puts a job that failed, was cancelled or has gaps back into the queue. What its journal holds is not asked again.</summary>
    /// <param name="engine">Another engine that a person chooses for it; null for the same.</param>
    Task<JobChange> RetryAsync(string team, JobId id, DecisionActor by, string? engine, DateTimeOffset deadline, CancellationToken cancellationToken);

    /// <summary>Destroys all content of a job and the key to it; the row stays and says that it was erased.</summary>
    /// <param name="ground">One of <c>ErasureGround</c>.</param>
    Task<JobChange> EraseAsync(string team, JobId id, DecisionActor by, string ground, CancellationToken cancellationToken);
}

/// <summary>What became of a change that a person asked for.</summary>
public enum JobChange
{
    Done,
    NotFound,

    /// <summary>The job's state does not allow it; nothing was changed.</summary>
    NotAllowed,

    /// <summary>A legal hold keeps the job's content; nothing was changed.</summary>
    Held,
}

/// <param name="Most">Most jobs, 1 to 100.</param>
/// <param name="Before">Only jobs older than this one, for the next page; null from the newest on.</param>
public sealed record JobQuery(int Most, JobId? Before = null)
{
    /// <summary>The page before, of the jobs that are next newer than this one; instead of <see cref="Before"/>.</summary>
    public JobId? After { get; init; }
    public string? Batch { get; init; }
    public JobState? State { get; init; }
}
