using QuickAction.Core.Analysis.Offline.Meetings.Concerns;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Decisions;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>
/// The actions of a meeting: the sentences that the model takes for undertakings, each with its owner. Where the rules know the undertaking they say
/// whose it is and what it answers; where they do not, the shape of the sentence does.
/// </summary>
internal sealed class ActionChooser(Reading reading, OutcomeScores scores, Undertakings undertakings, IReadOnlyList<SentenceFacts> facts)
{
    private const int AnswerTurns = 2;

    /// <summary>Log odds below which the model is not sure of what was asked.</summary>
    private const double Unsure = 0.5;

    /// <summary>Weight at which the rules alone would take an undertaking.</summary>
    private const double Sure = 2;

    /// <summary>The same for one with its day or its answer.</summary>
    private const double VerySure = 3;

    /// <summary>Log odds down to which the model is not set against what the rules are sure of.</summary>
    private const double NotAgainst = 3.5;

    /// <summary>The same for who is called on by name and says yes: nothing else can be meant.</summary>
    private const double NotAgainstCalled = 6;

    /// <summary>Log odds by which a decision, itself unlikely, may be the likelier of the two.</summary>
    private const double AsLikely = 0.5;

    private readonly List<Undertaking> _chosen = [];

    private readonly DuesApart _dues = new(reading, facts);

    private readonly DueBargain _bargain = new(reading, facts);

    private readonly ThingNamed _things = new(reading);

    private readonly DoneBySaying _done = new(reading);

    private readonly UndertakingShapes _shapes = new(reading, facts, undertakings);

    private readonly NothingToDo _nothing = new(reading, facts, undertakings);

    private readonly Undertaking?[] _known = KnownBySentence(reading.Sentences.Length, undertakings.Found);

    /// <summary>Sentences in which somebody takes a day back and gives another.</summary>
    private readonly HashSet<int> _redated = [.. undertakings.Found.SelectMany(u => u.Redated is { } other ? Enumerable.Range(u.Sentence.Index + 1, other.Index - u.Sentence.Index) : [])];

    private readonly ILookup<int, SpokenRequest> _requests = undertakings.Requests.ToLookup(r => r.Sentence.Turn);

    public IReadOnlyList<Undertaking> Choose()
    {
        foreach (var sentence in reading.Sentences)
        {
            if (_redated.Contains(sentence.Index) || NotInEarnest.Is(reading, sentence) || IsForeseen(sentence) || _done.Is(sentence) || IsAnothersPromise(sentence) || IsGivenUp(sentence) || _nothing.Is(sentence, Known(sentence)))
            {
                continue;
            }

            if (AnsweredByDay(sentence) is { } answered)
            {
                _chosen.Add(answered);
                continue;
            }

            if (_dues.Of(sentence) is not null && !IsAnswer(sentence))
            {
                TakeDated(sentence);
                continue;
            }

            if (scores.Undertakes(sentence.Index) || TakesUp(sentence) || OwnPlan.Is(reading, scores, facts[sentence.Index], sentence) || (scores.AgreesToAction(sentence.Index, isSure: true) && Known(sentence) is { Weight: >= Sure, IsWithdrawn: false } known && scores.AgreesToAction(sentence.Index, known.Weight >= VerySure)))
            {
                Take(sentence);
            }
        }

        _chosen.RemoveAll(IsLeftUnanswered);
        var merged = new SameUndertakings(reading, facts).Merge(_chosen).ConvertAll(u => u.Owner == reading.Speaker(u.Sentence) && _shapes.IsWantedFromYou(u.Sentence) ? _shapes.Asked(u) : u);
        foreach (var undertaking in merged)
        {
            undertaking.Due = OwnDue(undertaking) ?? undertaking.Due;
            undertaking.Asked ??= undertaking.IsElliptical && (undertaking.Verb < 0 || reading.Tokens[undertaking.Verb].Word is "do" or "have" or "get") ? Before(undertaking) : null;
        }

        _dues.Give(merged);
        _bargain.Settle(merged);
        foreach (var undertaking in merged)
        {
            undertaking.Named = undertaking.Form == UndertakingForm.Request || undertaking.Asked is not null ? null : _things.Of(undertaking);
        }

        return merged;
    }

