using QuickAction.Core.Analysis.Offline.Meetings.Actions;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Decisions;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
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
        var (sentence, verb) = useAsked ? (asked ?? undertaking.Sentence, undertaking.Form == UndertakingForm.Request ? undertaking.Verb : -1) : (undertaking.Sentence, undertaking.Verb);
        var requester = useAsked && reading.Speaker(sentence) is >= 0 and var speaker ? reading.Roster.People[speaker].Name : null;
        var first = verb >= 0 ? verb : useAsked ? BeginOfRequest(sentence) : Begin(sentence);
        var end = verb >= 0 ? End(sentence, verb, undertaking.Due) : useAsked && reading.Tokens[sentence.End - 1].Word == "please" ? sentence.End - 1 : sentence.End;
        var words = SentenceWriter.Write(reading.Talk, first, end, requester, useAsked ? token => Vocative(sentence, token, undertaking.Owner) : null);
        var fronted = verb >= 0 && !useAsked ? Fronted(undertaking) : "";
        var due = undertaking.Due is { } phrase && !Covers(phrase, sentence, first, end) && fronted.Length == 0 ? $" {SentenceWriter.Write(reading.Talk, phrase.First, phrase.End)}" : "";
        var who = owner is null ? "" : verb >= 0 ? $"{owner} {(undertaking.Form == UndertakingForm.Planned && !useAsked ? ConnectingWords.Is : ConnectingWords.To)} " : $"{owner}: ";
        return Finish($"{who}{words}{due}{(fronted.Length == 0 ? "" : $" ({fronted})")}");
    }

    /// <summary>Where the words of the undertaking end and reasons begin.</summary>
    public int EndOfUndertaking(Undertaking undertaking) => undertaking.Verb >= 0 && undertaking.Form != UndertakingForm.Request
        ? End(undertaking.Sentence, undertaking.Verb, undertaking.Due)
        : undertaking.Sentence.End;

    public string Decision(Settlement settlement) => string.Join(' ', settlement.Sentences.Select(Settled));

    /// <summary>One sentence, its leading particles left off, the speaker named where the sentence says "I".</summary>
    public string Settled(TalkSentence sentence)
    {
        var first = Begin(sentence);
        var name = reading.Speaker(sentence) is >= 0 and var speaker ? reading.Roster.People[speaker].Name : null;
        var tokens = reading.Tokens;
        if (name is not null && !sentence.IsQuestion && !NamesItsSpeaker(sentence, first))
        {
            return Finish($"{name}: {SentenceWriter.Write(reading.Talk, first, EndOfSaying(sentence))}", sentence.IsQuestion);
        }

        return sentence.IsQuestion && HasFirstPerson(sentence)
            ? Finish($"{name}: {SentenceWriter.Quote(reading.Talk, first, EndOfSaying(sentence))}", question: true)
            : Finish(SentenceWriter.Write(reading.Talk, first, EndOfSaying(sentence), name), sentence.IsQuestion);
    }

    /// <summary>"I'm moving it" can be "Ann Fry is moving it"; "I see no dissent" cannot, without another form of the verb.</summary>
    private bool NamesItsSpeaker(TalkSentence sentence, int first)
    {
        for (var at = first; at < sentence.End; at++)
        {
            if (reading.Tokens[at].Word == "i")
            {
                return at + 1 < sentence.End && reading.Tokens[at + 1].Word is "am" or "have" or "will" or "shall" or "was" or "would" or "'d" or "can" or "could" or "should" or "must" or "may" or "had";
            }
        }

        return true;
    }

    /// <summary>"Stewart, I want a test run by Friday" asks for "a test run by Friday".</summary>
    private int BeginOfRequest(TalkSentence sentence)
    {
        var tokens = reading.Tokens;
        var at = Begin(sentence);
        while (at < sentence.End - 2 && reading.PersonAt(at) >= 0 && reading.ClauseEnd(sentence, at) is var end && end < sentence.End - 1 && end - at <= 3)
        {
            at = end;
        }

        var want = at;
        if (tokens[want].Word == "i")
        {
            want += tokens[want + 1].Word is "would" or "'d" ? 2 : 1;
            if (want < sentence.End - 2 && tokens[want].Word is "want" or "need" or "like")
            {
                return want + 1;
            }
        }

        return at;
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
            if (token.Word is "i" or "me" or "my")
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
            var reached = due is null || due.First < verb || due.First >= sentence.End || at + 1 >= due.End;
            if (reached && tokens[at].Is(TokenMarks.ClauseEnd) && at > verb && (Reasons.Contains(tokens[at + 1].Word) || (tokens[at + 1].Word == "and" && at + 2 < sentence.End && tokens[at + 2].Word is "then" or "i" or "we" or "they" or "he" or "she" or "it")))
            {
                return at + 1;
            }
        }

        return sentence.End;
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
        return text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}{(question ? '?' : '.')}";
    }
}
