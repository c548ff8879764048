using QuickAction.Core.Analysis.Offline.Meetings.Actions;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>
/// What was settled: the sentences that the model takes for decisions, those of one matter put together. A settlement that cannot be read alone
/// ("Agreed.", "Six weeks, then.") is given with the proposal that it answers (<see cref="ProposalFinder"/>).
/// </summary>
/// <param name="skipped">Sentences that tell of something else, such as who sent apologies.</param>
internal sealed class SettlementFinder(Reading reading, OutcomeScores scores, IReadOnlyList<SentenceFacts> facts, IReadOnlySet<int> skipped)
{
    // A settlement is said over again no further on than this.
    private const int Back = 10;
    private const int BackTurns = 5;
    private const double Alike = 0.6;

    /// <summary>A motion and its carrying share less: what was put is not said over again.</summary>
    private const double AlikeToProposal = 0.2;

    /// <summary>The same for a day that is given for the next meeting.</summary>
    private const double ByNextMeeting = 2;

    /// <summary>The same for what the chair forbids.</summary>
    private const double ByInstruction = 4;

    /// <summary>The same for what the chair says the meeting is doing.</summary>
    private const double ByPlan = 2;

    /// <summary>Words of a sentence that says no more than what is chosen.</summary>
    private const int ChoiceWords = 5;

    /// <summary>Figures in a row that are a reference number and no sum or date.</summary>
    private const int ReferenceFigures = 5;

    /// <summary>Sentences between a vote and the resolution that it leads to, and between the opening of a list and its items.</summary>
    private const int ResolvedWithin = 12;
    private const int ListedWithin = 5;

    /// <summary>Words of matter that a decision needs to be read alone.</summary>
    private const int Readable = 2;

    /// <summary>Sentences of one turn up to which the next is part of the same decision: "The libraries are mine. I can keep them open. They stop open till nine."</summary>
    private const int InOneBreath = 3;

    /// <summary>Log odds above which two sentences near each other are two decisions.</summary>
    private const double Sure = 1;

    private readonly List<List<TalkSentence>> _found = [];
    private readonly ProposalFinder _proposals = new(reading, scores, facts);
    private readonly FormalBusiness _formal = new(reading, scores, facts);
    private readonly SettledElsewhere _elsewhere = new(reading);
    private readonly EchoedConclusion _echoed = new(reading, scores, facts);
    private readonly ChairAlone _chair = new(reading, scores, facts);
    private readonly Avowal _avowed = new(reading, scores, facts);
    private readonly TakenBack _takenBack = new(reading, facts);
    private readonly int _opening = FirstTurn(reading);

    public IReadOnlyList<Settlement> Find()
    {
        foreach (var sentence in reading.Sentences)
        {
            var settles = scores.Settles(sentence.Index) && !_echoed.IsOfCondition(sentence) && !StateOfThings.Is(reading, scores, facts[sentence.Index], sentence);
            var isEchoed = _echoed.Is(sentence);
            if ((settles || isEchoed || _formal.IsResolution(sentence) || _formal.IsOutcome(sentence) || IsNextMeeting(sentence) || IsInstruction(sentence) || IsPlan(sentence) || IsListedNext(sentence) || _chair.Settles(sentence) || _avowed.Is(sentence)) && !IsOpening(sentence) && !IsAnnouncement(sentence) && !IsListedWorry(sentence) && !IsApology(sentence) && !DayRuledOut.Is(reading, sentence) && !IsOwnPlan(sentence) && !VotingRule.Is(reading.Talk.TokensOf(sentence)) && !skipped.Contains(sentence.Index) && !_elsewhere.Is(sentence) && !_takenBack.Is(sentence))
            {
                if (isEchoed)
                {
                    AddEchoed(sentence);
                }
                else
                {
                    Add(sentence);
                }
            }
        }

        JoinVotes();
        List<List<TalkSentence>> listed = _found.FindAll(f => !f.TrueForAll(_formal.IsMotion));
        return [.. listed.Where(f => f.Exists(_formal.IsResolution) || !Recap.Is(f, listed, reading.Talk, facts)).Select(f => new Settlement(f))];
    }

