using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>
/// What the shape of a sentence says of an undertaking that the rules do not know: whether it is asked of somebody, given to somebody or taken on by whoever says it, and
/// with which verb.
/// </summary>
internal sealed class UndertakingShapes(Reading reading, IReadOnlyList<SentenceFacts> facts, Undertakings undertakings)
{
    public Undertaking New(TalkSentence sentence)
    {
        var speaker = reading.Speaker(sentence);
        if (IsRequest(sentence))
        {
            var asked = Request(sentence);
            return Make(sentence, asked?.Addressee ?? Addressee(sentence, speaker), UndertakingForm.Request, asked?.Verb ?? -1, asked?.Start ?? sentence.First);
        }

        if (Assigned(sentence) is { } assigned)
        {
            return Make(sentence, reading.PersonAt(assigned.Name), UndertakingForm.Assigned, assigned.Verb, assigned.Name);
        }

        var (form, verb, start) = Own(sentence);
        var own = Make(sentence, speaker, form, verb, start);
        if (AsksForTime(sentence))
        {
            (own.IsElliptical, own.Asked) = (true, WantedBefore(sentence));
        }

        return own;
    }

    /// <summary>"Can I have till the end of the week?": whoever asks for time has the work.</summary>
    private bool AsksForTime(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; sentence.IsQuestion && at + 3 < sentence.End; at++)
        {
            if (tokens[at].Word is "can" or "could" or "may" && tokens[at + 1].Word is "i" or "we" && tokens[at + 2].Word is "have" or "take" or "get")
            {
                return tokens[at + 3].Word is "until" or "till" or "while" or "to";
            }
        }

