using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>
/// Reads due phrases: "by Friday", "within ten working days", "before the launch on the second of June". A small grammar by hand: an
/// optional preposition, then a day, a span of time, the end of something, a feast or an event.
/// </summary>
internal ref partial struct DueReader(ReadOnlySpan<Token> tokens, int limit)
{
    private readonly ReadOnlySpan<Token> _tokens = tokens;
    private int _at;

    private readonly string Word => _at < limit ? _tokens[_at].Word : "";

    private readonly string Ahead(int by) => _at + by < limit ? _tokens[_at + by].Word : "";

    /// <summary>The due phrases among tokens <c>[first, end)</c>, in order.</summary>
    public static List<DuePhrase> Find(ReadOnlySpan<Token> tokens, int first, int end)
    {
        var found = new List<DuePhrase>();
        var at = first;
        while (at < end)
        {
            if (DueOpenings.MayBegin(tokens[at].Word) && At(tokens, at, end) is { } phrase)
            {
                if (found.Count > 0 && phrase.Due.Kind != DueKind.Event && found[^1] is { Due.Kind: DueKind.Event } last && last.End == phrase.First && AfterPointer(tokens, last.First, last.End) == last.End)
                {
                    found.RemoveAt(found.Count - 1);
                }

                if (!IsDenied(tokens, first, phrase))
                {
                    found.Add(phrase);
                }

                at = phrase.Due.Kind == DueKind.Event ? phrase.End : AfterPointer(tokens, phrase.End, end);
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    /// <summary>"It's not for today" says when it need not be done; "not until Friday" when it will.</summary>
    private static bool IsDenied(ReadOnlySpan<Token> tokens, int first, DuePhrase phrase) =>
        phrase.First > first && tokens[phrase.First - 1].Word == "not" && tokens[phrase.First].Word is not ("until" or "till" or "before" or "after" or "later");

    /// <summary>The due phrase that begins at the token, or null.</summary>
    public static DuePhrase? At(ReadOnlySpan<Token> tokens, int at, int end) => new DueReader(tokens, end).Read(at);

    private DuePhrase? Read(int first)
    {
        _at = first;
        var (prefix, strength) = Prefix();
        var core = _at;
        if (IsOneOfMany(first, prefix))
        {
            return null;
        }

        if (Core(prefix) is not { } due)
        {
            return null;
        }

        // "Give me two weeks" asks for a time as "in two weeks" sets one.
        if (prefix == "in" && _tokens[first].Word == "give")
        {
            first = core;
        }

        // "Put it in tomorrow": the little word belongs to the verb.
        if (prefix is "in" or "over" or "during" or "at" && due is { Kind: DueKind.Days, Number: 0 or 1 } && _tokens[core].Word is "today" or "tomorrow" or "tonight" or "this")
        {
            first = core;
        }

        return new DuePhrase(first, _at, due, due.Kind == DueKind.Event && strength < 3 ? 1 : strength);
    }

    /// <summary>"In the first week of July (before then)", "before then, on the second": the day beside it is said, and "then" only tells what it comes before.</summary>
    private static int AfterPointer(ReadOnlySpan<Token> tokens, int at, int end) =>
        at + 1 < end && tokens[at].Word == "before" && tokens[at + 1].Word is "then" or "that" && (at + 2 == end || tokens[at + 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)) ? at + 2 : at;

    /// <summary>
    /// "Every Friday", "of a Friday", "each week" and "last Monday" are no day to come. What each of several gets by a day is: "a name against each, within a week". A weekday that is
    /// counted ("the first Monday of every month") is not the next one of its name.
    /// </summary>
    private readonly bool IsOneOfMany(int first, string prefix)
    {
        if (first == 0 || _tokens[first - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
        {
            return false;
        }

        var before = _tokens[first - 1].Word;
        return before is "every" or "last" || (before is "a" or "an" && prefix.Length == 0 && DateReader.Weekday(_tokens[first]) is not null) || (before == "each" && prefix.Length == 0) || WeekdaysOfMonth.IsCounted(_tokens[..limit], first);
    }

    /// <summary>The preposition, and how much of a deadline it makes.</summary>
    private (string Prefix, int Strength) Prefix()
    {
        if (Skip("no later than") || Skip("not later than"))
        {
            return ("by", 3);
        }

        if (Skip("in time for") || Skip("in good time for") || Skip("in plenty of time for") || Skip("ahead of") || Skip("in advance of"))
        {
            return ("ahead", 3);
        }

        if (Skip("straight after") || Skip("right after") || Skip("immediately after") || Skip("after"))
        {
            return ("after", 2);
        }

        if (Word == "give" && Ahead(1) is "me" or "us" && (Skip("give me") || Skip("give us")))
        {
            _ = Skip("about") || Skip("another");
            return ("in", 3);
        }

        _ = Skip("first thing on") || Skip("first thing") || Skip("early") || Skip("late on") || Skip("later") || Skip("some time") || Skip("sometime") || Skip("at the latest");
        var word = Word;
        if (word is "by" or "before" or "within" or "inside")
        {
            _at++;
            _ = Skip("say") || Skip("about") || Skip("the latest");
            return (word == "inside" ? "within" : word, 3);
        }

        if (word is "on" or "for" or "from" or "until" or "till" or "at" or "come" or "in" or "over" or "during")
        {
            _at++;
            _ = Skip("say") || Skip("about") || Skip("around");
            return (word, 2);
        }

        // "I'll bring it to the next board": by that day it is done.
        if (word == "to" && Ahead(1) is "the" or "our" && (Ahead(2) == "next" || (_at + 2 < limit && DateReader.Month(_tokens[_at + 2]) is not null)))
        {
            _at++;
            return ("to", 2);
        }

        return ("", 2);
    }

    private Due? Core(string prefix) =>
        OfDay(prefix) ?? OfSpan(prefix) ?? OfEnd(prefix) ?? OfMonthsWeekday() ?? OfWeek(prefix) ?? OfCalendar(prefix) ?? OfFeast(prefix) ?? (prefix.Length > 0 ? OfClock(prefix) ?? OfEvent(prefix) ?? OfMonth(prefix) : null);

    /// <summary>Passes the words if they stand here. Asked some sixty times a token, nearly always for nothing, so that the first word decides.</summary>
    private bool Skip(string words)
    {
        // Asked of some sixty phrases one after another: the first letter tells nearly always.
        if (_at >= limit || _tokens[_at].Word[0] != words[0])
        {
            return false;
        }

        var rest = words.AsSpan();
        for (var at = _at; at < limit; at++)
        {
            var word = _tokens[at].Word;
            if (!rest.StartsWith(word))
            {
                return false;
            }

            if (rest.Length == word.Length)
            {
                _at = at + 1;
                return true;
            }

            if (rest[word.Length] != ' ')
            {
                return false;
            }

            rest = rest[(word.Length + 1)..];
        }

        return false;
    }

    private bool Move(int by)
    {
        _at += by;
        return true;
    }

    private Due? Back(int start)
    {
        _at = start;
        return null;
    }
}
