namespace QuickAction.Core.Analysis.Offline.Talking;

/// <summary>A sentence as tokens <c>[First, End)</c> of the talk. It may run on from one segment into the next when one person says both.</summary>
/// <param name="Index">Place in the talk, from 0.</param>
/// <param name="Turn">The turn that it belongs to.</param>
/// <param name="IsQuestion">Ends with a question mark.</param>
internal readonly record struct TalkSentence(int Index, int Turn, int First, int End, bool IsQuestion)
{
    public int Length => End - First;
}

/// <summary>Consecutive segments of one speaker: sentences <c>[FirstSentence, EndSentence)</c> of the talk.</summary>
/// <param name="Index">Place in the talk, from 0.</param>
/// <param name="Speaker">The label as the source has it; null when it has none.</param>
internal readonly record struct Turn(int Index, string? Speaker, int FirstSentence, int EndSentence);
