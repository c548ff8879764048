using QuickAction.Core.Review;

namespace QuickAction.Web.Pages;

/// <summary>Reviews, and what is in their way, in words.</summary>
internal static class ReviewSentences
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["not-current"] = "The result was changed since you opened it. This is the newest version: read it before you decide.",
        ["not-editable"] = "This cannot be changed in the state that it is in.",
        ["wrong-state"] = "This was decided already.",
        ["warnings"] = "Warnings have to be resolved first: say for each how it was resolved and why, or edit the statement out.",
        [ApprovalGate.OwnWork] = "Somebody else has to approve this: you submitted or edited it.",
        [ApprovalGate.NotOpened] = "Open this version before you approve it.",
    };

    /// <summary>Null for a code that is none.</summary>
    public static string? Sentence(string? code) => code is null ? null : Sentences.GetValueOrDefault(code);

    public static string Heading(RecordedReview review)
    {
        var what = review.Outcome switch
        {
            ReviewOutcome.Approved => "Approved",
            ReviewOutcome.Rejected => "Rejected",
            _ => "Passed on for another look",
        };
        return $"{what} by {review.Name} on {UkTime.Of(review.Time)}";
    }
}
