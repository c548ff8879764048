using QuickAction.Core.Jobs;

namespace QuickAction.Web.Pages;

/// <summary>A job's state in words for people.</summary>
internal static class StatusWords
{
    public static string Of(JobState state) => state switch
    {
        JobState.Queued => "Waiting",
        JobState.Running => "In progress",
        JobState.NeedsReview => "Ready to review",
        JobState.NeedsReviewWithGaps => "Ready to review, with gaps",
        JobState.Failed => "Failed",
        JobState.Cancelled => "Cancelled",
        JobState.Approved => "Approved",
        JobState.Rejected => "Rejected",
        JobState.Erased => "Deleted",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };

    /// <summary>The look of the tag; the words say all of it.</summary>
    public static string Look(JobState state) => state switch
    {
        JobState.Queued or JobState.Running => "busy",
        JobState.NeedsReview or JobState.NeedsReviewWithGaps => "ready",
        JobState.Approved => "good",
        JobState.Failed or JobState.Rejected => "bad",
        _ => "",
    };

    public static string Of(JobKind kind) => kind switch
    {
        JobKind.Minutes => "Minutes",
        JobKind.Summary => "Summary",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };
}
