using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>Something that one person asks of another, or of the room.</summary>
/// <param name="Addressee">Who is asked; -1 for the room.</param>
/// <param name="Verb">Token of the verb; -1 when it could not be told.</param>
internal sealed record SpokenRequest(TalkSentence Sentence, int Speaker, int Addressee, int Start, int Verb)
{
    public bool IsAnswered { get; set; }

    /// <summary>A need, with nothing but a name behind it.</summary>
    public bool IsCalled { get; init; }
}

/// <summary>Finds requests and whom they are put to: the person called by name in or beside the sentence, else whoever speaks next.</summary>
internal sealed class RequestFinder(Reading reading)
{
    /// <summary>Words of the thing that somebody gets out or done.</summary>
    private const int MostOfThing = 6;

    /// <summary>What "you'll ..." asks of how things are with somebody.</summary>
    private static readonly HashSet<string> OfState = new(StringComparer.Ordinal)
    {
        "be", "know", "want", "need", "like", "hear", "remember", "understand", "notice", "think", "mind", "agree", "recall", "feel", "love", "miss",
    };

    private static readonly HashSet<string> TalkVerbs = new(StringComparer.Ordinal)
    {
        "say", "remember", "think", "want", "imagine", "live", "be", "like", "prefer", "believe", "recall", "understand", "hold", "stop", "repeat", "mute", "unmute", "turn", "accept", "consider", "agree", "defend", "feel",
        "expect", "recommend", "explain", "clarify", "describe", "support", "need", "wait",
    };

    public SpokenRequest? Find(TalkSentence sentence)
    {
        if (Called(sentence) is { } called)
        {
            return called;
        }

        // "Could you do it?", "that's for you": no verb of its own.
        var put = Put(sentence);
        if (put is null || (put.Verb >= 0 && reading.Tokens[put.Verb].Word != "do") || Meant(sentence) is var meant && meant == sentence)
        {
            return put;
        }

        return new SpokenRequest(meant, put.Speaker, put.Addressee, meant.First, -1);
    }

    /// <summary>"There has to be a site visit. Desmond?": a need, and whose it is asked by the name alone.</summary>
    private SpokenRequest? Called(TalkSentence sentence)
    {
        if (!sentence.IsQuestion || sentence.Length > 3 || reading.PersonAt(sentence.First) is not (>= 0 and var person) || person == reading.Speaker(sentence)
            || sentence.Index == reading.Talk.TurnOf(sentence).FirstSentence || reading[sentence.Index - 1] is var need && (need.IsQuestion || !IsNeed(need)))
        {
            return null;
        }

        return new SpokenRequest(reading[sentence.Index - 1], reading.Speaker(sentence), person, reading[sentence.Index - 1].First, -1) { IsCalled = true };
    }

    private bool IsNeed(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at + 1 < sentence.End; at++)
        {
            if ((tokens[at].Word is "has" or "have" or "needs" or "need" or "ought" && tokens[at + 1].Word == "to" && tokens[Math.Max(sentence.First, at - 1)].Word != "i") || (tokens[at].Word is "must" or "should" && tokens[at + 1].Word == "be")
                || (tokens[at].Word is "someone" or "somebody" && tokens[at + 1].Word == "to") || (tokens[at].Word is "wants" or "needs" && tokens[at + 1].Word.EndsWith("ing", StringComparison.Ordinal)))
            {
                return reading.ContentWords(sentence.First, sentence.End) > 0;
            }
        }

