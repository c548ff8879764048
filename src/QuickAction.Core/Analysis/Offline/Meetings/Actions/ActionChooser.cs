using QuickAction.Core.Analysis.Offline.Meetings.Dates;
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

    /// <summary>Weight at which the rules alone would take an undertaking.</summary>
    private const double Sure = 2;

    /// <summary>The same for one with its day or its answer.</summary>
    private const double VerySure = 3;

    /// <summary>Log odds down to which the model is not set against what the rules are sure of.</summary>
    private const double NotAgainst = 3;

    private readonly List<Undertaking> _chosen = [];

    private readonly DuesApart _dues = new(reading, facts);

    public IReadOnlyList<Undertaking> Choose()
    {
        foreach (var sentence in reading.Sentences)
        {
            if (IsAboutThePast(sentence) || IsMotion(sentence) || IsAnothersPromise(sentence) || IsGivenUp(sentence))
            {
                continue;
            }

            if (_dues.Of(sentence) is not null && !IsAnswer(sentence))
            {
                TakeDated(sentence);
                continue;
            }

            if (scores.Undertakes(sentence.Index) || TakesUp(sentence) || (scores.AgreesToAction(sentence.Index, isSure: true) && Known(sentence) is { Weight: >= Sure, IsWithdrawn: false } known && scores.AgreesToAction(sentence.Index, known.Weight >= VerySure)))
            {
                Take(sentence);
            }
        }

        var merged = Merged().ConvertAll(u => u.Owner == reading.Speaker(u.Sentence) && IsWantedFromYou(u.Sentence) ? Asked(u) : u);
        foreach (var undertaking in merged)
        {
            undertaking.Due = OwnDue(undertaking) ?? undertaking.Due;
            undertaking.Asked ??= undertaking.IsElliptical && (undertaking.Verb < 0 || reading.Tokens[undertaking.Verb].Word == "do") ? Before(undertaking) : null;
        }

        _dues.Give(merged);
        return merged;
    }

    /// <summary>"Did you get it before today?" asks for an answer, not for work.</summary>
    private bool IsAboutThePast(TalkSentence sentence) =>
        sentence.IsQuestion && facts[sentence.Index].Clauses.Any(c => c is { Subject: Subject.InvertedYou, Tense: Tense.Did });

    /// <summary>The model sees one sentence, and not that its speaker or the chair gave the matter to somebody else a breath later.</summary>
    private bool IsGivenUp(TalkSentence sentence) =>
        Known(sentence) is { IsGivenUp: true } known && (known.Sentence.Index == sentence.Index || known.Assent?.Index == sentence.Index);

    /// <summary>"The roofer told me, I'll come by Friday": nobody here undertakes anything, and the model does not see whose words they are.</summary>
    private bool IsAnothersPromise(TalkSentence sentence)
    {
        if (Own(sentence).Verb >= 0 || Known(sentence) is not null || Request(sentence) is not null)
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
    private bool TakesUp(TalkSentence sentence) =>
        scores.Action[sentence.Index] >= -NotAgainst
        && scores.Action[sentence.Index] > scores.Decision[sentence.Index]
        && Known(sentence) is { Form: UndertakingForm.Handled, IsWithdrawn: false, IsDoubtful: false } known
        && known.Sentence.Index == sentence.Index
        && (!known.IsElliptical || (known is { Weight: >= VerySure, Asked: { } asked } && Request(asked) is not null && facts[asked.Index].Matter.Length > 0 && !IsAskedBetween(asked, sentence)));

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

    /// <summary>"Could you ring them?" "By Friday.": a day for an answer takes on what another person asked just before.</summary>
    private bool IsAnswer(TalkSentence sentence)
    {
        var speaker = reading.Speaker(sentence);
        return sentence.Index == reading.Talk.TurnOf(sentence).FirstSentence
            && undertakings.Requests.Any(r => !r.IsAnswered && sentence.Turn - r.Sentence.Turn == 1 && r.Speaker != speaker && (r.Addressee == speaker || r.Addressee < 0));
    }

    /// <summary>"I'll move that we refuse it", "I'll second that": done by being said.</summary>
    private bool IsMotion(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; at + 2 < sentence.End; at++)
        {
            if (tokens[at].Word == "i" && tokens[at + 1].Word is "will" or "would" or "'d" && tokens[at + 2].Word is "move" or "second" or "propose")
            {
                return at + 3 == sentence.End || tokens[at + 3].Word is "that" or "it" or "refusal" or "approval" or "the" && tokens[at + 2].Word != "move";
            }
        }

        return false;
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
            _chosen.Add(New(sentence));
        }
    }

    /// <summary>What the rules made of the sentence: the undertaking itself first, then what it agrees to, then what was asked for in it.</summary>
    private Undertaking? Known(TalkSentence sentence)
    {
        Undertaking? best = null;
        var rank = 0;
        foreach (var found in undertakings.Found)
        {
            var own = found.Sentence.Index == sentence.Index ? 3 : found.Assent?.Index == sentence.Index ? 2 : found.Asked?.Index == sentence.Index && found.Sentence.Turn - sentence.Turn <= AnswerTurns ? 1 : 0;
            if (own > rank)
            {
                (best, rank) = (found, own);
            }
        }

        return best;
    }

    /// <summary>The request just before that the sentence may answer: asked of its speaker, or of nobody in particular.</summary>
    private Undertaking? AnsweredRequest(TalkSentence sentence)
    {
        var speaker = reading.Speaker(sentence);
        for (var i = _chosen.Count - 1; i >= 0 && sentence.Turn - _chosen[i].Sentence.Turn <= AnswerTurns; i--)
        {
            var last = _chosen[i];
            if (last.Form == UndertakingForm.Request && last.Assent is null && last.Sentence.Turn < sentence.Turn && (last.Owner == speaker || last.Owner < 0) && !IsRequest(sentence))
            {
                return last;
            }
        }

        return null;
    }

    private void Answer(Undertaking request, TalkSentence sentence)
    {
        var answer = New(sentence);
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
            Due = answer.Due ?? request.Due,
        });
    }

    private Undertaking New(TalkSentence sentence)
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
        return Make(sentence, speaker, form, verb, start);
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

    private SpokenRequest? Request(TalkSentence sentence) => undertakings.Requests.FirstOrDefault(r => r.Sentence.Index == sentence.Index);

    /// <summary>Asks somebody else: the rules say so, or it is put as a question or an order to a "you".</summary>
    private bool IsRequest(TalkSentence sentence)
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
            Subject.InvertedI or Subject.InvertedWe => sentence.IsQuestion && main.Tense is Tense.Can or Tense.Might,
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
            if (tokens[at].Word == "you" && tokens[at + 1].Word is "'ll" or "will" && tokens[at + 2].Word is "get" or "have" or "hear")
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
    private Undertaking Asked(Undertaking wanted) =>
        Make(wanted.Sentence, Addressee(wanted.Sentence, reading.Speaker(wanted.Sentence)), UndertakingForm.Request, wanted.Verb, wanted.Start);

    /// <summary>"I want a form from you."</summary>
    private bool IsWantedFromYou(TalkSentence sentence)
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
                return (at, verb + 1);
            }

            if (at > sentence.First && tokens[at - 1].Word is "for" or "with" or "on" or "to" && reading.IsChair(speaker) && facts[sentence.Index].Clauses.All(c => c.Subject != Subject.I))
            {
                return (at, -1);
            }
        }

        return null;
    }

    /// <summary>"I'll ring", "I'm ringing": from the verb on; anything else as it was said.</summary>
    private (UndertakingForm Form, int Verb, int Start) Own(TalkSentence sentence)
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

    private List<Undertaking> Merged()
    {
        var kept = new List<Undertaking>();
        foreach (var undertaking in _chosen.OrderBy(u => u.Sentence.Index).ThenBy(u => u.Start))
        {
            var same = kept.FindIndex(k => IsSameMatter(k, undertaking));
            if (same < 0)
            {
                kept.Add(undertaking);
                continue;
            }

            var (shown, other) = IsBetterShown(undertaking, kept[same]) ? (undertaking, kept[same]) : (kept[same], undertaking);
            shown.Asked ??= other.Asked;
            shown.Due ??= other.Due;
            shown.Merged.AddRange([other.Sentence.Index, .. other.Merged]);
            kept[same] = shown;
        }

        return kept;
    }

    /// <summary>"Will do. I'll have the letters out by Friday.": the words with the matter are the ones to show, and a promise with its day before what was asked for.</summary>
    private static bool IsBetterShown(Undertaking next, Undertaking kept) =>
        (kept.IsElliptical && !next.IsElliptical)
        || (kept is { Form: UndertakingForm.Request, Assent: null } && next is { Form: not UndertakingForm.Request, IsElliptical: false, Due: not null });

    /// <summary>One person, and the second sentence adds nothing of its own: "I'll do it" beside what it is, or the same words again.</summary>
    private bool IsSameMatter(Undertaking kept, Undertaking next)
    {
        if (kept.Owner != next.Owner)
        {
            return false;
        }

        if (kept.Sentence.Turn == next.Sentence.Turn && (next.IsElliptical || kept.IsElliptical) && next.Sentence.Index - kept.Sentence.Index <= 2)
        {
            return true;
        }

        var (a, b) = (facts[kept.Sentence.Index].Matter, facts[next.Sentence.Index].Matter);
        return Math.Min(a.Length, b.Length) >= 2 && a.Count(w => b.Contains(w)) >= 0.6 * Math.Min(a.Length, b.Length);
    }
}
