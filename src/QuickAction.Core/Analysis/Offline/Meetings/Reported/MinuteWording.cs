using QuickAction.Core.Analysis.Offline.Meetings.Actions;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Decisions;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Reported;

/// <summary>Puts what was said as a minute: an action as "OWNER to VERB ... by DUE", a decision as the words that settled it.</summary>
internal sealed class MinuteWording(Reading reading)
{
    private static readonly HashSet<string> Lead = [.. WordLists.Particles.Split(' '), "settled", "agreed", "done", "yes", "also", "in", "that"];

    /// <summary>What a clause that goes on to reasons begins with: the action ends before it.</summary>
    private static readonly HashSet<string> Reasons = new(StringComparer.Ordinal)
    {
        "because", "so", "since", "as", "but", "though", "although", "or", "i", "we", "they", "he", "she", "it", "you", "that", "there", "which", "then", "otherwise", "somebody", "nobody", "not", "let", "my", "hopefully", "is", "if", "can", "could", "would", "will", "are", "do", "please", "ok", "okay", "right", "all", "alright",
    };

    public string Action(Undertaking undertaking, string? owner)
    {
        var asked = undertaking.Asked;
        var useAsked = undertaking.Form == UndertakingForm.Request || (asked is not null && (undertaking.IsElliptical || undertaking.Verb < 0));
        var sentence = useAsked ? asked ?? undertaking.Sentence : undertaking.Sentence;
        var verb = useAsked && (asked is not null || undertaking.Verb < 0) ? VerbOfRequest(sentence) : undertaking.Verb;
        var isPlanned = undertaking.Form == UndertakingForm.Planned && !useAsked;
        if (owner is null || !IsWellFormed(sentence, verb, isPlanned))
        {
            return Quoted(undertaking, sentence, owner);
        }

        var requester = useAsked && reading.Speaker(sentence) is >= 0 and var speaker ? reading.Roster.People[speaker].Name : null;
        var end = End(sentence, verb, undertaking.Due);
        end = useAsked && reading.Tokens[end - 1].Word == "please" ? end - 1 : end;
        if (FirstPerson.StaysAsSaid(reading.Tokens, verb, end) || reading.HasFirstPersonOfAnother(verb, end) || (requester is not null && !NamesAsker(verb, end)))
        {
            return Quoted(undertaking, sentence, owner);
        }

        var called = useAsked ? undertaking.Owner : SpokenTo.Of(reading, undertaking);
        var you = useAsked || called < 0 ? null : reading.Roster.People[called].Name;
        var words = SentenceWriter.Write(reading.Talk, verb, end, requester, token => Superseded(undertaking, token) + (called < 0 ? 0 : Vocative(sentence, token, called)) + (useAsked || !IsSecondVerb(sentence, token) ? 0 : 2), youAreOwner: useAsked, you);
        var fronted = useAsked ? "" : Fronted(undertaking);
        var due = undertaking.Due is { } phrase && !Covers(phrase, sentence, verb, end) && fronted.Length == 0 ? $" {Preposition(undertaking)}{Apart(phrase, sentence, end)}" : "";
        return Finish($"{owner} {(isPlanned ? ConnectingWords.Is : ConnectingWords.To)} {words}{due}{(fronted.Length == 0 ? "" : $" ({fronted})")}{Named(undertaking)}");
    }

    /// <summary>What "it" is, as it was named before.</summary>
    private string Named(Undertaking undertaking) =>
        undertaking.Named is { } thing && SentenceWriter.Write(reading.Talk, thing.First, thing.End) is var words ? $" ({char.ToLowerInvariant(words[0])}{words[1..]})" : "";

    /// <summary>Tokens of the day that does not hold: all of it where the other is said elsewhere, and up to the other ("by Tuesday, no, Wednesday") where both stand in the sentence.</summary>
    private int Superseded(Undertaking undertaking, int token)
    {
        if (undertaking is not { Replaced: { } replaced, Due: { } due } || token < replaced.First || token >= replaced.End)
        {
            return 0;
        }

        var isBeside = due.First == replaced.End && due.End <= undertaking.Sentence.End;
        return token == replaced.First && isBeside && Leads(token) && !Leads(due.First) ? 0 : replaced.End - token;
    }

    /// <summary>"By Friday?" "Monday's more realistic." is "by Monday": the little word before the day that was asked for is said of the other as well.</summary>
    private string Preposition(Undertaking undertaking) =>
        undertaking is { Replaced: { } replaced, Due: { } due } && Leads(replaced.First) && !Leads(due.First) ? $"{reading.Tokens[replaced.First].Word} " : "";

