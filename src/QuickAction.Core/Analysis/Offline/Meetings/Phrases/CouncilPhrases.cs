namespace QuickAction.Core.Analysis.Offline.Meetings.Phrases;

/// <summary>The one phrase book of the meeting rules.</summary>
internal static class CouncilPhrases
{
    public static PhraseBook Book { get; } = new(
        WordLists.All,
        WordLists.Particles,
        [.. DoubtCues.All, .. UndertakingCues.All, .. SettlementCues.All, .. OtherCues.All]);
}
