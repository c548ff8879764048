using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>
/// Who may have undertaken what: promises, requests that were agreed to and tasks given out, those that were handed on or taken back marked. Which of
/// them stand is for <see cref="ActionChooser"/> to say.
/// </summary>
internal sealed class Undertakings
{
    private const double Answering = 1.5;
    private const double AgreedRequest = 2.5;

    /// <summary>Weight of what somebody takes up who was called on for it by name alone, or who answers with the day on which it will be done.</summary>
    public const double Called = 5;

    // An answer comes within this many turns of the question; a handover within a few more.
    private const int AnswerTurns = 3;

    private readonly Reading _reading;
    private readonly PromiseFinder _promises;
    private readonly DueBargain _bargain;
    private readonly List<Undertaking> _found = [];
    private readonly List<SpokenRequest> _requests = [];

    private Undertakings(Reading reading)
    {
        _reading = reading;
        _promises = new PromiseFinder(reading);
        _bargain = new DueBargain(reading, []);
    }

    public IReadOnlyList<Undertaking> Found => _found;

    public IReadOnlyList<SpokenRequest> Requests => _requests;

    public static Undertakings Find(Reading reading)
    {
        var undertakings = new Undertakings(reading);
        undertakings.Collect();
        undertakings.Answer();
        undertakings.Assign();
        undertakings._found.AddRange(new TakingOver(reading, undertakings._promises).Of(undertakings._found));
        new DayTakenBack(reading).Redate(undertakings._found);
        new ToldWhose(reading).Weigh(undertakings._found);
        new Withdrawals(reading, undertakings._found, undertakings._requests).Mark();
        return undertakings;
    }

    /// <summary>The strongest due phrase of the sentence.</summary>
    public DuePhrase? Due(TalkSentence sentence) => _promises.BestDue(sentence.First, sentence.End);

    /// <summary>The strongest due phrase of the tokens.</summary>
    public DuePhrase? Due(int first, int end) => _promises.BestDue(first, end);

    private void Collect()
    {
        var requests = new RequestFinder(_reading);
        foreach (var sentence in _reading.Sentences)
        {
            if (_promises.Find(sentence) is { } promise)
            {
                _found.Add(promise);
            }

            if (requests.Find(sentence) is { } request)
            {
                _requests.Add(request);
            }
        }
    }

    private void Answer()
    {
        foreach (var request in _requests)
        {
            if (request.Addressee >= 0)
            {
                AnswerBy(request);
            }
        }

        // Whoever else takes something up answers what was asked last.
        foreach (var request in Enumerable.Reverse(_requests))
        {
            if (!request.IsAnswered)
            {
                AnswerByAnyone(request);
            }
        }
    }

    private void AnswerBy(SpokenRequest request)
    {
        for (var turn = request.Sentence.Turn + 1; turn <= request.Sentence.Turn + AnswerTurns; turn++)
        {
            if (_reading.SpeakerOfTurn(turn) == request.Addressee)
            {
                AnswerInTurn(request, turn);
                return;
            }
        }
    }

    private void AnswerInTurn(SpokenRequest request, int turn)
    {
        if (AnswerByDay(request, turn))
        {
            return;
        }

        if (PromiseIn(turn) is { } promise)
        {
            Link(promise, request);
            return;
        }

        for (var i = 0; i < 3 && _reading.InTurn(turn, i) is { } sentence; i++)
        {
            if (Refuses(sentence))
            {
                return;
            }

            if (_reading.Has(sentence, Cue.Assent) && !Declined(turn) && !(request.IsCalled && !TakesOn(sentence)))
            {
                _found.Add(new Undertaking
                {
                    Owner = request.Addressee,
                    Sentence = request.Sentence,
                    Form = UndertakingForm.Request,
                    Verb = request.Verb,
                    Start = request.Start,
                    Weight = request.IsCalled ? Called : AgreedRequest,
                    Assent = sentence,
                    Due = _promises.BestDue(request.Sentence.First, request.Sentence.End) ?? _promises.BestDue(sentence.First, sentence.End),
                });
                request.IsAnswered = true;
                return;
            }
        }
    }

    /// <summary>"Councillor Hart?" "Yes, thank you, Chair." takes the floor, and "Yes, that's me." or "Yes." the work.</summary>
    private bool TakesOn(TalkSentence sentence) =>
        sentence.Length <= 2 || _reading.Has(sentence, Cue.Handled) || _reading.Has(sentence, Cue.Commit) || _promises.BestDue(sentence.First, sentence.End) is not null;

    /// <summary>"When could you walk the route?" "I can do the sixteenth.", "Could you ring him?" "Tonight.": a day and no more is a yes.</summary>
    private bool AnswerByDay(SpokenRequest request, int turn)
    {
        if (_reading.InTurn(turn, 0) is not { IsQuestion: false } answer || turn - request.Sentence.Turn != 1 || _bargain.Offer(answer) is not { } day || _promises.BestDue(request.Sentence.First, request.Sentence.End) is { Strength: > 1, Due.Kind: not DueKind.Event } || AsksWhat(request.Sentence) || AsksForecast(request))
        {
            return false;
        }

        _found.RemoveAll(u => u.Sentence.Index == answer.Index);
        _found.Add(new Undertaking
        {
            Owner = request.Addressee,
            Sentence = request.Sentence,
            Form = UndertakingForm.Request,
            Verb = request.Verb,
            Start = request.Start,
            Weight = Called,
            Assent = answer,
            Due = day,
        });
        request.IsAnswered = true;
        return true;
    }

    /// <summary>"When will you know about the grant?" "By Friday.": when something will come to them.</summary>
    private bool AsksForecast(SpokenRequest request) =>
        request.Verb >= 0 && _reading.Tokens[request.Verb].Word is "know" or "hear" or "get" or "find" or "receive" or "expect" or "see" or "be" && _reading.Tokens[request.Sentence.First].Word == "when";