    /// <summary>A count of votes and the motion it is about are one decision with the resolution that follows: the count stands in it, the motion is said over again.</summary>
    private void JoinVotes()
    {
        for (var i = _found.Count - 2; i >= 0; i--)
        {
            var next = _found[i + 1];
            if (next[0].Index - _found[i][^1].Index > ResolvedWithin || !next.Exists(_formal.IsResolution))
            {
                continue;
            }

            if (_found[i].TrueForAll(_formal.IsCount))
            {
                next.InsertRange(0, _found[i]);
                _found.RemoveAt(i);
            }
            else if (_found[i].TrueForAll(s => _formal.IsCount(s) || _formal.IsPut(s)) && next.Sum(s => facts[s.Index].Matter.Length) > FormalBusiness.Carrying)
            {
                next.InsertRange(0, _found[i].Where(_formal.IsCount));
                _found.RemoveAt(i);
            }
        }
    }

    private void AddEchoed(TalkSentence sentence)
    {
        if (With(reading[sentence.Index - 1]) is { } same)
        {
            same.Add(sentence);
        }
        else
        {
            _found.Add([reading[sentence.Index - 1], sentence]);
        }
    }

    /// <summary>"Nobody is to question him", "he's not to go home tonight", "there's to be no contact", said by the chair: in force as soon as it is said.</summary>
    private bool IsInstruction(TalkSentence sentence)
    {
        if (sentence.IsQuestion || scores.Decision[sentence.Index] < -ByInstruction || scores.Action[sentence.Index] > scores.Decision[sentence.Index] || !reading.IsChair(reading.Speaker(sentence)))
        {
            return false;
        }

        var tokens = reading.Talk.TokensOf(sentence);
        if (ForbidsUntil(tokens) && (DoubtScope.At(reading, sentence, sentence.First) & ~Doubt.Negated) == Doubt.None)
        {
            return true;
        }

        for (var i = 1; i + 2 < tokens.Length; i++)
        {
            if (tokens[i].Word is not ("is" or "are" or "'s"))
            {
                continue;
            }

            var forbids = (tokens[i - 1].Word is "nobody" or "no-one" or "none" && tokens[i + 1].Word == "to")
                || (i > 1 && tokens[i - 2].Word == "no" && tokens[i - 1].Word == "one" && tokens[i + 1].Word == "to")
                || (tokens[i + 1].Word == "not" && tokens[i + 2].Word == "to")
                || (tokens[i - 1].Word == "there" && tokens[i + 1].Word == "to" && i + 3 < tokens.Length && tokens[i + 3].Word == "no");
            if (forbids && (DoubtScope.At(reading, sentence, sentence.First + i) & ~Doubt.Negated) == Doubt.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Nobody speaks to the press until the family's been told", "not one of us goes in there without the police".</summary>
    private static bool ForbidsUntil(ReadOnlySpan<Token> tokens)
    {
        var at = tokens[0].Word is "so" or "and" or "right" or "then" ? 1 : 0;
        var verb = at + 4 < tokens.Length ? tokens[at].Word switch
        {
            "nobody" or "no-one" or "none" when tokens[at + 1].Word == "of" => at + 3,
            "nobody" or "no-one" => at + 1,
            "no" when tokens[at + 1].Word == "one" => at + 2,
            "not" when tokens[at + 1].Word == "one" && tokens[at + 2].Word == "of" => at + 4,
            _ => -1,
        } : -1;
        if (verb < 0 || verb >= tokens.Length || !tokens[verb].Word.EndsWith('s') || tokens[verb].Word is "is" or "was" or "has" or "'s" or "knows" or "thinks" or "likes" or "wants" or "does" or "gets" or "minds" or "needs" or "seems" or "comes")
        {
            return false;
        }

        for (var i = verb + 1; i < tokens.Length; i++)
        {
            if (tokens[i].Word is "until" or "till" or "without" or "unless")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"So we're moving that family out", said by the chair.</summary>
    private bool IsPlan(TalkSentence sentence)
    {
        if (sentence.IsQuestion || scores.Decision[sentence.Index] < -ByPlan || !reading.IsChair(reading.Speaker(sentence)) || !(reading.Tokens[sentence.First].Word is "so" or "right" or "then" or "ok" or "okay" || FollowsChoice(sentence)))
        {
            return false;
        }

        return facts[sentence.Index].Clauses.FirstOrDefault(c => c.Subject != Subject.None) is { Subject: Subject.We, Tense: Tense.Being }
            && reading.Has(sentence, Cue.Settle)
            && !reading.Has(sentence, Cue.Procedure)
            && DoubtScope.At(reading, sentence, sentence.First) == Doubt.None;
    }

    /// <summary>"And the second condition, the chimney's to be kept", "the second, he's to trade from the far end": after one that was settled the next of the same list.</summary>
    private bool IsListedNext(TalkSentence sentence)
    {
        if (sentence.IsQuestion || sentence.Index == 0 || scores.Decision[sentence.Index] < -ByPlan || _found.Count == 0 || _found[^1][^1].Index != sentence.Index - 1 || reading[sentence.Index - 1].Turn != sentence.Turn)
        {
            return false;
        }

        var tokens = reading.Talk.TokensOf(sentence);
        var at = tokens[0].Word is "and" or "then" or "also" ? 1 : 0;
        at += at < tokens.Length && tokens[at].Word is "the" or "a" ? 1 : 0;
        return at + 2 < tokens.Length && tokens[at].Word is "second" or "third" or "fourth" or "fifth" or "next" or "other" or "last" or "final" or "further"
            && (tokens[at].Is(TokenMarks.ClauseEnd) || tokens[at + 1].Word is "condition" or "recommendation" or "resolution" or "requirement" or "rule")
            && !Array.Exists(facts[sentence.Index].Clauses, c => c.IsPast)
            && facts[sentence.Index].Matter.Length > Readable
            && DoubtScope.At(reading, sentence, sentence.First) == Doubt.None;
    }

    /// <summary>"The oak, then. We're keeping the oak."</summary>
    private bool FollowsChoice(TalkSentence sentence) =>
        sentence.Index > reading.Talk.TurnOf(sentence).FirstSentence && reading[sentence.Index - 1] is { IsQuestion: false, Length: <= ChoiceWords } before && reading.Tokens[before.End - 1].Word == "then";

    /// <summary>"Same form as the voucher, I'm doing it", said by one who does not lead the meeting and whom the model would as soon have do it: what somebody is about to do is theirs to do.</summary>
    private bool IsOwnPlan(TalkSentence sentence) => OwnPlan.Is(reading, scores, facts[sentence.Index], sentence) && !_formal.IsResolution(sentence);

    /// <summary>"Item six is application twenty five oh one ...": says what is to be talked about.</summary>
    private bool IsAnnouncement(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        var figures = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var isFigure = ClauseWords.Numbers.Contains(tokens[i].Word) || tokens[i].Word is "oh" or "double" || char.IsDigit(tokens[i].Word[0]);
            figures = isFigure ? figures + 1 : 0;
            if (figures >= ReferenceFigures || (figures == 1 && i is > 0 and < 6 && tokens[i - 1].Word == "item"))
            {
                return !_formal.IsResolution(sentence) && !reading.Has(sentence, Cue.Formal);
            }
        }

        return false;
    }

    /// <summary>"Apologies, Dr Fenn's in surgery": who is not there, also where nobody can be named by it.</summary>
    private bool IsApology(TalkSentence sentence) => reading.Tokens[sentence.First].Word == "apologies" && !_formal.IsResolution(sentence);

    /// <summary>"One, that he comes back": an item of a list of risks that the speaker has just opened.</summary>
    private bool IsListedWorry(TalkSentence sentence)
    {
        if (!ClauseWords.Numbers.Contains(reading.Tokens[sentence.First].Word) || !reading.Tokens[sentence.First].Is(TokenMarks.ClauseEnd))
        {
            return false;
        }

        var from = Math.Max(reading.Talk.TurnOf(sentence).FirstSentence, sentence.Index - ListedWithin);
        for (var i = from; i < sentence.Index; i++)
        {
            foreach (var token in reading.Talk.TokensOf(reading[i]))
            {
                if (token.Word is "risk" or "risks" or "worry" or "worries" or "danger" or "dangers")
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static int FirstTurn(Reading reading)
    {
        foreach (var turn in reading.Talk.Turns)
        {
            if (turn.Speaker is not null)
            {
                return turn.Index;
            }
        }

        return -1;
    }

    private void Add(TalkSentence sentence)
    {
        if (_found.Count > 0 && (Continues(_found[^1][^1], sentence) || SaysAgain(_found[^1], sentence)))
        {
            _found[^1].Add(sentence);
            return;
        }

        if (!(_proposals.Leans(sentence) || _formal.IsCarrying(sentence)) || _formal.TellsOutcomeWhole(sentence) || _proposals.Before(sentence) is not { } proposal)
        {
            _found.Add([sentence]);
        }
        else if (With(proposal) is { } same)
        {
            same.Add(sentence);
        }
        else
        {
            _found.Add([proposal, sentence]);
        }
    }

    /// <summary>The decision that holds the sentence already, if one does; those that end before it are not looked at.</summary>
    private List<TalkSentence>? With(TalkSentence sentence)
    {
        for (var i = _found.Count - 1; i >= 0 && _found[i][^1].Index >= sentence.Index; i--)
        {
            if (_found[i].Contains(sentence))
            {
                return _found[i];
            }
        }

        return null;
    }

    /// <summary>Said in one breath with the last, unless both are sure and full decisions of their own.</summary>
    private bool Continues(TalkSentence before, TalkSentence sentence) =>
        before.Turn == sentence.Turn
        && sentence.Index - before.Index <= InOneBreath
        && !(IsWhole(before) && IsWhole(sentence));

    private bool IsWhole(TalkSentence sentence) => scores.Decision[sentence.Index] >= Sure && facts[sentence.Index].Matter.Length > Readable;

    /// <summary>The motion and its carrying, or the chair saying it once more: close behind, with little matter of its own.</summary>
    private bool SaysAgain(List<TalkSentence> found, TalkSentence sentence)
    {
        if (sentence.Index - found[^1].Index > Back || sentence.Turn - found[^1].Turn > BackTurns)
        {
            return false;
        }

        var before = found.SelectMany(s => facts[s.Index].Matter).ToHashSet();
        var matter = facts[sentence.Index].Matter;
        var shared = facts[sentence.Index].Shared(before);
        if (_formal.IsCarrying(sentence))
        {
            return true;
        }

        if (shared > 0 && IsProposal(found[^1]) && !IsProposal(sentence))
        {
            return shared >= AlikeToProposal * Math.Min(matter.Length, before.Count);
        }

        return matter.Length < Readable ? sentence.Turn - found[^1].Turn <= 2 && shared == matter.Length : shared >= Alike * Math.Min(matter.Length, before.Count);
    }

    /// <summary>"The date of the next meeting is the fourth": words and a day that together can hardly be anything else.</summary>
    private bool IsNextMeeting(TalkSentence sentence) =>
        scores.Decision[sentence.Index] >= -ByNextMeeting
        && !sentence.IsQuestion
        && reading.Has(sentence, Cue.NextMeeting)
        && DateReader.Find(reading.Talk.TokenArray, sentence.First, sentence.End).Any()
        && DoubtScope.At(reading, sentence, sentence.First) == Doubt.None;

    private bool IsProposal(TalkSentence sentence) => sentence.IsQuestion || reading.Has(sentence, Cue.Propose);

    /// <summary>Whoever opens a meeting says what it is and when; nothing is settled there, unless in so many words.</summary>
    private bool IsOpening(TalkSentence sentence) =>
        sentence.Turn == _opening && !(reading.Has(sentence, Cue.Formal) || reading.Has(sentence, Cue.BareSettle) || reading.Has(sentence, Cue.Check));
}
