using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>
/// What people say they have settled among themselves, in words that the model cannot tell from a report: "The children stop with me. That's what we've come to.", "I'm the back up, we all
/// said so", "No drink in the house." "Everyone's bound by that? I'm seeing nods.", "That's at my level. The claim's on hold."
/// </summary>
internal sealed class Avowal(Reading reading, OutcomeScores scores, IReadOnlyList<SentenceFacts> facts)
{
    /// <summary>Log odds down to which the model is not set against it, by what is said behind it; and what it may be set against it where a room nods.</summary>
    private const double NotAgainst = 4;

    /// <summary>The same where it is said from when it holds, and all that keeps the model from it is an "if".</summary>
    private const double AlmostSure = 2;
    private const double NotAgainstAll = 6;

    /// <summary>Words of matter that it needs to be read alone; "we all said so" leans on what was asked.</summary>
    private const int Readable = 2;

    private const int MostWordsOfCheck = 7;

    /// <summary>Turns in which those who were asked answer.</summary>
    private const int TurnsOfAnswer = 2;

    public bool Is(TalkSentence sentence) => IsFromHereOn(sentence) || IsAvowed(sentence);

    private bool IsAvowed(TalkSentence sentence) =>
        !sentence.IsQuestion
        && facts[sentence.Index].Matter.Length > 0
        && scores.Decision[sentence.Index] >= -NotAgainstAll
        && (DoubtScope.At(reading, sentence, sentence.First) & ~Doubt.Negated) == Doubt.None
        && !Array.Exists(facts[sentence.Index].Clauses, c => c is { Tense: Tense.Was or Tense.Had or Tense.Did })
        && scores.Action[sentence.Index] <= Math.Max(0, scores.Decision[sentence.Index])
        && ((scores.Decision[sentence.Index] >= -NotAgainst && (IsSaidByAll(sentence) || IsStanding(sentence))) || (facts[sentence.Index].Matter.Length >= Readable && ((scores.Decision[sentence.Index] >= -NotAgainst && (IsWhatWeCameTo(sentence) || IsAgreedOutright(sentence) || IsAtMyLevel(sentence) || IsMyWord(sentence) || IsToldToBeTakenSo(sentence))) || IsNoddedThrough(sentence) || IsPutToAll(sentence))));

    /// <summary>"..., we all said so", "we've all agreed it".</summary>
    private bool IsSaidByAll(TalkSentence sentence)
    {
        if (reading.Has(sentence, Cue.PastTime) || (!reading.Has(sentence, Cue.Handled) && facts[sentence.Index].Main is not { Subject: Subject.We or Subject.I or Subject.You or Subject.Name or Subject.Bare }))
        {
            return false;
        }

        var tokens = reading.Talk.TokensOf(sentence);
        for (var at = 1; at + 2 < tokens.Length; at++)
        {
            if (tokens[at].Word == "we" && tokens[at].Is(TokenMarks.ClauseStart))
            {
                var all = tokens[at + 1].Word == "have" ? at + 2 : at + 1;
                return all + 1 < tokens.Length && tokens[all].Word is "all" or "both" && (tokens[all + 1].Word is "agreed" || (tokens[all + 1].Word == "said" && all + 2 < tokens.Length && tokens[all + 2].Word is "so" or "yes"));
            }
        }

        return false;
    }