    /// <summary>"What would you want?" "Saturday.": tells, and takes nothing on.</summary>
    private bool AsksWhat(TalkSentence sentence)
    {
        for (var at = sentence.First; sentence.IsQuestion && at < sentence.End; at++)
        {
            if (_reading.Tokens[at].Word is "what" or "which" or "who" or "whose" or "where" or "why" or "how" && (at <= sentence.First + 1 || _reading.Tokens[at].Is(TokenMarks.ClauseStart)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Somebody takes up what the room, or another person, was asked.</summary>
    private void AnswerByAnyone(SpokenRequest request)
    {
        for (var turn = request.Sentence.Turn; turn <= request.Sentence.Turn + AnswerTurns; turn++)
        {
            if (PromiseIn(turn) is { Asked: null } promise && promise.Sentence.Index > request.Sentence.Index && !(turn > request.Sentence.Turn + 1 && IsAnotherMatter(promise, request)) && (promise.Owner != request.Speaker || turn == request.Sentence.Turn || request.Addressee < 0))
            {
                Link(promise, request);
                return;
            }
        }
    }

    /// <summary>"Tell her that, would you?", and two turns on "you'll have the assessment by Friday": says what it is of, and it is not what was asked.</summary>
    private bool IsAnotherMatter(Undertaking promise, SpokenRequest request)
    {
        var words = _reading.Content(promise.Sentence.First, promise.Sentence.End);
        return !promise.IsElliptical && promise.Form == UndertakingForm.Delivery && words.Count > 2 && !words.Overlaps(_reading.Content(request.Sentence.First, request.Sentence.End));
    }

    private void Link(Undertaking promise, SpokenRequest request)
    {
        if (promise.Asked is null)
        {
            promise.Asked = request.Sentence;
            promise.Weight = request.IsCalled && promise.IsElliptical ? Called : promise.Weight + Answering;
            promise.Due ??= _promises.BestDue(request.Sentence.First, request.Sentence.End);
        }

        request.IsAnswered |= !promise.IsDoubtful;
    }

    private Undertaking? PromiseIn(int turn) => _found.FirstOrDefault(u => u.Sentence.Turn == turn && u.Form != UndertakingForm.Request);

    private bool Refuses(TalkSentence sentence) =>
        _reading.Tokens[sentence.First].Word is "no" or "not" or "nope" or "i" && DoubtScope.At(_reading, sentence, sentence.First).HasFlag(Doubt.Negated) && !_reading.Has(sentence, Cue.Assent);

    private bool Declined(int turn)
    {
        for (var i = 0; i < 3 && _reading.InTurn(turn, i) is { } sentence; i++)
        {
            if (_reading.Has(sentence, Cue.Decline) || _reading.Has(sentence, Cue.Retract))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Jo will carry out the review." "I will.": somebody else's words, agreed to by the one who is to do it; or "ACTION: Jo to ...".</summary>
    private void Assign()
    {
        foreach (var sentence in _reading.Sentences)
        {
            var speaker = _reading.Speaker(sentence);
            var isAction = _reading.Has(sentence, Cue.ActionWord);
            for (var at = sentence.First; at < sentence.End && !sentence.IsQuestion; at++)
            {
                var person = _reading.PersonAt(at);
                if (person >= 0 && person != speaker && Verb(sentence, at, isAction) is >= 0 and var verb && DoubtScope.At(_reading, sentence, at) == Doubt.None)
                {
                    AddAssigned(sentence, person, at, verb, isAction);
                    break;
                }
            }
        }
    }

    private void AddAssigned(TalkSentence sentence, int person, int at, int verb, bool isAction)
    {
        var assent = isAction ? null : AssentBy(sentence, person);
        if (!isAction && assent is null)
        {
            return;
        }

        _found.Add(new Undertaking
        {
            Owner = person,
            Sentence = sentence,
            Form = UndertakingForm.Assigned,
            Verb = verb,
            Start = at,
            Weight = AgreedRequest,
            Assent = assent,
            Due = _promises.BestDue(sentence.First, sentence.End),
        });
    }

    private TalkSentence? AssentBy(TalkSentence sentence, int person)
    {
        for (var turn = sentence.Turn + 1; turn <= sentence.Turn + 2; turn++)
        {
            if (_reading.SpeakerOfTurn(turn) == person)
            {
                return PromiseIn(turn) is null && _reading.InTurn(turn, 0) is { } first && _reading.Has(first, Cue.Assent) ? first : null;
            }
        }

        return null;
    }

    /// <summary>The verb of "Jo will VERB", "Jo to VERB", "Jo's going to VERB" after the name at the token; -1 when there is none.</summary>
    private int Verb(TalkSentence sentence, int name, bool isAction)
    {
        var tokens = _reading.Tokens;
        var at = name + 1;
        while (at < sentence.End && tokens[at].Is(TokenMarks.Capital) && !tokens[at - 1].Is(TokenMarks.ClauseEnd))
        {
            at++;
        }

        if (at + 1 >= sentence.End)
        {
            return -1;
        }

        if (tokens[at].Word is "will" or "shall" || (tokens[at].Word == "to" && (isAction || name == sentence.First || tokens[name].Is(TokenMarks.ClauseStart) || tokens[name - 1].Word is "for" or "so" or "and")))
        {
            return tokens[at + 1].Word is "be" or "have" or "not" ? -1 : at + 1;
        }

        return tokens[at].Word is "is" or "'s" && at + 3 < sentence.End && tokens[at + 1].Word == "going" && tokens[at + 2].Word == "to" ? at + 3 : -1;
    }
}