        return false;
    }

    /// <summary>"Change the locks today. Saul, that's for you.": what is asked stands before the words that say of whom.</summary>
    private TalkSentence Meant(TalkSentence sentence)
    {
        if (sentence.Index == reading.Talk.TurnOf(sentence).FirstSentence || sentence.Length > 8)
        {
            return sentence;
        }

        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (FunctionWords.IsContent(reading.Tokens[at].Word) && !ClauseWords.Auxiliaries.ContainsKey(reading.Tokens[at].Word) && reading.PersonAt(at) < 0 && !(at > sentence.First && reading.PersonAt(at - 1) >= 0 && reading.Tokens[at].Is(TokenMarks.Capital)))
            {
                return sentence;
            }
        }

        return reading.ContentWords(reading[sentence.Index - 1].First, reading[sentence.Index - 1].End) >= 2 ? reading[sentence.Index - 1] : sentence;
    }

    private SpokenRequest? Put(TalkSentence sentence)
    {
        var speaker = reading.Speaker(sentence);
        foreach (var hit in reading.Cues(sentence))
        {
            if (hit.Cue == Cue.AskRoom && !IsReported(sentence, hit))
            {
                var named = Addressee(sentence, speaker, beside: true);
                return new SpokenRequest(sentence, speaker, named, hit.First, hit.End);
            }

            if (hit.Cue == Cue.Request && !IsReported(sentence, hit) && IsRequest(sentence, hit))
            {
                var addressee = Addressee(sentence, speaker, beside: true);
                addressee = addressee >= 0 ? addressee : reading.SpeakerOfTurn(sentence.Turn + 1);
                return addressee == speaker ? null : new SpokenRequest(sentence, speaker, addressee, hit.First, Verb(sentence, hit));
            }
        }

        return null;
    }

    /// <summary>The verb follows "can you" and "please"; other ways of asking ("I want it done by") have it elsewhere.</summary>
    private int Verb(TalkSentence sentence, CueHit hit)
    {
        var tokens = reading.Tokens;
        if (hit.End >= sentence.End || tokens[hit.End - 1].Is(TokenMarks.ClauseEnd))
        {
            return -1;
        }

        var last = tokens[hit.End - 1].Word;
        return last is "you" or "please" or "to" || tokens[hit.First].Word is "can" or "could" or "will" or "would" || (tokens[hit.First].Word == "you" && hit.End - hit.First <= 4) ? hit.End : -1;
    }

    private bool IsReported(TalkSentence sentence, CueHit hit) =>
        (DoubtScope.At(reading, sentence, hit.First) & (Doubt.Quoted | Doubt.Reported)) != 0;

    /// <summary>"Please" and bare imperatives ask only when they are said to somebody; "please have some water" asks nothing that is minuted.</summary>
    private bool IsRequest(TalkSentence sentence, CueHit hit)
    {
        var tokens = reading.Tokens;
        var matter = reading.ContentWords(sentence.First, sentence.End);
        if (matter < 1)
        {
            return false;
        }

        // "I want to talk about it" asks nobody; "I want the list to go out" does.
        if (tokens[hit.First].Word == "i" && tokens[hit.End - 1].Word == "to" && tokens[hit.End - 2].Word is "want" or "need" or "like")
        {
            return false;
        }

        // "I want him to say sorry": a wish about somebody else.
        if (tokens[hit.First].Word == "i" && tokens[hit.End - 1].Word == "to" && tokens[hit.End - 2].Word is "him" or "her" or "them")
        {
            return false;
        }

        return tokens[hit.First].Word switch
        {
            "please" when hit.End < sentence.End && reading.Tokens[hit.End].Word is "stop" or "sit" or "wait" or "go" or "have" or "feel" or "come" or "mind" or "don" or "do" => false,
            "please" => Addressee(sentence, reading.Speaker(sentence), beside: false) >= 0 || HasWant(sentence),
            "you" when hit.End - hit.First <= 3 => Addressee(sentence, reading.Speaker(sentence), beside: false) >= 0 || IsAgreedTo(sentence, hit),
            _ => !IsAboutTalk(sentence, hit),
        };
    }

    /// <summary>"Ann, you'll get it out by Friday?" "Yes, will do.": asked of Ann, though a recogniser heard another name.</summary>
    private bool IsAgreedTo(TalkSentence sentence, CueHit hit)
    {
        if (!sentence.IsQuestion || reading.InTurn(sentence.Turn + 1, 0) is not { } answer || reading.Speaker(answer) == reading.Speaker(sentence) || !reading.Has(answer, Cue.Assent))
        {
            return false;
        }

        foreach (var token in reading.Talk.TokensOf(answer))
        {
            // "Yes, it's come through.": asked whether it is so.
            if (token.Word is "have" or "has" or "did" or "last" or "already" or "come" or "please")
            {
                return false;
            }
        }

        var tokens = reading.Tokens;
        for (var at = hit.First; at + 3 < sentence.End && at <= hit.First + 1; at++)
        {
            if (tokens[at].Word == "you" && tokens[at + 1].Word == "will")
            {
                return !IsOfState(tokens[..sentence.End], at + 2);
            }
        }

        return false;
    }

    /// <summary>
    /// "You'll have had it?", "you'll know it's shut?", "you'll get the money?": of how things are. "You'll get the plan out", "you'll have it done" and "you'll see to it" are work.
    /// </summary>
    /// <param name="verb">The token behind "you will".</param>
    public static bool IsOfState(ReadOnlySpan<Token> tokens, int verb)
    {
        var next = verb + 1 < tokens.Length ? tokens[verb + 1].Word : "";
        return tokens[verb].Word switch
        {
            "see" => next != "to",
            "get" or "have" => next is "had" or "heard" or "seen" or "got" || !GetsDone(tokens, verb + 1),
            var word => OfState.Contains(word),
        };
    }

    private static bool GetsDone(ReadOnlySpan<Token> tokens, int from)
    {
        for (var at = from; at < Math.Min(tokens.Length, from + MostOfThing); at++)
        {
            if (tokens[at].Word is "out" or "round" or "done" or "off" or "over" or "sent" or "sorted" or "written" or "up" or "finished" or "signed" or "ready")
            {
                return true;
            }
        }

        return false;
    }

    private bool HasWant(TalkSentence sentence)
    {
        foreach (var token in reading.Talk.TokensOf(sentence))
        {
            if (token.Word is "want" or "need" or "like")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Can you hear me", "would you say", "could you repeat that": asked of the talk, not of the work.</summary>
    private bool IsAboutTalk(TalkSentence sentence, CueHit hit)
    {
        if (hit.End >= sentence.End || reading.Tokens[hit.First].Word is not ("can" or "could" or "will" or "would" or "do" or "are"))
        {
            return false;
        }

        var (verb, next) = (reading.Tokens[hit.End].Word, hit.End + 1 < sentence.End ? reading.Tokens[hit.End + 1].Word : "");
        return TalkVerbs.Contains(verb)
            || (verb is "tell" or "take" or "talk" or "walk" or "remind" or "show" or "stop" && next is "me" or "us" or "members")
            || (verb == "speak" && next is "up" or "")
            || (verb == "come" && next is not "back")
            || (verb == "have" && next is not "a" && !NamesDay(sentence))
            || (verb == "hear" && !NamesDay(sentence))
            || (verb == "see" && next is "me" or "us" or "my" or "it" or "that" or "this" or "anything" or "");
    }

    /// <summary>"Can you have it back to us by the first?" asks for work, "can you have a quick word" for none.</summary>
    private bool NamesDay(TalkSentence sentence) => DueReader.Find(reading.Tokens, sentence.First, sentence.End).Exists(d => d.Strength > 2);

    /// <summary>The person called by name: set apart by commas, at either end of the sentence, or alone in the sentence before or after.</summary>
    private int Addressee(TalkSentence sentence, int speaker, bool beside)
    {
        var named = Vocative(sentence, speaker);
        if (named >= 0 || !beside)
        {
            return named;
        }

        var turn = reading.Talk.TurnOf(sentence);
        for (var i = sentence.Index + 1; i < turn.EndSentence && i <= sentence.Index + 2; i++)
        {
            if (reading[i].Length <= 4 && Vocative(reading[i], speaker) is >= 0 and var after)
            {
                return after;
            }
        }

        for (var i = sentence.Index - 1; i >= turn.FirstSentence && i >= sentence.Index - 2; i--)
        {
            if (Vocative(reading[i], speaker) is >= 0 and var before)
            {
                return before;
            }
        }

        return -1;
    }

    public int Vocative(TalkSentence sentence, int speaker)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            var person = reading.PersonAt(at);
            if (person < 0 || person == speaker)
            {
                continue;
            }

            var end = at;
            while (end < sentence.End - 1 && !tokens[end].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) && tokens[end + 1].Is(TokenMarks.Capital))
            {
                end++;
            }

            var opens = at == sentence.First || tokens[at].Is(TokenMarks.ClauseStart) || IsLedIn(tokens, sentence, at);
            var closes = end == sentence.End - 1 || tokens[end].Is(TokenMarks.ClauseEnd);
            if (opens && closes)
            {
                return person;
            }
        }

        return -1;
    }

    private static bool IsLedIn(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at) =>
        at - sentence.First <= 2 && tokens[at - 1].Word is "so" or "right" or "ok" or "okay" or "and" or "well" or "thanks" or "you" or "now" or "then" or "please" or "yes" or "no" or "but";
}