    /// <summary>"That's what we've come to, all of us.", said right behind it; "that's what we agreed last year" tells of old.</summary>
    private bool IsWhatWeCameTo(TalkSentence sentence)
    {
        if (EndsInWhereWeAre(sentence))
        {
            return true;
        }

        if (NextInTurn(sentence) is not { IsQuestion: false, Length: > 4 } next || reading.Has(next, Cue.PastTime) || Array.Exists(facts[sentence.Index].Clauses, c => c.IsPast))
        {
            return false;
        }

        var tokens = reading.Talk.TokensOf(next);
        var at = tokens[0].Word is "so" or "and" or "well" ? 1 : 0;
        if (at + 4 >= tokens.Length || tokens[at].Word is not ("that" or "this") || tokens[at + 1].Word is not ("is" or "'s") || tokens[at + 2].Word != "what" || tokens[at + 3].Word != "we")
        {
            return false;
        }

        var verb = tokens[at + 4].Word == "have" ? at + 5 : at + 4;
        verb += verb < tokens.Length && tokens[verb].Word is "all" or "both" or "now" ? 1 : 0;
        return verb < tokens.Length && (tokens[verb].Word is "agreed" or "decided" or "settled" || (verb + 1 < tokens.Length && ((tokens[verb].Word is "come" or "came" && tokens[verb + 1].Word == "to") || (tokens[verb].Word == "landed" && tokens[verb + 1].Word == "on"))));
    }

    /// <summary>"So the post doesn't get filled, that's where we've ended up."</summary>
    private bool EndsInWhereWeAre(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        for (var at = 3; at + 4 < tokens.Length; at++)
        {
            if (tokens[at].Word is "that" && tokens[at + 1].Word is "is" or "'s" && tokens[at + 2].Word == "where" && tokens[at + 3].Word == "we" && tokens[at].Is(TokenMarks.ClauseStart))
            {
                var verb = tokens[at + 4].Word == "have" ? at + 5 : at + 4;
                return !reading.Has(sentence, Cue.PastTime) && verb < tokens.Length && tokens[verb].Word is "ended" or "landed" or "come" or "got";
            }
        }

        return false;
    }

    /// <summary>"Are we happy with those for June? Nobody's shaking their head, so they stand."</summary>
    private bool IsStanding(TalkSentence sentence) =>
        reading.IsChair(reading.Speaker(sentence)) && reading.Has(sentence, Cue.NoObjection) && reading.Tokens[sentence.End - 1].Word is "stand" or "stands" && reading.Tokens[sentence.End - 2].Word is "they" or "it" or "that" or "those" && sentence.Index > 0 && reading[sentence.Index - 1].IsQuestion;

    /// <summary>"From here on in, if there's no photograph, I don't pay for it": what the chair has hold from now, whatever it hangs on.</summary>
    private bool IsFromHereOn(TalkSentence sentence)
    {
        if (!reading.IsChair(reading.Speaker(sentence)) || scores.Decision[sentence.Index] < -AlmostSure || facts[sentence.Index].Matter.Length < Readable || sentence.IsQuestion || reading.Find(sentence, Cue.FromNow) is not { } from || from.First > sentence.First + 2)
        {
            return false;
        }

        return (DoubtScope.At(reading, sentence, sentence.First) & (Doubt.Quoted | Doubt.Reported | Doubt.Hedged)) == Doubt.None
            && Array.Exists(facts[sentence.Index].Clauses, c => c is { Subject: Subject.I or Subject.We, Tense: not (Tense.Would or Tense.Might or Tense.Had), IsPast: false });
    }

    /// <summary>"And we've agreed that he won't come on Sundays": said of here and now, where no time is given.</summary>
    private bool IsAgreedOutright(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        var at = ClauseWords.AfterParticles(tokens);

        return at + 3 < tokens.Length && tokens[at].Word == "we" && tokens[at + 1].Word == "have" && tokens[at + 2].Word is "agreed" or "decided" && tokens[at + 3].Word == "that" && !tokens[at + 3].Is(TokenMarks.ClauseEnd) && !reading.Has(sentence, Cue.PastTime);
    }

