using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>A matter that the meeting has settled.</summary>
/// <param name="Sentence">The words that settle it.</param>
/// <param name="Matter">What was settled, when the settling words are only "Agreed."; else the same sentence.</param>
internal sealed record Settlement(TalkSentence Sentence, TalkSentence Matter, double Weight)
{
    /// <summary>Says what will not be done.</summary>
    public bool IsNegated { get; init; }
}
