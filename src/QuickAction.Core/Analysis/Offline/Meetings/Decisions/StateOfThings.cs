using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>
/// "Half term's the week of the sixteenth", "Maisie's on the ward", "if the grant comes in we'd get a van": how things are, or would be, which the chair's short sentences tell in
/// the same words as what is settled. The model is least sure of these; no word of settling makes them a decision.
/// </summary>
internal static class StateOfThings
{
    /// <summary>Log odds below which the model is not sure.</summary>
    private const double Unsure = 0.6;

    /// <summary>Words of matter up to which a sentence says no more than how something is.</summary>
    private const int Short = 4;

    /// <summary>People named in one sentence from whom on it says who makes up a group.</summary>
    private const int Members = 3;

    public static bool Is(Reading reading, OutcomeScores scores, SentenceFacts facts, TalkSentence sentence) =>
        scores.Decision[sentence.Index] < Unsure && (IsConditional(reading, sentence) || (TellsOfThirds(facts) && !Settles(reading, sentence) && !NamesMonth(reading, sentence) && !NamesMembers(reading, sentence)));

    private static bool IsConditional(Reading reading, TalkSentence sentence) => DoubtScope.At(reading, sentence, sentence.First).HasFlag(Doubt.Conditional);

    private static bool TellsOfThirds(SentenceFacts facts) =>
        facts.Main is { Subject: Subject.Noun or Subject.Name or Subject.It or Subject.He or Subject.They or Subject.There, Tense: Tense.Be or Tense.BeDone, IsNegated: false }
        && facts.Matter.Length <= Short
        && facts.Main.Value.Lead is null
        && Array.TrueForAll(facts.Clauses, c => c.Subject is Subject.None or Subject.Inverted || (c.Subject == Subject.Bare && c.Tense != Tense.Order) || c.Tense is Tense.Be or Tense.BeDone);

    /// <summary>"It's now Wednesday the second of December" may well fix the next meeting.</summary>
    private static bool NamesMonth(Reading reading, TalkSentence sentence) => DateReader.Find(reading.Talk.TokenArray, sentence.First, sentence.End).Any(d => d.Month is not null);

    /// <summary>"The core group is Jo, Sam, Priti and Mr Hale" says who is to be in it.</summary>
    private static bool NamesMembers(Reading reading, TalkSentence sentence)
    {
        var named = 0;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            named += reading.PersonAt(at) >= 0 ? 1 : 0;
        }

        return named >= Members;
    }

    private static bool Settles(Reading reading, TalkSentence sentence)
    {
        foreach (var hit in reading.Cues(sentence))
        {
            if (hit.Cue is Cue.SettleMark or Cue.Formal or Cue.Settle or Cue.BareSettle or Cue.FromNow or Cue.Nod or Cue.Check or Cue.Authority or Cue.NextMeeting or Cue.Vote or Cue.Poll or Cue.NoObjection)
            {
                return true;
            }
        }

        return false;
    }
}
