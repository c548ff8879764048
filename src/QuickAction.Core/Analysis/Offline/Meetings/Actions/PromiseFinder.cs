using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>Finds where a speaker takes something on. Weighs only the words themselves; who asked for it is weighed later.</summary>
internal sealed class PromiseFinder(Reading reading)
{
    private const double Promised = 2;
    private const double Owed = 1;
    private const double Substance = 0.5;
    private const double NoSubstance = -1;

    private static readonly HashSet<string> StateVerbs = new(StringComparer.Ordinal)
    {
        "going", "being", "having", "thinking", "hoping", "saying", "asking", "wondering", "looking", "sitting", "standing", "joking", "kidding", "guessing", "talking", "trying", "assuming", "suggesting", "proposing",
        "moving", "seconding", "telling", "feeling", "getting", "coming", "leaving", "missing", "beginning", "starting", "struggling", "living", "wearing", "holding", "dying", "finding", "hearing", "seeing", "chairing", "reading", "listening",
        "working", "waiting", "declaring", "not", "agreeing", "approving", "authorising", "signing", "recommending", "allowing", "refusing", "closing", "keeping", "making", "putting", "giving", "taking", "steering", "quoting", "seconded",
    };

    /// <summary>The undertakings of one sentence: mostly none or one.</summary>
    public Undertaking? Find(TalkSentence sentence)
    {
        if (sentence.IsQuestion && !IsTagQuestion(sentence))
        {
            return null;
        }

        if (!MayPromise(sentence) || NotInEarnest.Is(reading, sentence))
        {
            return null;
        }

        var due = BestDue(sentence.First, sentence.End);
        Undertaking? best = null;
        foreach (var hit in reading.Cues(sentence))
        {
            var found = hit.Cue switch
            {
                Cue.Commit => Promise(sentence, hit, due),
                Cue.Offer => Offer(sentence, hit, due),
                Cue.Handled => Handled(sentence, hit, due),
                Cue.Delivery => Delivery(sentence, hit, due),
                Cue.TeamCommit => Team(sentence, hit, due),
                _ => null,
            };
            best = found is null ? best : best is null ? found : Better(best, found);
        }

        return best ?? Progressive(sentence, due);
    }

