using QuickAction.Core.Analysis.Offline.Meetings.Actions;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;

namespace QuickAction.Core.Analysis.Offline.Meetings.Reported;

/// <summary>Who "you" is in what somebody undertakes.</summary>
internal static class SpokenTo
{
    /// <summary>Whoever is called by name, asked for it or asked just before, or the only other person; -1 where the talk leaves it open.</summary>
    public static int Of(Reading reading, Undertaking undertaking)
    {
        var people = reading.Roster.People;
        var (sentence, speaker) = (undertaking.Sentence, reading.Speaker(undertaking.Sentence));
        var called = new RequestFinder(reading).Vocative(sentence, speaker);
        called = called < 0 && undertaking.Asked is { } asked ? reading.Speaker(asked) : called;
        called = called < 0 ? Asker(reading, sentence.Turn - 1) : called;
        called = called < 0 && people.Count == 2 && speaker >= 0 ? 1 - speaker : called;
        return called >= 0 && called != undertaking.Owner && people[called].IsNamed ? called : -1;
    }

    /// <summary>Who ends the turn with a question.</summary>
    private static int Asker(Reading reading, int turn) =>
        turn >= 0 && reading.Talk.Turns[turn] is var before && before.EndSentence > before.FirstSentence && reading[before.EndSentence - 1].IsQuestion ? reading.SpeakerOfTurn(turn) : -1;
}