    /// <summary>"It's up to my level, this, so I don't need to go and ask.", said right before what it is that is settled so.</summary>
    private bool IsAtMyLevel(TalkSentence sentence)
    {
        if (sentence.Index == reading.Talk.TurnOf(sentence).FirstSentence || facts[sentence.Index].Main is not { IsPast: false, Subject: not Subject.I } || scores.Action[sentence.Index] > scores.Decision[sentence.Index])
        {
            return false;
        }

        var tokens = reading.Talk.TokensOf(reading[sentence.Index - 1]);
        for (var at = 1; at + 1 < tokens.Length; at++)
        {
            if (tokens[at].Word == "my" && tokens[at - 1].Word is "to" or "at" or "within" or "inside" && tokens[at + 1].Word is "level" or "limit" or "grade" or "remit" or "powers" or "authority" or "delegation" or "sign" or "signing" or "discretion" or "gift")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I've made my mind up, he's going to the Grange", "it's still approval, and that's me signing it off".</summary>
    private bool IsMyWord(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        for (var at = 1; at + 2 < tokens.Length; at++)
        {
            if ((tokens[at].Word == "my" && tokens[at + 1].Word == "mind" && ((tokens[at - 1].Word == "made" && tokens[at + 2].Word == "up") || (tokens[at - 1].Word == "up" && at > 1 && tokens[at - 2].Word == "made")))
                || (tokens[at].Word == "signing" && tokens[at - 1].Word is "me" or "am" && tokens[at + 1].Word is "it" or "that" or "this" && tokens[at + 2].Word == "off"))
            {
                return Array.Exists(facts[sentence.Index].Clauses, c => c is { Subject: Subject.He or Subject.It or Subject.They or Subject.Noun or Subject.Name, IsPast: false });
            }
        }

        return false;
    }

    /// <summary>"It's forty pounds a week, and you can take that as approved"; "we owe him the full duty, put that on the file", said by the chair.</summary>
    private bool IsToldToBeTakenSo(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        for (var at = 3; at + 2 < tokens.Length; at++)
        {
            if (tokens[at + 1].Word is not ("that" or "it" or "this"))
            {
                continue;
            }

            var said = tokens[at + 2].Word == "as" ? at + 3 : at + 2;
            if (IsSaidToDo(tokens, at) && tokens[at].Word is "take" or "consider" or "treat" or "count" && said < tokens.Length && tokens[said].Word is "approved" or "agreed" or "settled" or "granted" or "signed" or "decided" or "authorised")
            {
                return true;
            }

            if (tokens[at].Word is "put" or "get" or "write" && at + 4 < tokens.Length && tokens[at + 2].Word == "on" && tokens[at + 3].Word == "the" && tokens[at + 4].Word is "file" or "record" && reading.IsChair(reading.Speaker(sentence)))
            {
                return Array.Exists(facts[sentence.Index].Clauses, c => c is { Subject: not (Subject.I or Subject.None or Subject.Bare), IsPast: false });
            }
        }

        return false;
    }

    /// <summary>"You can take", "please take", "and take"; not "don't take", "nobody take", "people will take".</summary>
    private static bool IsSaidToDo(ReadOnlySpan<Token> tokens, int verb) =>
        tokens[verb].Is(TokenMarks.ClauseStart) || tokens[verb - 1].Word is "can" or "may" or "us" or "please" or "and" or "so" or "then" or "just";

    /// <summary>"He can have two hours on a Sunday, with somebody sat there. I'm happy with that. Is everybody?", and somebody says yes, and nobody no.</summary>
    private bool IsPutToAll(TalkSentence sentence)
    {
        var end = reading.Talk.TurnOf(sentence).EndSentence;
        var check = sentence.Index + 1;
        if (check < end && !reading[check].IsQuestion && reading[check].Length <= MostWordsOfCheck && facts[check].Main is { Subject: Subject.I } && reading.Has(reading[check], Cue.Assent))
        {
            check++;
        }

        if (check != end - 1 || !reading[check].IsQuestion || reading[check].Length > MostWordsOfCheck || !IsOfAll(reading[check], isBare: check > sentence.Index + 1))
        {
            return false;
        }

        var yes = 0;
        for (var turn = sentence.Turn + 1; turn <= sentence.Turn + TurnsOfAnswer && reading.InTurn(turn, 0) is { } answer; turn++)
        {
            if (answer.IsQuestion || Objects(answer))
            {
                return false;
            }

            yes += reading.Speaker(answer) != reading.Speaker(sentence) && answer.Length <= MostWordsOfCheck && (reading.Has(answer, Cue.Assent) || IsIAm(answer)) ? 1 : 0;
        }

        return yes > 0;
    }

    /// <summary>"I'm not", "well, no", "yes, if she signs".</summary>
    private bool Objects(TalkSentence answer)
    {
        foreach (var token in reading.Talk.TokensOf(answer))
        {
            if (token.Word is "no" or "not" or "but" or "against" or "if" or "unless" or "only" or "except")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Is everyone happy with that?", and "is everybody?" behind "I'm happy with that"; "is everybody all right?" asks after people.</summary>
    private bool IsOfAll(TalkSentence check, bool isBare)
    {
        var (all, agree) = (false, isBare && check.Length == 2);
        foreach (var token in reading.Talk.TokensOf(check))
        {
            all |= token.Word is "everyone" or "everybody";
            agree |= token.Word is "happy" or "agreed" or "agree" or "content" or "comfortable";
        }

        return all && agree;
    }

    private bool IsIAm(TalkSentence answer) => answer.Length is 2 or 3 && reading.Tokens[answer.First].Word == "i" && reading.Tokens[answer.First + 1].Word == "am";

    /// <summary>The last words of a turn that say what holds, when the chair asks whether everyone is bound by that, and sees nods.</summary>
    private bool IsNoddedThrough(TalkSentence sentence)
    {
        var turn = sentence.Turn + 1;
        if (reading.InTurn(turn, 0) is not { IsQuestion: true, Length: <= MostWordsOfCheck } check || !reading.IsChair(reading.Speaker(check)) || reading.IsChair(reading.Speaker(sentence)) || !IsLastOfMatter(sentence) || !AsksAll(check))
        {
            return false;
        }

        var nods = false;
        for (var i = 1; i <= 2 && reading.InTurn(turn, i) is { IsQuestion: false } answer; i++)
        {
            nods |= reading.Has(answer, Cue.Poll) || reading.Has(answer, Cue.NoObjection);
        }

        for (var i = check.Index + 1; i < reading.Talk.TurnOf(check).EndSentence; i++)
        {
            // The chair says it over again: that is the decision.
            nods &= !scores.Settles(i);
        }

        return nods;
    }

    /// <summary>No sentence behind it in the turn says anything but where it stands or how it is ("It's on the list, underlined").</summary>
    private bool IsLastOfMatter(TalkSentence sentence)
    {
        for (var i = sentence.Index + 1; i < reading.Talk.TurnOf(sentence).EndSentence; i++)
        {
            if (!IsRemark(i) || reading[i].IsQuestion)
            {
                return false;
            }
        }

        return !IsRemark(sentence.Index);
    }

    /// <summary>Of "it" or of those who talk, and not of the matter.</summary>
    private bool IsRemark(int sentence) => facts[sentence].Main is { Subject: Subject.It or Subject.I or Subject.You };

    /// <summary>"Everyone's bound by that?", "everybody all right with this?".</summary>
    private bool AsksAll(TalkSentence check)
    {
        var tokens = reading.Talk.TokensOf(check);
        var everyone = false;
        foreach (var token in tokens)
        {
            everyone |= token.Word is "everyone" or "everybody" or "all";
            if (token.Word is "see" or "hear" or "got" or "get" or "read" or "find" or "follow" or "seen" or "heard" or "know" or "remember")
            {
                return false;
            }
        }

        return everyone && tokens[^1].Word is "that" or "this" or "it";
    }

    private TalkSentence? NextInTurn(TalkSentence sentence) =>
        sentence.Index + 1 < reading.Talk.TurnOf(sentence).EndSentence ? reading[sentence.Index + 1] : null;
}
