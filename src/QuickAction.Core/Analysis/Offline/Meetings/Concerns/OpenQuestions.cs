using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Concerns;

/// <summary>
/// Questions that the talk leaves open: what somebody says nobody knows, and what was asked and answered with not knowing. A question that somebody answers, or
/// that asks for something to be done, is none.
/// </summary>
internal sealed class OpenQuestions(Reading reading)
{
    /// <summary>A shorter question ("How much more?") leans on the talk before it.</summary>
    private const int FewestWords = 4;

    /// <summary>Turns in which somebody else may still know: "I don't know." "Yes, it was done on Thursday."</summary>
    private const int TurnsToAnswer = 3;

    public bool IsOpen(TalkSentence sentence) => (sentence.IsQuestion ? IsUnanswered(sentence) : IsUnknown(sentence)) && !IsAnsweredAfter(sentence);

    private bool IsAnsweredAfter(TalkSentence sentence)
    {
        var last = Math.Min(reading.Talk.Turns.Length - 1, sentence.Turn + TurnsToAnswer);
        for (var turn = sentence.Turn + 1; turn <= last; turn++)
        {
            if (reading.InTurn(turn, 0) is { IsQuestion: false } reply && Settles(reply))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Yes, it was done", "They were, I sent the letter": more than an assent, and nothing that is only thought.</summary>
    private bool Settles(TalkSentence reply)
    {
        var at = Unknowing.First(reading, reply);
        var tokens = reading.Tokens;
        if (reply.End - at < FewestWords || Toys(reply, reply.End))
        {
            return false;
        }

        var afterYes = tokens[at].Word is "yes" or "yeah" or "yep" ? at + 1 : at;
        return afterYes + 1 < reply.End
            && tokens[afterYes].Word is "it" or "they" or "he" or "she" or "we" or "i" or "that"
            && tokens[afterYes + 1].Word is "was" or "were" or "did" or "has" or "have" or "had" or "is" or "'s" or "are"
            && (afterYes > at || tokens[afterYes + 1].Is(TokenMarks.ClauseEnd));
    }

    private bool IsUnknown(TalkSentence sentence)
    {
        var opens = Unknowing.Question(reading, sentence);
        return opens >= 0
            && !reading.Tokens[opens].Is(TokenMarks.Quoted)
            && !Toys(sentence, opens)
            && !(reading.InTurn(sentence.Turn, sentence.Index - 1 - reading.Talk.TurnOf(sentence).FirstSentence) is { } before && Toys(before, before.End));
    }

    /// <summary>"We could maybe have a website, I don't know who'd build it": an idea, and no question that waits for its answer.</summary>
    private bool Toys(TalkSentence sentence, int end)
    {
        for (var at = sentence.First; at < end; at++)
        {
            if (reading.Tokens[at].Word is "could" or "might" or "maybe" or "perhaps" or "possibly" && !(at + 1 < end && reading.Tokens[at + 1].Word == "not"))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsUnanswered(TalkSentence sentence)
    {
        if (sentence.Length < FewestWords || sentence.Index + 1 >= reading.Sentences.Length || reading.Has(sentence, Cue.Request) || Toys(sentence, sentence.End))
        {
            return false;
        }

        // "What's a sundry?" is answered in the next breath, or not worth it.
        var first = Unknowing.First(reading, sentence);
        if (reading.Tokens[first].Word == "what" && reading.Tokens[first + 1].Word is "is" or "'s" && reading.ContentWords(first, sentence.End) < 2)
        {
            return false;
        }

        var reply = reading[sentence.Index + 1];
        return reply.Turn - sentence.Turn <= 1 && !reply.IsQuestion && (Unknowing.Begins(reading, reply) || (AsksWhoKnows(sentence) && IsNo(reply)));
    }

    /// <summary>"Do we know whether ...?", "Has anybody heard ...?"</summary>
    private bool AsksWhoKnows(TalkSentence sentence)
    {
        var at = Unknowing.First(reading, sentence);
        var tokens = reading.Tokens;
        return sentence.End - at > FewestWords
            && tokens[at].Word is "do" or "does" or "has" or "have"
            && tokens[at + 1].Word is "we" or "anybody" or "anyone"
            && tokens[at + 2].Word is "know" or "heard" or "found" or "asked";
    }

    private bool IsNo(TalkSentence reply)
    {
        var at = Unknowing.First(reading, reply);
        var tokens = reading.Tokens;
        return tokens[at].Word is "no" or "not" or "nobody" or "no-one" or "none"
            || (at + 2 < tokens.Length && tokens[at].Word is "i" or "we" && tokens[at + 1].Word is "do" or "have" && tokens[at + 2].Word == "not" && tokens[at + 2].Is(TokenMarks.SentenceEnd | TokenMarks.ClauseEnd));
    }
}
