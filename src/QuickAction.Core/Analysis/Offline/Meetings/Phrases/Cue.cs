namespace QuickAction.Core.Analysis.Offline.Meetings.Phrases;

/// <summary>What a phrase does in talk.</summary>
internal enum Cue
{
    Hedge,
}