        return false;
    }

    /// <summary>What the turn before wants: what it says to a "you", else the last thing that it says at all.</summary>
    private TalkSentence? WantedBefore(TalkSentence sentence)
    {
        TalkSentence? wanted = null;
        var isToYou = false;
        for (var i = 0; reading.InTurn(sentence.Turn - 1, i) is { } before; i++)
        {
            var toYou = reading.Talk.TokensOf(before).ToArray().Any(t => t.Word == "you");
            if (facts[before.Index].Matter.Length > 0 && (toYou || !isToYou))
            {
                (wanted, isToYou) = (before, toYou);
            }
        }

        return wanted;
    }

    private Undertaking Make(TalkSentence sentence, int owner, UndertakingForm form, int verb, int start) => new()
    {
        Owner = owner,
        Sentence = sentence,
        Form = form,
        Verb = verb,
        Start = start,
        Due = undertakings.Due(sentence),
        IsElliptical = facts[sentence.Index].Matter.Length == 0,
    };

    public SpokenRequest? Request(TalkSentence sentence) => undertakings.Requests.FirstOrDefault(r => r.Sentence.Index == sentence.Index);

    /// <summary>Asks somebody else: the rules say so, or it is put as a question or an order to a "you".</summary>
    public bool IsRequest(TalkSentence sentence)
    {
        if (Request(sentence) is not null)
        {
            return true;
        }

        if (IsPromised(sentence))
        {
            return false;
        }

        var main = facts[sentence.Index].Clauses.FirstOrDefault(c => c.Subject != Subject.None);
        if (reading.IsChair(reading.Speaker(sentence)) && IsWithYou(sentence))
        {
            return true;
        }

        var vocative = new RequestFinder(reading).Vocative(sentence, reading.Speaker(sentence)) >= 0;
        if ((vocative && IsOrderToYou(sentence)) || IsNeeded(sentence))
        {
            return true;
        }

        return main.Subject switch
        {
            Subject.InvertedYou or Subject.You => true,
            Subject.InvertedI or Subject.InvertedWe => sentence.IsQuestion && main.Tense is Tense.Can or Tense.Might && !AsksForTime(sentence),
            Subject.Bare => main.Tense == Tense.Order && (vocative || reading.IsChair(reading.Speaker(sentence))),
            _ => sentence.IsQuestion && vocative,
        };
    }

    /// <summary>"You'll get it": whoever says so does it.</summary>
    private bool IsPromised(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at + 2 < sentence.End && at < sentence.First + 3; at++)
        {
            if (tokens[at].Word == "you" && tokens[at + 1].Word == "can" && tokens[at + 2].Word == "have")
            {
                return true;
            }

            if (tokens[at].Word == "you" && tokens[at + 1].Word is "'ll" or "will" && (tokens[at + 2].Word is "get" or "have" or "hear" || (tokens[at + 2].Word is "all" or "both" or "each" && at + 3 < sentence.End && tokens[at + 3].Word is "get" or "have" or "hear")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Ada, you go and see them": the name before it is no subject.</summary>
    private bool IsOrderToYou(TalkSentence sentence) =>
        facts[sentence.Index].Clauses.FirstOrDefault(c => c.Subject is Subject.I or Subject.We or Subject.You).Subject == Subject.You;

    /// <summary>"I'll need your statement by Friday": who needs a thing asks for it, and does nothing.</summary>
    private bool IsNeeded(TalkSentence sentence)
    {
        var (form, verb, _) = Own(sentence);
        return (form == UndertakingForm.Promise && IsNeed(verb)) || IsWantedFromYou(sentence);
    }

    /// <summary>What somebody wants from another is the other's to do.</summary>
    public Undertaking Asked(Undertaking wanted) =>
        Make(wanted.Sentence, Addressee(wanted.Sentence, reading.Speaker(wanted.Sentence)), UndertakingForm.Request, wanted.Verb, wanted.Start);

    /// <summary>"I want a form from you."</summary>
    public bool IsWantedFromYou(TalkSentence sentence)
    {
        var wants = false;
        for (var at = sentence.First + 1; at < sentence.End; at++)
        {
            wants |= IsNeed(at) && reading.Tokens[at - 1].Word is "i" or "we";
            if (wants && reading.Tokens[at].Word == "you" && reading.Tokens[at - 1].Word == "from")
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNeed(int verb) => reading.Tokens[verb].Word is "need" or "want" or "expect";

    /// <summary>"That one's with you": put to somebody, though said of the thing.</summary>
    private bool IsWithYou(TalkSentence sentence)
    {
        for (var at = sentence.First + 1; at < sentence.End; at++)
        {
            if (reading.Tokens[at].Word == "you" && reading.Tokens[at - 1].Word is "with" or "for" && at - 1 > sentence.First && reading.Tokens[at - 2].Word is "is" or "'s" or "one")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whom it is put to: by name, or whoever speaks next.</summary>
    private int Addressee(TalkSentence sentence, int speaker)
    {
        var named = new RequestFinder(reading).Vocative(sentence, speaker);
        if (named >= 0)
        {
            return named;
        }

        var next = reading.SpeakerOfTurn(sentence.Turn + 1);
        return next != speaker ? next : -1;
    }

    /// <summary>"Martin to send a reply", "Ann will ring them", "that's one for Jo": the first person present whom a verb follows, or else who stands at the end.</summary>
    private (int Name, int Verb)? Assigned(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        var speaker = reading.Speaker(sentence);
        for (var at = sentence.First; at < sentence.End; at++)
        {
            var person = reading.PersonAt(at);
            if (person < 0 || person == speaker)
            {
                continue;
            }

            var verb = at + 1;
            while (verb < sentence.End && tokens[verb].Is(TokenMarks.Capital) && tokens[verb].Word != "i" && !tokens[verb - 1].Is(TokenMarks.ClauseEnd))
            {
                verb++;
            }

            if (verb + 1 < sentence.End && tokens[verb].Word is "will" or "to" or "can" or "shall" && !tokens[verb - 1].Is(TokenMarks.ClauseEnd))
            {
                return tokens[verb + 1].Word is "have" or "get" && ComesFromMe(sentence) ? null : (at, verb + 1);
            }

            if (at > sentence.First && tokens[at - 1].Word is "for" or "with" or "on" or "to" && reading.IsChair(speaker) && facts[sentence.Index].Clauses.All(c => c.Subject != Subject.I))
            {
                return (at, -1);
            }
        }

        return null;
    }

    /// <summary>"Jo'll have the figures off me by Friday": Jo only gets them.</summary>
    private bool ComesFromMe(TalkSentence sentence)
    {
        for (var at = sentence.First + 1; at < sentence.End; at++)
        {
            if (reading.Tokens[at].Word == "me" && reading.Tokens[at - 1].Word is "from" or "off")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I'll ring", "I'm ringing": from the verb on; anything else as it was said.</summary>
    public (UndertakingForm Form, int Verb, int Start) Own(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at + 2 < sentence.End; at++)
        {
            if (tokens[at].Word != "i" || reading.IsOfAnother(at))
            {
                continue;
            }

            var verb = at + 2;
            while (verb + 1 < sentence.End && ClauseWords.Adverbs.Contains(tokens[verb].Word))
            {
                verb++;
            }

            if (tokens[at + 1].Word is "will" or "shall" && tokens[verb].Word is not ("not" or "be" or "have"))
            {
                return (UndertakingForm.Promise, verb, at);
            }

            if (tokens[at + 1].Word == "am" && verb + 1 < sentence.End && tokens[verb].Word.EndsWith("ing", StringComparison.Ordinal) && (tokens[verb].Word != "going" || tokens[verb + 1].Word == "with"))
            {
                return (UndertakingForm.Planned, verb, at);
            }
        }

        return (UndertakingForm.Delivery, -1, sentence.First);
    }
}