    private bool Leads(int token) => reading.Tokens[token].Word is "by" or "on" or "before" or "for" or "from" or "within" or "in" or "at";

    /// <summary>A day that stood in a clause of its own is set apart, so that "ask him to hold off, I'll do that this week" does not become "hold off this week".</summary>
    private string Apart(DuePhrase due, TalkSentence sentence, int end)
    {
        var words = Small(due, SentenceWriter.Write(reading.Talk, due.First, due.End));
        return (due.First >= end && due.First < sentence.End) || reading.Tokens[due.First].Word == "the" ? $"({words})" : words;
    }

    /// <summary>"Tomorrow." said on its own is "tomorrow" at the end of a minute; days and months keep their capital.</summary>
    private string Small(DuePhrase due, string words) =>
        reading.Tokens[due.First] is var first && first.Is(TokenMarks.SentenceStart) && !ClauseWords.Months.Contains(first.Word) && (first.Word == "today" || !first.Word.EndsWith("day", StringComparison.Ordinal)) && reading.PersonAt(due.First) < 0
            ? $"{char.ToLowerInvariant(words[0])}{words[1..]}"
            : words;

    /// <summary>What cannot be put as "OWNER to VERB" is quoted as it was said, after the owner and, where it was asked, who asked it.</summary>
    private string Quoted(Undertaking undertaking, TalkSentence sentence, string? owner)
    {
        var speaker = reading.Speaker(sentence);
        var first = AfterCall(sentence, undertaking.Owner);
        var quote = SentenceWriter.Quote(reading.Talk, first, sentence.End);
        quote = quote.Length == 0 ? quote : $"{char.ToUpperInvariant(quote[0])}{quote[1..]}";
        var due = undertaking.Due is { } phrase && !Covers(phrase, sentence, first, sentence.End) ? $" ({Small(phrase, SentenceWriter.Write(reading.Talk, phrase.First, phrase.End))})" : "";
        var asker = speaker >= 0 && speaker != undertaking.Owner ? $" {reading.Roster.People[speaker].Name} {ConnectingWords.Asked}:" : "";
        var named = Named(undertaking);
        return Finish($"{(owner is null ? "" : $"{owner}:{asker} ")}{(named.Length == 0 ? quote : quote.TrimEnd('.', '!', '?'))}{due}{named}", sentence.IsQuestion && due.Length == 0);
    }

