using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>A matter that the meeting has settled, in the order in which it was said: what was put, where the settling words lean on it, and the words that settle it.</summary>
internal sealed record Settlement(IReadOnlyList<TalkSentence> Sentences);
