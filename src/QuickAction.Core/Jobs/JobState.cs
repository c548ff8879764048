namespace QuickAction.Core.Jobs;

/// <summary>Where a job stands (design 3).</summary>
public enum JobState
{
    Queued,
    Running,
    NeedsReview,

    /// <summary>Done, but part of the source could not be read or analysed.</summary>
    NeedsReviewWithGaps,
    Failed,
    Cancelled,
    Approved,
    Rejected,
    Erased,
}

/// <summary>Which state may follow which, and the names under which they stand in rows, records and answers.</summary>
public static class JobStates
{
    private static readonly Dictionary<JobState, JobState[]> After = new()
    {
        // Running follows running when whoever ran it has died; queued follows running when whoever runs it is told to stop.
        [JobState.Queued] = [JobState.Running, JobState.Failed, JobState.Cancelled, JobState.Erased],
        [JobState.Running] = [JobState.Running, JobState.Queued, JobState.NeedsReview, JobState.NeedsReviewWithGaps, JobState.Failed, JobState.Cancelled],
        [JobState.NeedsReview] = [JobState.Approved, JobState.Rejected, JobState.Erased],
        [JobState.NeedsReviewWithGaps] = [JobState.Queued, JobState.Approved, JobState.Rejected, JobState.Erased],
        [JobState.Failed] = [JobState.Queued, JobState.Erased],
        [JobState.Cancelled] = [JobState.Queued, JobState.Erased],
        // An edit after the decision puts it back: what was decided on is no longer the newest version.
        [JobState.Approved] = [JobState.NeedsReview, JobState.NeedsReviewWithGaps, JobState.Erased],
        [JobState.Rejected] = [JobState.NeedsReview, JobState.NeedsReviewWithGaps, JobState.Erased],
        [JobState.Erased] = [],
    };

    public static bool MayFollow(JobState from, JobState to) => After[from].Contains(to);

    /// <summary>Nothing more happens to the job unless a person asks for it.</summary>
    public static bool IsAtRest(this JobState state) => state is not (JobState.Queued or JobState.Running);

    /// <summary>The states in which a person may change the result.</summary>
    public static bool MayBeEdited(this JobState state) => state is JobState.NeedsReview or JobState.NeedsReviewWithGaps or JobState.Approved or JobState.Rejected;

    /// <summary>The states from which a job may be put back into the queue: what failed, was cancelled, or has gaps.</summary>
    public static bool MayBeRetried(this JobState state) => state.IsAtRest() && MayFollow(state, JobState.Queued);

    /// <summary>The name in rows, records and answers: <c>needsReview</c>.</summary>
    public static string Text(this JobState state)
    {
        var name = state.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static JobState Parse(string text) => TryParse(text, out var state) ? state : throw new FormatException("Not a job's state.");

    public static bool TryParse(string? text, out JobState state)
    {
        foreach (var candidate in After.Keys)
        {
            if (candidate.Text() == text)
            {
                state = candidate;
                return true;
            }
        }

        state = default;
        return false;
    }
}