    /// <summary>Most sentences hold no word of undertaking, and need no due phrase looked for.</summary>
    private bool MayPromise(TalkSentence sentence)
    {
        foreach (var hit in reading.Cues(sentence))
        {
            if (hit.Cue is Cue.Commit or Cue.Offer or Cue.Handled or Cue.Delivery or Cue.TeamCommit)
            {
                return true;
            }
        }

        var tokens = reading.Talk.TokensOf(sentence);
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].Word == "i" && tokens[i + 1].Word == "am")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I'd better brief him, I'll do it tomorrow" is one undertaking: shown by the words with the matter, as sure as its surest part. Of two that are about as sure the first is shown: "I'll ring him, and I'll let you know".</summary>
    private static Undertaking Better(Undertaking one, Undertaking other)
    {
        var shown = one.IsElliptical != other.IsElliptical ? (one.IsElliptical ? other : one) : other.Weight > one.Weight + (one.Verb >= 0 ? Substance : 0) ? other : one;
        shown.Weight = Math.Max(one.Weight, other.Weight);
        return shown;
    }

    /// <summary>The strongest due phrase of the tokens, one that says until when something else lasts only where there is no other; of two alike the first.</summary>
    public DuePhrase? BestDue(int first, int end) =>
        DueReader.Find(reading.Tokens, first, end).OrderBy(d => reading.Tokens[d.First].Word is "until" or "till" ? 1 : 0).ThenByDescending(d => d.Strength).ThenBy(d => IsPurpose(d) ? 1 : 0).ThenBy(d => IsModifier(d, end) ? 1 : 0).FirstOrDefault();

    /// <summary>"A rota for the summer in a fortnight": what it is for beside by when it is done.</summary>
    private bool IsPurpose(DuePhrase due) => due.Due.Kind == DueKind.Vague && reading.Tokens[due.First].Word == "for";

    /// <summary>"The Saturday slots": the day tells which slots, not by when.</summary>
    private bool IsModifier(DuePhrase due, int end) =>
        due.End - due.First == 1 && due.End < end && !reading.Tokens[due.First].Is(TokenMarks.ClauseEnd) && reading.Tokens[due.First].Is(TokenMarks.Capital) && FunctionWords.IsContent(reading.Tokens[due.End].Word)
        && due.First > 0 && reading.Tokens[due.First - 1].Word is "the" or "a" or "an" or "this" or "that" or "our" or "my" or "your" or "their" or "all" or "every";

    private Undertaking? Promise(TalkSentence sentence, CueHit hit, DuePhrase? due)
    {
        var verb = hit.End;
        if (verb >= sentence.End || reading.Tokens[verb - 1].Is(TokenMarks.ClauseEnd) || StartsAgain(hit, sentence.End) || IsCourtesy(sentence, hit) || IsDoubted(sentence, hit))
        {
            return null;
        }

        // "I must have heard it": a guess about the past.
        if (reading.Tokens[verb].Word is "have" or "be" && reading.Tokens[verb - 1].Word == "must")
        {
            return null;
        }

        var owed = reading.Tokens[hit.First + 1].Word is "need" or "have" or "must" or "had" or "'d" or "hope" or "aim" or "plan" or "intend" or "mean" or "propose" or "would";
        return New(sentence, hit, UndertakingForm.Promise, verb, (owed ? Owed : Promised) + Matter(sentence, verb, due), due);
    }

    /// <summary>"I'll I'll check it": the second saying has the verb.</summary>
    private bool StartsAgain(CueHit hit, int end) =>
        hit.End + 1 < end && reading.Tokens[hit.End].Word == reading.Tokens[hit.First].Word && reading.Tokens[hit.End + 1].Word == reading.Tokens[hit.First + 1].Word;

    private Undertaking? Offer(TalkSentence sentence, CueHit hit, DuePhrase? due)
    {
        // "We can already see", "I can understand": what is so now, not what will be done.
        if (IsPerception(hit, sentence.End))
        {
            return null;
        }

        var verb = hit.End;
        if (verb >= sentence.End || reading.Tokens[verb - 1].Is(TokenMarks.ClauseEnd) || IsCourtesy(sentence, hit) || IsDoubted(sentence, hit) || Declines(sentence, hit.End))
        {
            return null;
        }

        return New(sentence, hit, UndertakingForm.Offer, verb, Owed + Matter(sentence, verb, due), due);
    }

    private Undertaking? Handled(TalkSentence sentence, CueHit hit, DuePhrase? due)
    {
        if (IsDoubted(sentence, hit) || reading.Find(sentence, Cue.Courtesy, hit.First) is { } courtesy && courtesy.First == hit.First)
        {
            return null;
        }

        var undertaking = New(sentence, hit, UndertakingForm.Handled, -1, Promised + (due is null ? 0 : 1), due);
        undertaking.IsElliptical = (reading.ContentWords(hit.First + 1, hit.End) == 0 && !(reading.Tokens[hit.End - 1].Word == "down" && reading.ContentWords(hit.End, sentence.End) > 1)) || (hit.End - hit.First <= 4 && reading.Tokens[hit.End - 1].Word == "me");
        return undertaking;
    }

    /// <summary>"You'll have it by Friday": an undertaking when it says by when, or that it comes from the speaker.</summary>
    private Undertaking? Delivery(TalkSentence sentence, CueHit hit, DuePhrase? due)
    {
        var mine = reading.Tokens[hit.End - 1].Word == "me" && reading.Tokens[hit.End - 2].Word is "from" or "off";
        if (IsDoubted(sentence, hit) || (due is null && !mine) || (mine && !HasWill(sentence)))
        {
            return null;
        }

        var undertaking = New(sentence, hit, UndertakingForm.Delivery, -1, Owed + (due is null ? Substance : 1) + (reading.ContentWords(sentence.First, sentence.End) >= 2 ? Substance : 0), due);
        undertaking.Weight += reading.Tokens[hit.First].Word is "you" or "it" or "that" or "they" or "this" || mine ? Substance : 0;
        return undertaking;
    }

    private Undertaking? Team(TalkSentence sentence, CueHit hit, DuePhrase? due)
    {
        if (hit.End >= sentence.End || reading.IsChair(reading.Speaker(sentence)) || IsDoubted(sentence, hit))
        {
            return null;
        }

        return New(sentence, hit, UndertakingForm.Team, hit.End, Matter(sentence, hit.End, due), due);
    }

    /// <summary>"I'm ringing them this evening": the present for a plan, which only a day makes sure.</summary>
    private Undertaking? Progressive(TalkSentence sentence, DuePhrase? due)
    {
        var tokens = reading.Tokens;
        for (var at = sentence.First; due is { Strength: > 1 } && at + 2 < sentence.End; at++)
        {
            if (tokens[at].Word != "i" || tokens[at + 1].Word != "am")
            {
                continue;
            }

            var verb = tokens[at + 2].Word is "also" or "just" or "actually" or "already" ? at + 3 : at + 2;
            if (verb < sentence.End && tokens[verb].Word.EndsWith("ing", StringComparison.Ordinal) && !StateVerbs.Contains(tokens[verb].Word))
            {
                var hit = new CueHit(Cue.Commit, at, verb);
                return IsDoubted(sentence, hit) ? null : New(sentence, hit, UndertakingForm.Planned, verb, Owed + Matter(sentence, verb, due), due);
            }
        }

        return null;
    }

    private Undertaking New(TalkSentence sentence, CueHit hit, UndertakingForm form, int verb, double weight, DuePhrase? due) => new()
    {
        Owner = reading.Speaker(sentence),
        Sentence = sentence,
        Form = form,
        Verb = verb,
        Start = hit.First,
        Weight = weight,
        Due = due,
        IsDoubtful = reading.Find(sentence, Cue.Try, hit.First) is not null || Declines(sentence, hit.End),
        IsElliptical = verb >= 0 && IsElliptical(sentence, verb),
    };

    /// <summary>A day makes an undertaking surer; something to do it to makes it one at all.</summary>
    private double Matter(TalkSentence sentence, int verb, DuePhrase? due)
    {
        var words = reading.ContentWords(verb + 1, sentence.End) + reading.ContentWords(sentence.First, Math.Max(sentence.First, verb - 3));
        if (due is not null)
        {
            words -= reading.ContentWords(due.First, due.End);
        }

        return (due is null or { Strength: 1 } ? 0 : 1) + (words >= 2 ? Substance : words <= 0 ? NoSubstance : 0);
    }

    private bool IsElliptical(TalkSentence sentence, int verb)
    {
        var tokens = reading.Tokens;
        return (tokens[verb].Word is "have" or "get" && verb + 2 < sentence.End && tokens[verb + 1].Word is "it" or "that" or "this" or "them" && tokens[verb + 2].Word is "done" or "sorted" or "fixed" or "made" or "changed" or "finished" && reading.ContentWords(verb + 3, sentence.End) <= 1)
            || reading.ContentWords(verb + 1, sentence.End) == 0 && reading.ContentWords(sentence.First, verb) == 0 || tokens[verb].Word == "do" && verb + 1 < sentence.End && tokens[verb + 1].Word is "it" or "that" or "this" or "so";
    }

    /// <summary>"You'll have it off me", "you can have a list off me".</summary>
    private bool HasWill(TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Word is "will" or "shall" || (tokens[at].Word == "can" && at > 0 && at + 1 < tokens.Length && tokens[at - 1].Word is "you" or "they" && tokens[at + 1].Word is "have" or "get"))
            {
                return true;
            }
        }

        return InSoManyWords.IsGoing(tokens);
    }

    private bool IsCourtesy(TalkSentence sentence, CueHit commit)
    {
        foreach (var hit in reading.Cues(sentence))
        {
            if (hit.Cue == Cue.Courtesy && hit.First == commit.First)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsDoubted(TalkSentence sentence, CueHit hit)
    {
        var doubt = DoubtScope.At(reading, sentence, hit.First);
        if ((doubt & (Doubt.Quoted | Doubt.Reported | Doubt.Conditional)) != 0)
        {
            return true;
        }

        // "Could" and "not" that come later in the sentence are about something else.
        return IsNegated(hit) || ((doubt & Doubt.Hedged) != 0 && reading.HasBefore(sentence, Cue.Hedge, hit.End + 1));
    }

    private bool IsNegated(CueHit hit)
    {
        for (var i = hit.First; i < Math.Min(hit.End + 1, reading.Tokens.Length); i++)
        {
            if (reading.Tokens[i].Word is "not" or "never")
            {
                return true;
            }
        }

        return false;
    }

    private bool Declines(TalkSentence sentence, int from) => reading.Find(sentence, Cue.Decline, from) is not null;

    /// <summary>"I'll do that on Friday, shall I?" promises; "will I do that?" does not.</summary>
    private bool IsTagQuestion(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        var last = reading.ClauseStart(sentence, sentence.End - 1);
        return (last > sentence.First && sentence.End - last <= 3 && tokens[last].Word is "shall" or "ok" or "okay" or "right" or "yes" or "yeah" or "alright" or "is" or "if") || NotInEarnest.AsksShallI(reading, sentence);
    }

    private bool IsPerception(CueHit hit, int sentenceEnd)
    {
        for (var i = hit.First; i < Math.Min(hit.End + 2, sentenceEnd); i++)
        {
            if (reading.Tokens[i].Word is "already" or "understand" or "imagine" or "remember" or "hear" or "feel")
            {
                return true;
            }
        }

        return false;
    }
}
