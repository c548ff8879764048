using QuickAction.Core.Jobs;

namespace QuickAction.Web.Api;

/// <summary>A job as the API shows it.</summary>
/// <param name="Id">A version 7 UUID.</param>
/// <param name="Kind">minutes or summary.</param>
/// <param name="Status">queued, running, needsReview, needsReviewWithGaps, failed, cancelled, approved, rejected, erased.</param>
/// <param name="Engine">The engine that was asked for.</param>
/// <param name="Problem">Why it failed, or what it waits for; null otherwise.</param>
/// <param name="Bytes">Of its files together.</param>
/// <param name="ResultVersion">The newest version of the result; null while there is none.</param>
internal sealed record JobView(
    string Id,
    string Kind,
    string Status,
    string Engine,
    ProgressView Progress,
    JobProblemView? Problem,
    int Files,
    long Bytes,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    DateTimeOffset? Started,
    DateTimeOffset? Ended,
    DateTimeOffset Deadline,
    int? ResultVersion,
    JobLinks Links)
{
    public static JobView Of(Job job) => new(
        job.Id.ToString(),
        job.Kind.Text(),
        job.State.Text(),
        job.Engine,
        new ProgressView(job.Progress.Stage.Text(), job.Progress.Done, job.Progress.Asked),
        job.Problem is { } problem ? new JobProblemView(problem.Code, problem.Message) : null,
        job.Files,
        job.Bytes,
        job.Created,
        job.Updated,
        job.Started,
        job.Ended,
        job.Deadline,
        job.ResultVersion > 0 ? job.ResultVersion : null,
        JobLinks.Of(job));
}

/// <param name="Stage">waiting, reading, analysing, ended.</param>
/// <param name="Done">Answers that have come back.</param>
/// <param name="Asked">Questions that were put to the engine so far; more may follow.</param>
internal sealed record ProgressView(string Stage, int Done, int Asked);

internal sealed record JobProblemView(string Code, string Message);

/// <summary>Where to go from here; null where there is nothing, or where the job's state does not allow it.</summary>
internal sealed record JobLinks(string Self, string? Batch, string Events, string? Source, string? Result, string? Versions, string? Review, string? Cancel, string? Retry, string? Erase)
{
    public static JobLinks Of(Job job)
    {
        var self = $"{ApiRoutes.Root}/jobs/{job.Id}";
        var hasResult = job.ResultVersion > 0 && job.State != JobState.Erased;
        return new JobLinks(
            self,
            job.Batch is null ? null : $"{ApiRoutes.Root}/batches/{job.Batch}",
            $"{self}/events",
            hasResult ? $"{self}/source" : null,
            hasResult ? $"{self}/result" : null,
            hasResult ? $"{self}/versions" : null,
            job.State is JobState.NeedsReview or JobState.NeedsReviewWithGaps ? $"{self}/review" : null,
            job.State.IsAtRest() ? null : $"{self}/cancel",
            job.State.MayBeRetried() ? $"{self}/retry" : null,
            job.State != JobState.Erased && JobStates.MayFollow(job.State, JobState.Erased) ? self : null);
    }
}

/// <param name="Next">The address of the next page; null on the last.</param>
internal sealed record JobPage(IReadOnlyList<JobView> Jobs, string? Next);

/// <param name="Status">How many jobs are in which state.</param>
/// <param name="LeftOut">Files of the submission that became no job; kept with the first job, and gone when that is erased.</param>
internal sealed record BatchView(string Id, IReadOnlyDictionary<string, int> Status, IReadOnlyList<JobView> Jobs, IReadOnlyList<LeftOutView> LeftOut);
