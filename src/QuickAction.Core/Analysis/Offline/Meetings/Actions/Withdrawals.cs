using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>Marks undertakings that did not last: taken back by the one who gave them, taken over by somebody else, or moved by the chair.</summary>
internal sealed class Withdrawals(Reading reading, List<Undertaking> undertakings, List<SpokenRequest> requests)
{
    private const int HandoverTurns = 4;

    /// <summary>Sentences in which somebody takes in why not before taking their word back, and how long such a one may be.</summary>
    private const int MostTakenIn = 2;

    private const int MostWordsTakenIn = 4;

    /// <summary>"I'll write to them, I won't leave it to a phone call", "I can't wait": what is not done makes it surer.</summary>
    private static readonly FrozenSet<string> Stands = "leave let forget wait hang mess rest stop put miss lose enjoy like lie pretend".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly Ceded _ceded = new(reading, undertakings);
    private readonly LetOff _letOff = new(reading, undertakings, requests);

    public void Mark()
    {
        foreach (var undertaking in undertakings)
        {
            var (isTakenBack, isTakenOver) = (IsTakenBack(undertaking), IsTakenOver(undertaking));
            undertaking.IsGivenUp = OwnLaterWord(undertaking) || IsTakenBetween(undertaking) || _letOff.Is(undertaking) || _ceded.Is(undertaking) || (isTakenBack && isTakenOver);
            undertaking.IsWithdrawn = undertaking.IsGivenUp || isTakenBack || isTakenOver || IsMoved(undertaking);
        }
    }