    /// <summary>"Bob, you'll have to go round again, then.", and Bob talks of something else: asked without a day, and not taken up by who spoke next.</summary>
    private bool IsLeftUnanswered(Undertaking asked)
    {
        if (asked is not { Form: UndertakingForm.Request, Assent: null, Asked: null, Due: null } || scores.Action[asked.Sentence.Index] >= Unsure)
        {
            return false;
        }

        for (var turn = asked.Sentence.Turn + 1; turn <= asked.Sentence.Turn + AnswerTurns; turn++)
        {
            if (reading.SpeakerOfTurn(turn) == asked.Owner)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The model sees one sentence, and not that its speaker or the chair gave the matter to somebody else a breath later.</summary>
    private bool IsGivenUp(TalkSentence sentence) =>
        Known(sentence) is { IsGivenUp: true };

    /// <summary>"The roofer told me, I'll come by Friday": nobody here undertakes anything, and the model does not see whose words they are.</summary>
    private bool IsAnothersPromise(TalkSentence sentence)
    {
        if (_shapes.Own(sentence).Verb >= 0 || Known(sentence) is not null || _shapes.Request(sentence) is not null)
        {
            return false;
        }

        for (var at = sentence.First; at + 1 < sentence.End; at++)
        {
            if (reading.Tokens[at].Word is "i" or "we" && reading.Tokens[at + 1].Word is "will" or "shall" or "am" or "are" && reading.IsOfAnother(at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// "Somebody has to ring the school." "Leave it with me.", or "Leave the posters with me": nothing else can be meant, and the model, which sees few words of matter, need only not be set against it.
    /// </summary>
    private bool TakesUp(TalkSentence sentence)
    {
        var (action, decision) = (scores.Action[sentence.Index], scores.Decision[sentence.Index]);
        return (action > decision - (decision < 0 ? AsLikely : 0) && action >= -NotAgainst && (IsRedated(sentence) || HandlesIt(sentence) || IsYes(sentence, VerySure) || Known(sentence) is { IsTold: true, IsWithdrawn: false, IsDoubtful: false, Weight: >= VerySure }))
            || (decision < 0 && action >= -NotAgainst && (IsAskedAndAgreed(sentence) || OnArrival.Is(reading, sentence, Known(sentence))))
            || ((action > decision ? action >= -NotAgainstCalled : decision < 0) && (IsYes(sentence, Undertakings.Called) || InSoManyWords.Is(reading, sentence, Known(sentence)) || FindsOut(sentence)));
    }

    /// <summary>"Could you ring him?" "Tonight.", "There has to be a survey. Jo?" "That's me.": no words of matter, and plain all the same.</summary>
    private bool IsYes(TalkSentence sentence, double weight) =>
        Known(sentence) is { IsWithdrawn: false, IsDoubtful: false } known && known.Weight >= weight && ((known.Form == UndertakingForm.Request && known.Assent is not null) || (known.Form == UndertakingForm.Handled && known.Asked is not null && known.Weight >= Undertakings.Called));

    /// <summary>"I'll find out if it's VAT that we can claim back": what stands behind "if" is what is not known, and no condition.</summary>
    private bool FindsOut(TalkSentence sentence) =>
        Known(sentence) is { Form: UndertakingForm.Promise, IsWithdrawn: false, IsDoubtful: false } known && known.Sentence.Index == sentence.Index && known.Verb + 3 < sentence.End
        && reading.Tokens[known.Verb].Word == "find" && reading.Tokens[known.Verb + 1].Word == "out" && reading.Tokens[known.Verb + 2].Word is "if" or "whether";

    /// <summary>"I can see that wall coming down"; "..., so I'll get the surveyor in" does something about it.</summary>
    private bool IsForeseen(TalkSentence sentence) =>
        Foreseen.Is(reading, sentence) && Known(sentence) is not { Form: UndertakingForm.Promise or UndertakingForm.Planned or UndertakingForm.Delivery };

    /// <summary>"Can you set that up?" "Yep.": a question to a "you" that gets a yes settles nothing, however like a decision it looks.</summary>
    private bool IsAskedAndAgreed(TalkSentence sentence) =>
        sentence.IsQuestion && IsYes(sentence, Sure) && IsMeantForOne(sentence) && facts[sentence.Index] is { Main: { Subject: Subject.InvertedYou, Tense: Tense.Can or Tense.Future }, Matter.Length: > 0 };

    /// <summary>"Can you get a bus up there on a Sunday?" asks what anybody can do; whoever is called by name, is asked "then" or "please" or is given a day is meant themselves.</summary>
    private bool IsMeantForOne(TalkSentence sentence)
    {
        var (isCalled, isAnyDay) = (false, false);
        for (var at = sentence.First; at < sentence.End; at++)
        {
            isCalled |= reading.Tokens[at].Word is "then" or "please" || reading.PersonAt(at) >= 0;
            isAnyDay |= at > sentence.First && reading.Tokens[at - 1].Word == "a" && ClauseWords.Days.Contains(reading.Tokens[at].Word);
        }

        return isCalled || (facts[sentence.Index].Due > 1 && !isAnyDay);
    }

    /// <summary>Who changes the day of a thing means to do it.</summary>
    private bool IsRedated(TalkSentence sentence) => Known(sentence) is { Redated: not null, IsWithdrawn: false } known && known.Sentence.Index == sentence.Index;

    private bool HandlesIt(TalkSentence sentence) =>
        Known(sentence) is { Form: UndertakingForm.Handled, IsWithdrawn: false, IsDoubtful: false } known
        && known.Sentence.Index == sentence.Index
        && (!known.IsElliptical || (known is { Weight: >= VerySure, Asked: { } asked } && _shapes.Request(asked) is not null && facts[asked.Index].Matter.Length > 0 && !IsAskedBetween(asked, sentence)));

    /// <summary>"Will you be one?" "Put me down.": what was asked last is taken up, not what was wished for before it.</summary>
    private bool IsAskedBetween(TalkSentence asked, TalkSentence sentence)
    {
        for (var i = asked.Index + 1; i < sentence.Index; i++)
        {
            if (reading[i].IsQuestion)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I will. By Monday.": the day makes what the rules found beside it surer, as it would in the same sentence; the model sees the one undertaking in two or three parts.</summary>
    private void TakeDated(TalkSentence due)
    {
        if (_dues.Beside(due, undertakings.Found) is { IsWithdrawn: false, IsDoubtful: false, Weight: >= Sure } known && !_chosen.Contains(known)
            && (Agrees(due) || Agrees(known.Sentence) || (known.Assent is { } assent && Agrees(assent))))
        {
            _chosen.Add(known);
        }

        bool Agrees(TalkSentence part) => scores.AgreesToAction(part.Index, isSure: true);
    }

    /// <summary>"Can you have it by the first?" "It'll be the eighth.": the other day takes on what was asked as "yes" would.</summary>
    private Undertaking? AnsweredByDay(TalkSentence sentence)
    {
        if (Known(sentence) is not null)
        {
            return null;
        }

        var speaker = reading.Speaker(sentence);
        foreach (var request in _requests[sentence.Turn - 1])
        {
            if (!request.IsAnswered && request.Speaker != speaker && (request.Addressee == speaker || request.Addressee < 0) && _bargain.Answers(sentence, request) is not null
                && !_chosen.Exists(c => c.Sentence.Index == request.Sentence.Index && c.Assent is not null))
            {
                _chosen.RemoveAll(c => c.Sentence.Index == request.Sentence.Index);
                return new Undertaking
                {
                    Owner = speaker,
                    Sentence = request.Sentence,
                    Form = UndertakingForm.Request,
                    Verb = request.Verb,
                    Start = request.Start,
                    Assent = sentence,
                    Due = undertakings.Due(request.Sentence),
                };
            }
        }

        return null;
    }

    /// <summary>"Could you ring them?" "By Friday.": a day for an answer takes on what another person asked just before.</summary>
    private bool IsAnswer(TalkSentence sentence)
    {
        var speaker = reading.Speaker(sentence);
        return sentence.Index == reading.Talk.TurnOf(sentence).FirstSentence
            && undertakings.Requests.Any(r => !r.IsAnswered && sentence.Turn - r.Sentence.Turn == 1 && r.Speaker != speaker && (r.Addressee == speaker || r.Addressee < 0));
    }

    /// <summary>"I'll refer you today, and somebody'll be in touch within two weeks": the day of the undertaking, not of what others do after it.</summary>
    private DuePhrase? OwnDue(Undertaking undertaking)
    {
        if (undertaking.Verb < 0 || undertaking.Form == UndertakingForm.Request || undertaking.Due is not { } due || due.First <= undertaking.Verb || due.First >= undertaking.Sentence.End)
        {
            return null;
        }

        for (var at = undertaking.Verb + 1; at + 1 < due.First; at++)
        {
            if (reading.Tokens[at].Word is "and" or "so" && reading.Tokens[at + 1].Word is "somebody" or "someone" or "you" or "they" or "he" or "she" or "it" or "we" or "everybody")
            {
                return undertakings.Due(undertaking.Verb, at);
            }
        }

        return null;
    }

    /// <summary>"I'll do that within five days": what it is stands just before.</summary>
    private TalkSentence? Before(Undertaking undertaking)
    {
        var index = undertaking.Sentence.Index;
        return index > 0 && reading[index - 1] is var before && undertaking.Sentence.Turn - before.Turn <= 1 && facts[before.Index].Matter.Length > 1 ? before : null;
    }

    private void Take(TalkSentence sentence)
    {
        if (Known(sentence) is { } known)
        {
            if (!_chosen.Contains(known))
            {
                _chosen.Add(known);
            }
        }
        else if (AnsweredRequest(sentence) is { } request)
        {
            Answer(request, sentence);
        }
        else
        {
            _chosen.Add(_shapes.New(sentence));
        }
    }

    /// <summary>What the rules made of the sentence: the undertaking itself first, then what it agrees to, then what was asked for in it.</summary>
    private Undertaking? Known(TalkSentence sentence) => _known[sentence.Index];

    /// <summary>Once for all sentences: each is asked about several times.</summary>
    private static Undertaking?[] KnownBySentence(int sentences, IReadOnlyList<Undertaking> found)
    {
        var known = new Undertaking?[sentences];
        var ranks = new int[sentences];
        foreach (var undertaking in found)
        {
            Put(undertaking, undertaking.Sentence, 3);
            Put(undertaking, undertaking.Assent, 2);
            Put(undertaking, undertaking.Asked is { } asked && undertaking.Sentence.Turn - asked.Turn <= AnswerTurns ? asked : null, 1);
        }

        return known;

        void Put(Undertaking undertaking, TalkSentence? sentence, int rank)
        {
            if (sentence is { } of && rank > ranks[of.Index])
            {
                (known[of.Index], ranks[of.Index]) = (undertaking, rank);
            }
        }
    }

    /// <summary>The request just before that the sentence may answer: asked of its speaker, or of nobody in particular.</summary>
    private Undertaking? AnsweredRequest(TalkSentence sentence)
    {
        var speaker = reading.Speaker(sentence);
        for (var i = _chosen.Count - 1; i >= 0 && sentence.Turn - _chosen[i].Sentence.Turn <= AnswerTurns; i--)
        {
            var last = _chosen[i];
            if (last.Form == UndertakingForm.Request && last.Assent is null && last.Sentence.Turn < sentence.Turn && (last.Owner == speaker || last.Owner < 0) && !_shapes.IsRequest(sentence))
            {
                return last;
            }
        }

        return null;
    }

    private void Answer(Undertaking request, TalkSentence sentence)
    {
        var answer = _shapes.New(sentence);
        _chosen.Remove(request);
        _chosen.Add(new Undertaking
        {
            // "You'll get it" answers; it asks nobody.
            Owner = answer.Form == UndertakingForm.Request ? reading.Speaker(sentence) : answer.Owner,
            Sentence = request.Sentence,
            Form = UndertakingForm.Request,
            Verb = request.Verb,
            Start = request.Start,
            Assent = sentence,
            // "By Friday?", said over again, is the day that was asked for.
            Due = answer.Due is { } own && own.Due != request.Due?.Due ? own : request.Due,
        });
    }
}
