using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// How far a sentence only says what meeting this is, what day, who chairs and takes the note, who is here or sends apologies, or that it is recorded. Read
/// clause by clause: what only adds to such a clause ("before I've got to be in court", "she's on leave") goes with it, any other clause ends it.
/// </summary>
internal sealed class Preliminaries(Talk talk)
{
    /// <summary>Words up to which a clause without a verb is taken for the meeting's name ("leisure contract board"), beside the day.</summary>
    private const int LongestName = 5;

    private static readonly FrozenSet<string> Meetings = Set(
        "meeting board panel committee sub-committee subcommittee conference forum huddle briefing hearing group workshop cabinet council scrutiny debrief supervision review session assembly consultative catch-up");

    /// <summary>What may follow the meeting's own name; after "that", "paper" or a verb it was not what the clause is about.</summary>
    private static readonly FrozenSet<string> AfterMeeting = Set("for of on with about in at and today this everybody everyone all");

    private static readonly FrozenSet<string> Times = Set(
        "hour hours minute minutes o'clock quarter half past noon morning afternoon evening today tonight week weekly monthly quarterly");

    private static readonly FrozenSet<string> Greetings = Set("morning afternoon evening hello hi welcome colleagues friends everyone everybody ladies gentlemen");

    /// <summary>A clause that begins so belongs to the one before it.</summary>
    private static readonly FrozenSet<string> Subordinates = Set("before because till until while as");
    private static readonly FrozenSet<string> Places = Set("for on at by in from with");

    /// <summary>Where people sit who join a meeting from elsewhere.</summary>
    private static readonly FrozenSet<string> Seats = Set("room office depot van car hall kitchen building house library school ward lobby corridor basement yard park flat home");

    private enum Kind
    {
        Other,

        /// <summary>Says by itself what this class looks for.</summary>
        Says,
        SaysDay,
        SaysWhoIsHere,
        SaysWhere,

        /// <summary>Says nothing, or only adds.</summary>
        Adds,
    }

    /// <summary>The token up to which the sentence is preliminaries; its first token when it does not begin with any.</summary>
    public int Until(TalkSentence sentence)
    {
        var (until, before, said) = (sentence.First, Kind.Other, false);
        for (var first = sentence.First; first < sentence.End;)
        {
            var end = first + 1;
            while (end < sentence.End && !talk.Tokens[end].Is(TokenMarks.ClauseStart) && !Subordinates.Contains(talk.Tokens[end].Word))
            {
                end++;
            }

            var kind = Read(first, end, before);
            if (kind == Kind.Other)
            {
                break;
            }

            said |= kind != Kind.Adds;
            before = kind == Kind.Adds ? before : kind;
            (until, first) = (end, end);
        }

        return said ? until : sentence.First;
    }

    private Kind Read(int first, int end, Kind before)
    {
        var at = first;
        while (at < end && (ClauseWords.Particles.Contains(Word(at)) || Greetings.Contains(Word(at)) || Word(at) == "good") && !(Word(at) == "welcome" && Follows(at, end, "to")))
        {
            at++;
        }

        return at == end || (before != Kind.Other && Subordinates.Contains(Word(first))) ? Kind.Adds
            : SaysDay(at, end) ? Kind.SaysDay
            : SaysWhoIsHere(at, end) ? Kind.SaysWhoIsHere
            : SaysWhere(at, end) ? Kind.SaysWhere
            : NamesMeeting(at, end) || SaysWhoServes(at, end) || SaysItIsRecorded(at, end) ? Kind.Says
            : Adds(at, end, before) ? Kind.Adds
            : Kind.Other;
    }

    /// <summary>"This is the risk meeting for the estate", "welcome to the board".</summary>
    private bool NamesMeeting(int first, int end)
    {
        var opens = (Word(first) == "this" && Follows(first, end, "is")) || (Word(first) == "it" && Follows(first, end, "is", "the")) || (Word(first) == "welcome" && Follows(first, end, "to"));
        for (var at = first + 2; opens && at < end; at++)
        {
            if (Meetings.Contains(Word(at)) && (at + 1 == end || talk.Tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || AfterMeeting.Contains(Word(at + 1))))
            {
                return !HasVerb(at + 1, end);
            }
        }

        return false;
    }

    /// <summary>A day of the calendar with nothing of matter beside it: "it's Thursday the tenth of September".</summary>
    private bool SaysDay(int first, int end)
    {
        var day = DateReader.Find(talk.TokenArray, first, end).FirstOrDefault(d => d.Month is not null);
        return day is not null && IsEmpty(first, day.First) && IsEmpty(day.End, end);
    }