    /// <summary>"I'll ring them. No, I tell a lie, they've blocked my number."</summary>
    private bool IsTakenBack(Undertaking undertaking)
    {
        if (undertaking.Redated is not null)
        {
            return false;
        }

        var sentence = undertaking.Assent ?? undertaking.Sentence;
        var turn = reading.Talk.TurnOf(sentence);
        for (var i = sentence.Index; i < turn.EndSentence && i <= sentence.Index + 3; i++)
        {
            var later = reading[i];
            var from = i == sentence.Index ? undertaking.Start + 1 : later.First;
            // From here on the speaker is on to another plan, and what is taken back is that one.
            if (i > undertaking.Sentence.Index && (reading.Has(later, Cue.PastIntent) || undertakings.Exists(u => u != undertaking && u.Sentence.Index == i && !u.IsElliptical)))
            {
                return false;
            }

            if (reading.Find(later, Cue.Retract, from) is not null || SaysCannot(later, from))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The chair asks why not, and the same person answers by taking it back.</summary>
    private bool OwnLaterWord(Undertaking undertaking)
    {
        if (ProposesAfter(undertaking))
        {
            return false;
        }

        for (var turn = undertaking.Sentence.Turn + 1; turn <= undertaking.Sentence.Turn + 2; turn++)
        {
            if (reading.SpeakerOfTurn(turn) != undertaking.Owner || undertaking.Assent?.Turn == turn)
            {
                // "We ought to look at the rent as well." "I can't promise it.": that is what is answered.
                if (ProposesIn(turn))
                {
                    return false;
                }

                continue;
            }

            if (!undertakings.Exists(u => u.Sentence.Turn == turn) && TakesBackIn(turn))
            {
                return true;
            }
        }

        return false;
    }

    private bool ProposesIn(int turn)
    {
        for (var i = 0; reading.InTurn(turn, i) is { } sentence; i++)
        {
            if (!sentence.IsQuestion && (reading.Has(sentence, Cue.Propose) || SaysWeOught(sentence)))
            {
                return true;
            }
        }

        return false;
    }

    private bool SaysWeOught(TalkSentence sentence)
    {
        for (var at = sentence.First; at + 1 < sentence.End; at++)
        {
            if (reading.Tokens[at].Word == "we" && reading.Tokens[at + 1].Word is "ought" or "should" or "could")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I'll have it mended by Friday. And I propose we shut the gate." "I take that back.": what was said last is what is taken back.</summary>
    private bool ProposesAfter(Undertaking undertaking)
    {
        var said = undertaking.Assent ?? undertaking.Sentence;
        for (var i = said.Index + 1; i < reading.Talk.TurnOf(said).EndSentence; i++)
        {
            if (!reading[i].IsQuestion && reading.Has(reading[i], Cue.Propose))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Has it? Oh. No, I can't do you the planings then, forget I spoke": what is taken in comes first.</summary>
    private bool TakesBackIn(int turn)
    {
        for (var i = 0; i <= MostTakenIn && reading.InTurn(turn, i) is { } sentence; i++)
        {
            if (SaysNo(sentence) && (reading.Find(sentence, Cue.Retract) is not null || (i > 0 && SaysCannot(sentence, sentence.First))))
            {
                return true;
            }

            if (sentence.Length > MostWordsTakenIn)
            {
                return false;
            }
        }

        return false;
    }

    private bool SaysNo(TalkSentence sentence) =>
        reading.Tokens[sentence.First].Word is "no" or "actually" or "oh" or "sorry" or "hang" or "hold" or "wait" or "scrap" or "forget" or "on" or "i" or "well" or "ah" or "all" or "alright" or "fine" or "ok" or "okay" or "right" or "yes" or "yeah" or "you";

    private bool SaysCannot(TalkSentence sentence, int from)
    {
        var tokens = reading.Tokens;
        for (var at = Math.Max(from, sentence.First); at + 2 < sentence.End; at++)
        {
            if (tokens[at].Word == "i" && tokens[at + 1].Word is "can" or "will" or "shall" && tokens[at + 2].Word == "not" && !(at + 3 < sentence.End && (tokens[at + 1].Word == "can" ? tokens[at + 3].Word == "wait" : Stands.Contains(tokens[at + 3].Word))))
            {
                return !NamesNeed(sentence, at + 3);
            }
        }

        return false;
    }

    /// <summary>"Only I can't do it without measurements": what it needs first. "I can't until the fourteenth" moves its day, and is no such.</summary>
    private bool NamesNeed(TalkSentence sentence, int from)
    {
        for (var at = from; at + 1 < sentence.End; at++)
        {
            if (reading.Tokens[at].Word is "without" or "unless")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Somebody else takes it: with a doubtful promise any promise that follows will do, else it must be about the same matter.</summary>
    private bool IsTakenOver(Undertaking undertaking)
    {
        var last = (undertaking.Assent ?? undertaking.Sentence).Turn;
        foreach (var other in undertakings)
        {
            var turns = other.Sentence.Turn - last;
            if (other.Owner == undertaking.Owner || turns < 1 || turns > HandoverTurns || other.Form == UndertakingForm.Request || other.Weight < 1)
            {
                continue;
            }

            var shared = Shared(undertaking, other);
            var doubtful = undertaking.IsDoubtful || DoubtsInTurn(undertaking);
            var weak = doubtful || undertaking.Form == UndertakingForm.Offer;
            if (other.TakesOver ? shared >= 1 : weak ? (shared >= 1 || other.IsElliptical || (doubtful && turns <= 2)) : (shared >= 3 || (shared >= 1 && SaysInstead(other))) && !IsJoint(other))
            {
                other.Asked ??= undertaking.Asked;
                return true;
            }
        }

        return false;
    }

    private int Shared(Undertaking one, Undertaking other) => SharedMatter.Count(reading, one, other.Sentence);

    private bool SaysInstead(Undertaking other)
    {
        foreach (var token in reading.Talk.TokensOf(other.Sentence))
        {
            if (token.Word is "instead" or "myself")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Er, can I? It's just that I've got his number. I'll ring him": somebody comes in between to take the same matter.</summary>
    private bool IsTakenBetween(Undertaking undertaking)
    {
        var last = (undertaking.Assent ?? undertaking.Sentence).Turn;
        foreach (var other in undertakings)
        {
            var turns = other.Sentence.Turn - last;
            if (other.Owner != undertaking.Owner && turns is >= 1 and <= HandoverTurns && other is { Form: not UndertakingForm.Request, Weight: >= 1 }
                && (other.TakesOver || Interposes(other)) && !IsJoint(other) && !IsOnAnotherMatter(other) && Shared(undertaking, other) > 0)
            {
                other.Asked ??= undertaking.Asked;
                return true;
            }
        }

        return false;
    }

    /// <summary>"Sorry, can I? On the rota, I'll send it by Monday": the turn says what else it is about.</summary>
    private bool IsOnAnotherMatter(Undertaking other)
    {
        var turn = reading.Talk.TurnOf(other.Sentence);
        for (var i = turn.FirstSentence; i <= other.Sentence.Index; i++)
        {
            var first = reading[i].First;
            if (reading[i].Length > 1 && reading.Tokens[first].Word is "on" or "about" or "regarding" && reading.Tokens[first + 1].Word is "the" or "that" or "this" or "my" or "our" or "your")
            {
                return true;
            }
        }

        return false;
    }

    private bool Interposes(Undertaking other)
    {
        var turn = reading.Talk.TurnOf(other.Sentence);
        for (var i = turn.FirstSentence; i <= other.Sentence.Index; i++)
        {
            if (reading.Has(reading[i], Cue.Interpose))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"And I'll ...", "me too": beside the first, not in its place.</summary>
    private bool IsJoint(Undertaking other) => reading.Tokens[other.Sentence.First].Word is "and" or "me" or "same" or "likewise";

    private bool DoubtsInTurn(Undertaking undertaking)
    {
        var turn = reading.Talk.TurnOf(undertaking.Assent ?? undertaking.Sentence);
        var said = (undertaking.Assent ?? undertaking.Sentence).Index;
        for (var i = said + 1; i < turn.EndSentence && i <= said + 2; i++)
        {
            if (reading.Has(reading[i], Cue.Decline) || reading[i].IsQuestion)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"That's Jo's, then, not Sam's": the chair sums up who has it.</summary>
    private bool IsMoved(Undertaking undertaking)
    {
        var last = (undertaking.Assent ?? undertaking.Sentence).Turn;
        for (var turn = last + 1; turn <= last + HandoverTurns; turn++)
        {
            for (var i = 0; reading.InTurn(turn, i) is { } sentence; i++)
            {
                if (reading.Speaker(sentence) != undertaking.Owner && TakesOff(sentence, undertaking.Owner) && _letOff.IsLatest(undertaking, sentence))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool TakesOff(TalkSentence sentence, int owner)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (reading.PersonAt(at) != owner)
            {
                continue;
            }

            var before = at > sentence.First ? tokens[at - 1].Word : "";
            var next = at + 1 < sentence.End ? tokens[at + 1].Word : "";
            var afterNext = at + 2 < sentence.End ? tokens[at + 2].Word : "";
            if (before is "not" or "off" || (next is "is" or "'s" && afterNext == "not" && !sentence.IsQuestion && sentence.Length <= 12))
            {
                return true;
            }
        }

        return false;
    }
}
