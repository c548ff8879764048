using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>
/// "I'm starting again with a new referral", "same form as the voucher, I'm doing it": the present for what the speaker is about to do. The chair settles matters so (but not by a
/// deadline), and so does whoever says that it is theirs to say; anybody else has something to do.
/// </summary>
internal static class OwnPlan
{
    /// <summary>Log odds down to which the model takes it for something to do as well.</summary>
    private const double AsSoonAnAction = 1.5;

    /// <summary>Strength of a due phrase that says by when.</summary>
    private const int Deadline = 3;

    /// <summary>What is ruled so rather than done: "I'm putting the app in the plan", "I'm moving that we refuse", "I'm keeping him in".</summary>
    private static readonly FrozenSet<string> Ruling =
        "putting moving seconding proposing having seeing keeping closing stopping changing switching cutting raising dropping holding leaving setting allowing making extending ending refusing granting appointing nominating standing giving taking going coming saying asking telling being getting hoping looking thinking"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Of these what people do with their hands and feet.</summary>
    private static readonly FrozenSet<string> Moving = "putting having seeing taking giving going coming getting standing".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(Reading reading, OutcomeScores scores, SentenceFacts facts, TalkSentence sentence) =>
        !sentence.IsQuestion
        && scores.Action[sentence.Index] >= -AsSoonAnAction
        && (!reading.IsChair(reading.Speaker(sentence)) || (facts.Due >= Deadline && scores.Action[sentence.Index] >= 0))
        && Array.FindIndex(facts.Clauses, c => c is { Subject: Subject.I, Tense: Tense.Being, IsNegated: false }) is >= 0 and var plan
        && !Array.Exists(facts.Clauses[plan..], c => c is { Subject: Subject.Noun or Subject.Everybody, Tense: Tense.PresentThird or Tense.Present })
        && !Rules(reading.Talk.TokensOf(sentence), BeginsWithDay(reading, sentence) && !reading.IsChair(reading.Speaker(sentence)))
        && !reading.Has(sentence, Cue.Authority)
        && !reading.Has(sentence, Cue.Settle)
        && !reading.Has(sentence, Cue.Formal)
        && DoubtScope.At(reading, sentence, sentence.First) == Doubt.None;

    private static bool BeginsWithDay(Reading reading, TalkSentence sentence) =>
        DueReader.At(reading.Tokens, sentence.First, sentence.End) is { Strength: > 1 } day && day.End < sentence.End && reading.Tokens[day.End].Word == "i";

    /// <param name="isDated">"Tomorrow, I'm taking him out": somebody's own plan with its day is no ruling, whatever it puts, has, sees or takes.</param>
    private static bool Rules(ReadOnlySpan<Token> tokens, bool isDated)
    {
        for (var i = 0; i + 2 < tokens.Length; i++)
        {
            if (tokens[i].Word == "i" && tokens[i + 1].Word == "am")
            {
                var verb = i + 3 < tokens.Length && ClauseWords.Adverbs.Contains(tokens[i + 2].Word) ? i + 3 : i + 2;
                return (Ruling.Contains(tokens[verb].Word) && !(isDated && Moving.Contains(tokens[verb].Word))) || SaysNoMore(tokens, verb);
            }
        }

        return true;
    }

    /// <summary>"I'm paying, I've had a price for it", "I'm fostering, and I've not grumbled": how things are with the speaker, and nothing that is to be done.</summary>
    private static bool SaysNoMore(ReadOnlySpan<Token> tokens, int verb)
    {
        if (!tokens[verb].Is(TokenMarks.ClauseEnd))
        {
            return false;
        }

        for (var i = verb + 1; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].Word == "i" && tokens[i + 1].Word == "have")
            {
                return true;
            }
        }

        return false;
    }
}