    /// <summary>"OWNER to VERB": the verb is one that can follow "to" (or "is"), and no "myself" hangs on it.</summary>
    private bool IsWellFormed(TalkSentence sentence, int verb, bool isPlanned)
    {
        if (verb < sentence.First || verb >= sentence.End || reading.PersonAt(verb) >= 0)
        {
            return false;
        }

        var word = reading.Tokens[verb].Word;
        if (isPlanned ? !word.EndsWith("ing", StringComparison.Ordinal) : !VerbForms.IsBase(word))
        {
            return false;
        }

        for (var at = verb + 1; at < sentence.End; at++)
        {
            if (reading.Tokens[at].Word == "myself" && (at == verb + 1 || ClauseWords.Prepositions.Contains(reading.Tokens[at - 1].Word) || reading.Tokens[at - 1].Word == "to"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"Somebody has to ring them", "could you ring them", "you go and see", "ring them for me": the first verb that "you" has, or that the order begins with; -1 without one.</summary>
    private int VerbOfRequest(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        if (reading.Find(sentence, Cue.AskRoom) is { } asksRoom && asksRoom.End < sentence.End && VerbForms.IsBase(reading.Tokens[asksRoom.End].Word))
        {
            return asksRoom.End;
        }

        var first = AfterCall(sentence, -1);
        for (var at = first; at + 1 < Math.Min(sentence.End, first + 8); at++)
        {
            if (tokens[at].Word != "you" || tokens[at].Is(TokenMarks.ClauseEnd))
            {
                continue;
            }

            var verb = at + 1;
            while (verb + 1 < sentence.End && (ClauseWords.Adverbs.Contains(tokens[verb].Word) || tokens[verb].Word is "please" or "to"))
            {
                verb++;
            }

            return VerbForms.IsBase(tokens[verb].Word) ? verb : -1;
        }

        return ClauseWords.Orders.Contains(tokens[first].Word) ? first : -1;
    }

    /// <summary>Where the sentence begins once particles and a name that is only called are left off.</summary>
    private int AfterCall(TalkSentence sentence, int owner)
    {
        var at = Begin(sentence);
        while (at < sentence.End - 2 && reading.PersonAt(at) is >= 0 and var person && (owner < 0 || person == owner) && reading.ClauseEnd(sentence, at) is var end && end < sentence.End - 1 && end - at <= 3)
        {
            at = end;
        }

        return at;
    }

    /// <summary>Where the words of the undertaking end and reasons begin.</summary>
    public int EndOfUndertaking(Undertaking undertaking) => undertaking.Verb >= 0 && undertaking.Form != UndertakingForm.Request
        ? End(undertaking.Sentence, undertaking.Verb, undertaking.Due)
        : undertaking.Sentence.End;

    public string Decision(Settlement settlement) => string.Join(' ', settlement.Sentences.Select(Settled));

    /// <summary>
    /// One sentence, its leading particles left off, the speaker named where the sentence says "I"; where no name can stand for it, in the speaker's own words, for "Jo Bell:
    /// they are closing the depot" would be read of others.
    /// </summary>
    public string Settled(TalkSentence sentence)
    {
        var first = Begin(sentence);
        var name = reading.Speaker(sentence) is >= 0 and var speaker ? reading.Roster.People[speaker].Name : null;
        var end = EndOfSaying(sentence);
        if ((sentence.IsQuestion && HasFirstPerson(sentence)) || (name is not null && (FirstPerson.StaysAsSaid(reading.Tokens, first, end) || reading.HasFirstPersonOfAnother(first, end))))
        {
            return Finish($"{(name is null ? "" : $"{name}: ")}{SentenceWriter.Quote(reading.Talk, first, end)}", sentence.IsQuestion);
        }

        return name is not null && !sentence.IsQuestion && !NamesItsSpeaker(sentence, first)
            ? Finish($"{name}: {SentenceWriter.Quote(reading.Talk, first, end)}")
            : Finish(SentenceWriter.Write(reading.Talk, first, end, name), sentence.IsQuestion);
    }

    /// <summary>Whether a name can stand for the first "I" of the sentence. "I think we close it" is a view, and says whose.</summary>
    private bool NamesItsSpeaker(TalkSentence sentence, int first)
    {
        for (var at = first; at < sentence.End; at++)
        {
            if (reading.Tokens[at].Word == "i" && !reading.Tokens[at].Is(TokenMarks.Quoted))
            {
                return Fillers.At(reading.Tokens, first, at, sentence.End) == 0 && FirstPerson.CanBeNamed(reading.Tokens, at, sentence.End);
            }
        }

        return true;
    }

    /// <summary>"Send me the form I need": the asker's name fits no "need", and "they" would be the one who is asked.</summary>
    private bool NamesAsker(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (reading.Tokens[at].Word is "i" or "me" or "my" or "mine")
            {
                return reading.Tokens[at].Word != "i" || FirstPerson.CanBeNamed(reading.Tokens, at, end);
            }
        }

        return true;
    }

    /// <summary>Tokens of the owner's name where it only calls: the minute names the owner already.</summary>
    private int Vocative(TalkSentence sentence, int token, int owner)
    {
        if (owner < 0 || reading.PersonAt(token) != owner)
        {
            return 0;
        }

        var end = reading.ClauseEnd(sentence, token);
        return end - token <= 3 && (reading.Tokens[token].Is(TokenMarks.ClauseStart) || token == sentence.First) ? end - token : 0;
    }

    private int Begin(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        var at = sentence.First;
        while (at < sentence.End - 2 && Lead.Contains(tokens[at].Word) && tokens[at].Word is not ("in" or "that" or "resolved" or "no" or "next" or "last" or "first") && (tokens[at].Word is not ("agreed" or "settled" or "done") || tokens[at].Is(TokenMarks.ClauseEnd)))
        {
            at++;
        }

        return at;
    }

    private bool HasFirstPerson(TalkSentence sentence)
    {
        foreach (var token in reading.Talk.TokensOf(sentence))
        {
            if (token.Word is "i" or "me" or "my" && !token.Is(TokenMarks.Quoted))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"... then." at the end is only the chair's full stop.</summary>
    private int EndOfSaying(TalkSentence sentence) =>
        sentence.Length > 4 && reading.Tokens[sentence.End - 1].Word == "then" ? sentence.End - 1 : sentence.End;

    private int End(TalkSentence sentence, int verb, DuePhrase? due)
    {
        var tokens = reading.Tokens;
        for (var at = verb; at < sentence.End - 1; at++)
        {
            var reached = due is null || due.First < verb || due.First >= sentence.End || at + 1 >= due.End || OnlyDatesIt(at + 1, due);
            if (reached && tokens[at].Is(TokenMarks.ClauseEnd) && at > verb && (Reasons.Contains(tokens[at + 1].Word) || (tokens[at + 1].Word == "and" && at + 2 < sentence.End && tokens[at + 2].Word is "then" or "i" or "we" or "they" or "he" or "she" or "it" && !IsSecondVerb(sentence, at + 2))))
            {
                return tokens[at].Word is "and" or "or" or "but" && at > verb + 1 ? at : at + 1;
            }
        }

        return sentence.End;
    }

    /// <summary>"I'll have his bloods on Monday, and I'll do him an ECG": the same person's, in the same breath; "and I'll let you know" is talk.</summary>
    private bool IsSecondVerb(TalkSentence sentence, int at) =>
        at + 3 < sentence.End && reading.Tokens[at].Word == "i" && reading.Tokens[at - 1].Word == "and" && reading.Tokens[at + 1].Word == "will" && !reading.IsOfAnother(at)
        && VerbForms.IsBase(reading.Tokens[at + 2].Word) && !(reading.Tokens[at + 2].Word == "do" && reading.Tokens[at + 3].Word is "it" or "that" or "this" or "so") && reading.ContentWords(at + 3, sentence.End) > 0
        && !IsMoan(at + 2)
        && !Array.Exists(reading.Cues(sentence).ToArray(), h => h.Cue is Cue.Courtesy or Cue.Try && h.First == at);

    /// <summary>"And I'll go mad if I get the answerphone", "and I'll lose sleep", "and I'll get the blame"; "and I'll get her a neck brace" is a promise.</summary>
    private bool IsMoan(int verb)
    {
        var (next, third) = (reading.Tokens[verb + 1].Word, verb + 2 < reading.Tokens.Length ? reading.Tokens[verb + 2].Word : "");
        return reading.Tokens[verb].Word switch
        {
            "die" or "cry" or "scream" or "regret" => true,
            "lose" => next is "sleep" or "my",
            "go" => next is "mad" or "spare" or "grey" or "bananas",
            "get" => next == "shouted" || (next, third) is ("the", "blame") or ("it", "in"),
            _ => false,
        };
    }

    /// <summary>"..., I'll do that by Friday": says no more than by when.</summary>
    private bool OnlyDatesIt(int clause, DuePhrase due)
    {
        var at = reading.Tokens[clause].Word == "and" ? clause + 1 : clause;
        return reading.Tokens[at].Word is "i" or "we" && due.First > at && reading.ContentWords(at, due.First) == 0;
    }

    /// <summary>"The frame and the lever, I'll have those fitted": what stands before the undertaking says what it is of.</summary>
    private string Fronted(Undertaking undertaking)
    {
        var (sentence, start) = (undertaking.Sentence, undertaking.Start);
        var first = Begin(sentence);
        if (start - first < 2 || !reading.Tokens[start].Is(TokenMarks.ClauseStart) || reading.ContentWords(first, start) == 0 || Reasons.Contains(reading.Tokens[first].Word) || SaysYes(sentence, start))
        {
            return "";
        }

        var words = SentenceWriter.Write(reading.Talk, first, start);
        return FunctionWords.IsContent(reading.Tokens[first].Word) ? words : $"{char.ToLowerInvariant(words[0])}{words[1..]}";
    }

    /// <summary>"No problem, I'll ...", "Leave that with me, I'll ...": willing, but no matter.</summary>
    private bool SaysYes(TalkSentence sentence, int before)
    {
        foreach (var hit in reading.Cues(sentence))
        {
            if (hit.Cue is Cue.Assent or Cue.Handled or Cue.Accept && hit.First < before)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Covers(DuePhrase due, TalkSentence sentence, int first, int end) =>
        due.First >= sentence.First && due.First >= first && due.End <= end;

    private static string Finish(string text, bool question = false)
    {
        text = text.TrimEnd('.', ',', ' ', '?', '!');
        var first = text.Length > 1 && text[0] is '"' or '\u201C' ? 1 : 0;
        return text.Length == 0 ? text : $"{text[..first]}{char.ToUpperInvariant(text[first])}{text[(first + 1)..]}{(question ? '?' : '.')}";
    }
}
