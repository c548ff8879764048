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
        TellsTheTime(reading.Talk.TokensOf(sentence))
        || (facts.Main is { Tense: Tense.Be } && HeldAlready(reading.Talk.TokensOf(sentence)))
        || (IsAway(facts, reading.Talk.TokensOf(sentence)) && !Settles(reading, sentence))
        || IsBemoaned(reading.Talk.TokensOf(sentence))
        || (GivesOptions(facts, reading.Talk.TokensOf(sentence)) && !Settles(reading, sentence))
        || NothingIsDecided(reading.Talk.TokensOf(sentence))
        || DropsProposal(reading.Talk.TokensOf(sentence))
        || (TellsOfGift(reading.Talk.TokensOf(sentence)) && !Settles(reading, sentence))
        || (ReckonsDay(reading, sentence) && !Settles(reading, sentence))
        || (facts.Main is { Subject: Subject.Nobody } && IsOfMind(reading.Talk.TokensOf(sentence)))
        || (scores.Decision[sentence.Index] < Unsure && SaysTheRule(reading, sentence))
        || scores.Decision[sentence.Index] < Unsure && (IsConditional(reading, sentence) || (TellsOfThirds(facts) && !Settles(reading, sentence) && !NamesMonth(reading, sentence) && !NamesMembers(reading, sentence)));

    /// <summary>"Twenty past seven, and I can smell supper": how late it is, said to the room.</summary>
    private static bool TellsTheTime(ReadOnlySpan<Token> tokens) =>
        tokens.Length > 4 && tokens[0].Word is "five" or "ten" or "twenty" or "quarter" or "half" && tokens[1].Word is "past" or "to" && ClauseWords.Numbers.Contains(tokens[2].Word) && tokens[2].Is(TokenMarks.ClauseEnd) && tokens[3].Word == "and" && tokens[4].Word is "i" or "we" or "nobody" or "it" or "still";

    /// <summary>"Nobody thinks of the drains until they flood": of what people know, think and like nothing is settled; "nobody minds, so the hall opens at eight" is.</summary>
    private static bool IsOfMind(ReadOnlySpan<Token> tokens)
    {
        var isOfMind = false;
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            isOfMind |= i < 3 && tokens[i].Word is "nobody" or "no-one" or "none" && tokens[i + 1].Word is "thinks" or "knows" or "likes" or "wants" or "believes" or "remembers" or "expects" or "cares" or "minds" or "seems";
            if (tokens[i].Word == "so" && tokens[i].Is(TokenMarks.ClauseStart))
            {
                return false;
            }
        }

        return isOfMind;
    }

    /// <summary>"No one's decided anything about flats", "nobody's agreed to that".</summary>
    private static bool NothingIsDecided(ReadOnlySpan<Token> tokens)
    {
        var at = 0;
        while (at + 2 < tokens.Length && ClauseWords.Particles.Contains(tokens[at].Word) && !(tokens[at].Word == "no" && tokens[at + 1].Word == "one"))
        {
            at++;
        }

        var has = at + 1 < tokens.Length && tokens[at].Word == "no" && tokens[at + 1].Word == "one" ? at + 2 : at + 1;
        if (at >= tokens.Length || has >= tokens.Length || !(has == at + 2 || tokens[at].Word is "nobody" or "no-one" or "nothing") || tokens[has].Word is not ("has" or "have" or "is" or "'s"))
        {
            return false;
        }

        var verb = has + 1 < tokens.Length && tokens[has + 1].Word == "been" ? has + 2 : has + 1;
        return verb < tokens.Length && (tokens[verb].Word is "decided" or "agreed" || (tokens[has].Word is not "is" && tokens[verb].Word is "settled" or "approved" or "signed" or "promised"));
    }

    /// <summary>"Well then I won't propose it, scrub the second visit".</summary>
    private static bool DropsProposal(ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i + 3 < tokens.Length; i++)
        {
            if (tokens[i].Word == "i" && tokens[i + 1].Word == "will" && tokens[i + 2].Word == "not")
            {
                return tokens[i + 3].Word is "propose" or "move" or "press" or "suggest" or "push" or "second";
            }
        }

        return false;
    }

    /// <summary>"Mrs Hale has given us her books", "the Rotary have bought us a bench": thanks are due, and nothing is settled.</summary>
    private static bool TellsOfGift(ReadOnlySpan<Token> tokens)
    {
        for (var i = 1; i + 2 < tokens.Length && tokens[i].Word is not ("as" or "because" or "since" or "so" or "now"); i++)
        {
            if (tokens[i].Word is "has" or "have" or "'s" && tokens[i - 1].Word is not ("i" or "we" or "you"))
            {
                var verb = ClauseWords.Adverbs.Contains(tokens[i + 1].Word) ? i + 2 : i + 1;
                return verb + 1 < tokens.Length && tokens[verb].Word is "given" or "bought" or "lent" or "left" or "sent" or "brought" or "offered" or "donated" && tokens[verb + 1].Word is "us" or "me" && !SaysMore(tokens[verb..]);
            }
        }

        return false;
    }

    /// <summary>"The county has left us the key, and the hall opens at nine": more than the gift is told.</summary>
    private static bool SaysMore(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Is(TokenMarks.ClauseStart) && token.Word is "and" or "so" or "but")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"A fortnight after would be the ninth": reckoned out, for people to say whether they can.</summary>
    private static bool ReckonsDay(Reading reading, TalkSentence sentence)
    {
        for (var at = sentence.First + 1; at + 2 < sentence.End; at++)
        {
            if (reading.Tokens[at].Word == "be" && reading.Tokens[at - 1].Word is "would" or "'d")
            {
                return !reading.Has(sentence, Cue.NextMeeting) && DateReader.Find(reading.Talk.TokenArray, at + 1, Math.Min(sentence.End, at + 5)).Any();
            }
        }

        return false;
    }

    /// <summary>"I'm away the week of the sixteenth".</summary>
    private static bool IsAway(SentenceFacts facts, ReadOnlySpan<Token> tokens)
    {
        if (facts.Main is not { Subject: Subject.I or Subject.He, Tense: Tense.Be, IsNegated: false })
        {
            return false;
        }

        var away = false;
        for (var i = 1; i < tokens.Length; i++)
        {
            // "I'm away, so Bob takes the chair": what is done about it.
            if (tokens[i].Word == "so")
            {
                return false;
            }

            away |= i < 6 && (tokens[i].Word == "away" || (tokens[i].Word == "on" && i + 1 < tokens.Length && tokens[i + 1].Word is "leave" or "holiday"));
        }

        return away;
    }

    /// <summary>"We keep the register open till half nine and I think it's daft": how things are now, and what is wrong with it.</summary>
    private static bool IsBemoaned(ReadOnlySpan<Token> tokens)
    {
        for (var i = 3; i + 2 < tokens.Length; i++)
        {
            if (tokens[i].Word is "and" or "which" && (tokens[i + 1].Word is "is" or "'s" || (tokens[i + 1].Word is "it" or "that" && tokens[i + 2].Word is "is" or "'s") || (tokens[i + 1].Word == "i" && tokens[i + 2].Word == "think")))
            {
                for (var at = i + 2; at < Math.Min(tokens.Length, i + 7); at++)
                {
                    if (tokens[at].Word is "daft" or "silly" or "mad" or "ridiculous" or "useless" or "hopeless" or "nonsense" or "stupid" or "crazy" or "rubbish")
                    {
                        return true;
                    }

                    if (tokens[at].Is(TokenMarks.ClauseEnd))
                    {
                        break;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>"Leave it as it is, lift it, or let people in slowly": what there is to choose from.</summary>
    private static bool GivesOptions(SentenceFacts facts, ReadOnlySpan<Token> tokens)
    {
        if (facts.Main is not { Subject: Subject.Bare, Tense: Tense.Order })
        {
            return false;
        }

        var breaks = 0;
        for (var i = 1; i < tokens.Length; i++)
        {
            if (tokens[i].Word == "or" && breaks > 1 && tokens[i].Is(TokenMarks.ClauseStart))
            {
                return true;
            }

            breaks += tokens[i].Is(TokenMarks.ClauseEnd) ? 1 : 0;
        }

        return false;
    }

    /// <summary>"The wait is nine weeks as of yesterday": from a day that is past something holds already.</summary>
    private static bool HeldAlready(ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i + 2 < tokens.Length; i++)
        {
            if (tokens[i].Word == "as" && tokens[i + 1].Word is "of" or "at" && (tokens[i + 2].Word is "yesterday" or "last" || (i + 4 < tokens.Length && tokens[i + 4].Word == "ago") || (i + 5 < tokens.Length && tokens[i + 3].Word == "end" && tokens[i + 5].Word == "last")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"The policy's ten pounds a week", "our guidance says a metre": what holds for such matters already.</summary>
    private static bool SaysTheRule(Reading reading, TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        var at = ClauseWords.AfterParticles(tokens);

        return at + 2 < tokens.Length && tokens[at].Word is "the" or "our" or "their" && tokens[at + 1].Word is "policy" or "rule" or "rules" or "guidance" or "tariff" or "regulations" or "law" or "code" or "statute" && tokens[at + 2].Word is "'s" or "is" or "are" or "say" or "says" && !reading.Has(sentence, Cue.Formal);
    }

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
