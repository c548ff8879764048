using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>"We could go to the director. No, don't do that.": what its speaker, or the chair, takes back in the next breath settles nothing, and neither do the words that take it back.</summary>
internal sealed class TakenBack(Reading reading, IReadOnlyList<SentenceFacts> facts)
{
    /// <summary>Words of matter up to which a sentence does no more than take back.</summary>
    private const int Bare = 2;

    /// <summary>Words of what may stand between, which takes nothing back yet.</summary>
    private const int MostWordsBetween = 5;

    public bool Is(TalkSentence sentence) =>
        (!IsSettled(sentence) && Next(sentence) is { } next && (TakesBack(next) || ThinksBetter(sentence, next))) || (TakesBack(sentence) && sentence.Index > 0 && reading[sentence.Index - 1] is var before && before.Turn == sentence.Turn && IsPlan(before));

    /// <summary>What its speaker says next, or the chair's first words after it.</summary>
    private TalkSentence? Next(TalkSentence sentence) =>
        sentence.Index + 1 < reading.Sentences.Length && reading[sentence.Index + 1] is var next && (next.Turn == sentence.Turn || (next.Turn == sentence.Turn + 1 && reading.IsChair(reading.Speaker(next)) && !reading.IsChair(reading.Speaker(sentence))))
            ? next
            : null;

    /// <summary>"From today nobody books a taxi. Sam's gone pale. No, all right, I can hear how that sounds, forget it.": the speaker thinks better of it a breath later.</summary>
    private bool ThinksBetter(TalkSentence sentence, TalkSentence next)
    {
        for (var i = next.Index; i <= sentence.Index + 2 && i < reading.Sentences.Length && reading[i].Turn == sentence.Turn; i++)
        {
            if (reading.Tokens[reading[i].First].Word is "no" or "actually" or "sorry" && !reading[i].IsQuestion && SaysBack(reading[i]))
            {
                return true;
            }

            if (reading[i].Length > MostWordsBetween)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"Forget it", "scrap that"; "hang on" only holds the talk up.</summary>
    private bool SaysBack(TalkSentence sentence)
    {
        foreach (var hit in reading.Cues(sentence))
        {
            if (hit.Cue == Cue.Retract && reading.Tokens[hit.First].Word is not ("hang" or "hold"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"No, don't", "no, scrap that", "actually, let's not".</summary>
    private bool TakesBack(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        if (sentence.IsQuestion || tokens[0].Word is not ("no" or "actually" or "sorry") || facts[sentence.Index].Matter.Length > Bare)
        {
            return false;
        }

        for (var i = 1; i < tokens.Length; i++)
        {
            if ((tokens[i].Word == "not" && tokens[i - 1].Word is "do" or "us") || (tokens[i].Word == "not" && i + 1 < tokens.Length && tokens[i + 1].Word is "yet" or "now" or "today"))
            {
                return true;
            }
        }

        return reading.Has(sentence, Cue.Retract);
    }

    /// <summary>"The precept is set at nine thousand. No, Len, not now." quiets somebody; what is resolved is not taken back in so few words.</summary>
    private bool IsSettled(TalkSentence sentence)
    {
        foreach (var token in reading.Talk.TokensOf(sentence))
        {
            if (token.Word is "agreed" or "resolved" or "carried" or "approved" or "settled")
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPlan(TalkSentence sentence) => reading.Has(sentence, Cue.Hedge) || reading.Has(sentence, Cue.Plan) || reading.Has(sentence, Cue.Propose);
}
