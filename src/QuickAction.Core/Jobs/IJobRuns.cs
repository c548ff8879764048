namespace QuickAction.Core.Jobs;

/// <summary>
/// Jobs as those see them who run them: of all teams. A run names the attempt that it is, and every change that it makes is made only while the row still
/// says the same: false means that somebody else has taken over, and that the run must stop.
/// </summary>
public interface IJobRuns
{
    /// <summary>What waits, and what has been released and has not ended.</summary>
    Task<QueueView> ViewAsync(CancellationToken cancellationToken);

    /// <returns>Null when somebody else has released it.</returns>
    Task<ReleasedJob?> ReleaseAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>Jobs that were released before a time and have not ended, for the reconciler.</summary>
    Task<IReadOnlyList<ReleasedJob>> ReleasedBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Puts a released job that nobody runs back among those that wait.</summary>
    Task TakeBackAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>Ends jobs whose deadline is over.</summary>
    /// <returns>How many.</returns>
    Task<int> ExpireAsync(CancellationToken cancellationToken);

    /// <summary>Begins, or begins again after a crash: raises the attempt.</summary>
    /// <param name="isRecovery">Whoever ran it has died: only then may a running job begin again.</param>
    /// <param name="mostStarts">A job that was begun this often and never ended is failed: it may be what ends the process.</param>
    /// <returns>Null when there is nothing to run.</returns>
    Task<JobRun?> StartAsync(JobId id, bool isRecovery, int mostStarts, CancellationToken cancellationToken);

    /// <summary>Also tells whether the run is still the one that counts.</summary>
    Task<bool> ProgressAsync(JobRun run, JobProgress progress, CancellationToken cancellationToken);

    /// <summary>Stores the result as version 1 (or the next one, after a retry), the extracted source, the change of state and its record in one transaction.</summary>
    Task<bool> CompleteAsync(JobRun run, FinishedWork work, CancellationToken cancellationToken);

    Task<bool> FailAsync(JobRun run, JobProblem problem, CancellationToken cancellationToken);

    /// <summary>Whether the run is still the one that counts.</summary>
    Task<bool> IsCurrentAsync(JobRun run, CancellationToken cancellationToken);

    /// <summary>Puts the job back for a minute, because something that it needs does not answer: in an outage a job waits, until its deadline.</summary>
    /// <param name="problem">Shown meanwhile.</param>
    Task<bool> PostponeAsync(JobRun run, JobProblem problem, CancellationToken cancellationToken);

    /// <summary>Puts the job back among those that wait, because whoever runs it is told to stop.</summary>
    Task<bool> HandBackAsync(JobRun run, CancellationToken cancellationToken);
}

/// <summary>One run of a job.</summary>
/// <param name="Job">The row as it was when the run began; its attempt is the run's own.</param>
public sealed record JobRun(Job Job, JobRequest Request);

/// <param name="State"><see cref="JobState.NeedsReview"/> or <see cref="JobState.NeedsReviewWithGaps"/>.</param>
/// <param name="Result">The canonical result JSON.</param>
/// <param name="Source">The extracted source as <c>quickaction extract</c> writes it.</param>
/// <param name="Decisions">Ids of the decisions that the result is made of.</param>
public sealed record FinishedWork(JobState State, ReadOnlyMemory<byte> Result, ReadOnlyMemory<byte> Source, IReadOnlyList<string> Decisions)
{
    /// <summary>How much was read for it.</summary>
    public WorkSize Size { get; init; } = WorkSize.None;
}

/// <summary>What the releaser chooses from.</summary>
/// <param name="Waiting">The oldest few of each team and kind, the oldest first.</param>
/// <param name="InFlight">Who has been released and has not ended.</param>
public sealed record QueueView(IReadOnlyList<WaitingJob> Waiting, IReadOnlyList<WaitingJob> InFlight);

/// <summary>A job that was handed to the scheduler, and when: both together name it there, as a job may be handed over again.</summary>
public sealed record ReleasedJob(JobId Id, DateTimeOffset Released)
{
    public string Name => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Id}.{Released.ToUnixTimeMilliseconds()}");
}

public sealed record WaitingJob(JobId Id, string Team, JobKind Kind, DateTimeOffset Created);