    /// <summary>"I've got Ines, Bram and Jo", "round the table", "apologies from Ines", "she's with us till noon".</summary>
    private bool SaysWhoIsHere(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            var next = at + 1 < end ? Word(at + 1) : "";
            var before = at > first ? Word(at - 1) : "";
            if (Word(at) is "apologies" or "apology" && (at == first || next == "from" || before is "her" or "his" or "their" or "my" or "any" or "sends" or "sent"))
            {
                return true;
            }

            if (Word(at) == "with" && next == "us" && before is "is" or "'s" or "are" && (at + 2 == end || Subordinates.Contains(Word(at + 2)) || Word(at + 2) is "today" or "from" or "for"))
            {
                return true;
            }
        }

        var sees = Word(first) is "i" or "we" ? SeesFrom(first, end) : -1;
        return (sees > 0 && sees < end && IsName(sees) && !HasVerb(sees, end))
            || (Word(first) is "round" or "around" && Follows(first, end, "the", "table"))
            || (Word(first) == "in" && Follows(first, end, "the", "room") && first + 3 == end);
    }

    /// <summary>"I'm in the depot", "I'm in the van".</summary>
    private bool SaysWhere(int first, int end)
    {
        if (Word(first) != "i" || !Follows(first, end, "am") || first + 2 >= end || Word(first + 2) is not ("in" or "at" or "on"))
        {
            return false;
        }

        for (var at = first + 3; at < end && Word(at) != "about" && !ClauseWords.Prepositions.Contains(Word(at)); at++)
        {
            if (Seats.Contains(Word(at)))
            {
                return !HasVerb(at + 1, end);
            }
        }

        return false;
    }

    /// <summary>After "I've got", "we have", "I can see": where the names begin; -1 when it is something else.</summary>
    private int SeesFrom(int first, int end)
    {
        var at = first + 1;
        at += at < end && Word(at) == "can" ? 1 : 0;
        if (at >= end || Word(at) is not ("have" or "see"))
        {
            return -1;
        }

        return at + 1 < end && Word(at + 1) == "got" ? at + 2 : at + 1;
    }

    /// <summary>"In the chair", "chairing", "taking the minutes".</summary>
    private bool SaysWhoServes(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if ((Word(at) == "in" && Follows(at, end, "the", "chair"))
                || Word(at) is "chairing" or "co-chairing" or "minuting" or "clerking" or "quorate"
                || (Word(at) == "taking" && at + 2 < end && Word(at + 1) is "the" or "our" && Word(at + 2) is "note" or "notes" or "minutes"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"It's recording", "this is being recorded": not what a recording shows.</summary>
    private bool SaysItIsRecorded(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            var before = at > first ? Word(at - 1) : "";
            if ((Word(at) == "recording" && (first + 1 == end || before is "is" or "'s" or "are" or "am" or "us" or "says")) || (Word(at) == "recorded" && before == "being"))
            {
                return true;
            }
        }

        return false;
    }

    private bool Adds(int first, int end, Kind before) =>
        IsEmpty(first, end)
        || (before == Kind.SaysWhoIsHere && (Word(first) is "he" or "she" or "they" or "who" || (IsName(first) && !HasVerb(first, end))))
        || (before == Kind.SaysWhere && Word(first) == "there" && Word(end - 1) == "me")
        || (before == Kind.SaysDay && end - first <= LongestName && !HasVerb(first, end))
        || (before == Kind.Other && end - first <= LongestName && Meetings.Contains(Word(end - 1)) && !HasVerb(first, end))
        || (before != Kind.Other && Places.Contains(Word(first)) && !HasVerb(first, end));

    /// <summary>Nothing but small words, times, numbers and words for a meeting.</summary>
    private bool IsEmpty(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            var word = Word(at);
            if (FunctionWords.IsContent(word) && word != "is" && !Times.Contains(word) && !Greetings.Contains(word) && !Meetings.Contains(word) && !ClauseWords.IsOfClass(word))
            {
                return false;
            }
        }

        return !HasDeed(first, end);
    }

    /// <summary>Small words that tell of a deed all the same ("it went", "they had to go").</summary>
    private bool HasDeed(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (ClauseWords.IrregularPasts.Contains(Word(at)) && Word(at) != "got")
            {
                return true;
            }
        }

        return false;
    }

    private bool HasVerb(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            var word = Word(at);
            if (ClauseWords.Auxiliaries.ContainsKey(word) || ClauseWords.IrregularPasts.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !talk.Tokens[at].Is(TokenMarks.Capital)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsName(int at) => at < talk.Tokens.Length && talk.Tokens[at].Is(TokenMarks.Capital) && Word(at) != "i";

    private bool Follows(int at, int end, string next, string? then = null) =>
        at + 1 < end && (Word(at + 1) == next || (next == "is" && Word(at + 1) == "'s")) && (then is null || (at + 2 < end && Word(at + 2) == then));

    private string Word(int at) => talk.Tokens[at].Word;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
