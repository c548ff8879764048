using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>
/// Reads due phrases: "by Friday", "within ten working days", "before the launch on the second of June". A small grammar by hand: an
/// optional preposition, then a day, a span of time, the end of something, a feast or an event.
/// </summary>
internal ref struct DueReader(ReadOnlySpan<Token> tokens, int limit)
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

                found.Add(phrase);
                at = phrase.Due.Kind == DueKind.Event ? phrase.End : AfterPointer(tokens, phrase.End, end);
            }
            else
            {
                at++;
            }
        }

        return found;
    }

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
    /// "Every Friday", "each week" and "last Monday" are no day to come. What each of several gets by a day is: "a name against each, within a week". A weekday that is
    /// counted ("the first Monday of every month") is not the next one of its name.
    /// </summary>
    private readonly bool IsOneOfMany(int first, string prefix)
    {
        if (first == 0 || _tokens[first - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
        {
            return false;
        }

        var before = _tokens[first - 1].Word;
        return before is "every" or "last" || (before == "each" && prefix.Length == 0) || WeekdaysOfMonth.IsCounted(_tokens[..limit], first);
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

        return ("", 2);
    }

    private Due? Core(string prefix) =>
        OfDay(prefix) ?? OfSpan(prefix) ?? OfEnd(prefix) ?? OfMonthsWeekday() ?? OfWeek(prefix) ?? OfCalendar(prefix) ?? OfFeast(prefix) ?? (prefix.Length > 0 ? OfClock(prefix) ?? OfEvent(prefix) ?? OfMonth(prefix) : null);

    private Due? OfDay(string prefix)
    {
        if (prefix == "after")
        {
            return Skip("this meeting") || Skip("this") || Skip("the meeting") || Skip("lunch") || Skip("we finish") || Skip("here") ? new Due(DueKind.Days) : null;
        }

        if (Skip("the day after tomorrow"))
        {
            return new Due(DueKind.Days, 2);
        }

        if (Skip("the end of tomorrow") || Skip("end of tomorrow") || Skip("tomorrow"))
        {
            _ = Skip("first thing") || Skip("morning") || Skip("afternoon") || Skip("lunchtime") || Skip("evening") || Skip("night");
            return new Due(DueKind.Days, 1);
        }

        if (Skip("close of play") || Skip("close of business") || Skip("end of play") || Skip("the end of play") || Skip("cop") || Skip("cob"))
        {
            return After(DayAfterClose());
        }

        if (Skip("the end of the day") || Skip("end of the day") || Skip("end of day") || Skip("the end of today") || Skip("end of today") || Skip("the end of the afternoon")
            || Skip("home time") || Skip("hometime") || Skip("teatime") || Skip("tea time") || Skip("lunchtime") || Skip("lunch") || Skip("noon") || Skip("midday") || Skip("midnight"))
        {
            return After(DayAfterClose());
        }

        if (Skip("today") || Skip("tonight") || Skip("this morning") || Skip("this afternoon") || Skip("this evening") || Skip("straight away") || Skip("right away"))
        {
            return new Due(DueKind.Days);
        }

        return prefix is "within" or "in" && (Skip("the next half hour") || Skip("the next hour") || Skip("half an hour") || Skip("the hour") || Skip("an hour") || Skip("a couple of hours"))
            ? new Due(DueKind.Days)
            : null;
    }

    /// <summary>"Close of play" may go on: "on Thursday", "tomorrow", "Friday".</summary>
    private Due? DayAfterClose()
    {
        var before = _at;
        _ = Skip("on");
        if (Core("on") is { Kind: DueKind.Weekday or DueKind.WeekdayOfWeek or DueKind.Days or DueKind.Calendar } day)
        {
            return day;
        }

        _at = before;
        return null;
    }

    private static Due After(Due? day) => day ?? new Due(DueKind.Days);

    /// <summary>"In a fortnight", "within ten working days", "in six weeks' time", "a week on Monday", "three weeks today".</summary>
    private Due? OfSpan(string prefix)
    {
        var start = _at;
        if (prefix is "within" or "in" or "over" or "for" or "during")
        {
            _ = Skip("the next") || Skip("the coming") || Skip("about") || Skip("around") || Skip("another");
        }

        if (Number() is not { } number)
        {
            _at = start;
            return null;
        }

        var unit = Word.EndsWith("s'", StringComparison.Ordinal) ? Word[..^1] : Word;
        if (unit is "working" or "school" or "clear" or "business" && Ahead(1) is "day" or "days" or "days'")
        {
            _at += 2;
            return Timed(prefix, new Due(DueKind.WorkingDays, number), start);
        }

        _at++;
        switch (unit)
        {
            case "day" or "days":
                return Timed(prefix, new Due(DueKind.Days, number), start);
            case "week" or "weeks":
                return WeeksOn(prefix, number, start);
            case "fortnight":
                return WeeksOn(prefix, 2 * number, start);
            case "month" or "months":
                return Timed(prefix, new Due(DueKind.Months, number), start);
            case "year" or "years":
                return Timed(prefix, new Due(DueKind.Months, 12 * number), start);
            case "hours" or "hour" or "minutes" or "minute" when prefix is "within" or "in":
                return new Due(DueKind.Days, unit == "hours" ? number / 24 : 0);
            default:
                _at = start;
                return null;
        }
    }

    private Due? WeeksOn(string prefix, int weeks, int start)
    {
        if (Skip("today"))
        {
            return new Due(DueKind.Days, 7 * weeks);
        }

        if (Skip("tomorrow"))
        {
            return new Due(DueKind.Days, (7 * weeks) + 1);
        }

        var before = _at;
        _ = Skip("on");
        if (_at < limit && DateReader.Weekday(_tokens[_at]) is { } weekday)
        {
            _at++;
            return new Due(DueKind.Weekday, weeks, weekday);
        }

        _at = before;
        return Timed(prefix, new Due(DueKind.Days, 7 * weeks), start);
    }

    /// <summary>A span alone says how long ("it took two weeks"); with "in", "within" or "from now" it says by when.</summary>
    private Due? Timed(string prefix, Due due, int start)
    {
        var time = (Word == "'s" && Ahead(1) == "time" && Move(2)) || Skip("time") || Skip("from now") || Skip("from today") || Skip("hence") || Skip("at the most") || Skip("or so");
        if (prefix is "within" or "in" || time)
        {
            return due;
        }

        _at = start;
        return null;
    }

    private int? Number()
    {
        if (Skip("a couple of") || Skip("couple of"))
        {
            return 2;
        }

        if (Word is "a" or "an" or "one")
        {
            _at++;
            return 1;
        }

        if (Word is "the" && Ahead(1) is "week" or "fortnight" or "month" && Ahead(2) is not ("of" or "commencing" or "beginning" or "starting"))
        {
            _at++;
            return 1;
        }

        if (Word is "week" or "weeks" or "fortnight" or "month" && _at > 0 && _tokens[_at - 1].Word == "next" && _at > 1 && _tokens[_at - 2].Word == "the")
        {
            return 1;
        }

        if (SpokenNumbers.TryCardinal(_tokens[..limit], _at, out var value, out var length) && value is > 0 and < 100)
        {
            _at += length;
            return value;
        }

        return null;
    }

    /// <summary>"The end of the week", "the end of June", "month end".</summary>
    private Due? OfEnd(string prefix)
    {
        var start = _at;
        if (Skip("month end") || Skip("month's end"))
        {
            return new Due(DueKind.EndOfMonth);
        }

        if (Skip("the start of next week") || Skip("the beginning of next week") || Skip("start of next week"))
        {
            return new Due(DueKind.WeekdayOfWeek, 1, DayOfWeek.Monday);
        }

        if (Skip("the start of") || Skip("the beginning of") || Skip("the middle of") || Skip("mid"))
        {
            return Period() ? new Due(DueKind.Vague) : Back(start);
        }

        if (!Skip("the end of") && !Skip("end of") && !Skip("the back end of") && !Skip("the last day of"))
        {
            return null;
        }

        if (Skip("the week after next") || Skip("the following week"))
        {
            return new Due(DueKind.WeekdayOfWeek, 2);
        }

        if (Skip("next week"))
        {
            return new Due(DueKind.WeekdayOfWeek, 1);
        }

        if (Skip("the week") || Skip("this week") || Skip("week"))
        {
            return new Due(DueKind.WeekdayOfWeek);
        }

        if (Skip("next month"))
        {
            return new Due(DueKind.EndOfMonth, 1);
        }

        if (Skip("the month") || Skip("this month") || Skip("month"))
        {
            return new Due(DueKind.EndOfMonth);
        }

        if (Skip("the financial year") || Skip("this financial year"))
        {
            return new Due(DueKind.EndOfFinancialYear);
        }

        if (Skip("the calendar year") || Skip("the year") || Skip("this year"))
        {
            return new Due(DueKind.EndOfYear);
        }

        if (_at < limit && DateReader.Month(_tokens[_at]) is { } month)
        {
            _at++;
            return new Due(DueKind.EndOfNamedMonth, month);
        }

        return prefix.Length > 0 && Period() ? new Due(DueKind.Vague) : Back(start);
    }

    /// <summary>A stretch of time whose days are not known here.</summary>
    private bool Period()
    {
        _ = Skip("the") || Skip("this") || Skip("next") || Skip("our");
        if (_at < limit && (DateReader.Month(_tokens[_at]) is not null || Word is "week" or "month" or "term" or "year" or "spring" or "summer" or "autumn" or "winter" or "quarter" or "holidays"))
        {
            _at++;
            return true;
        }

        return Skip("half term") || Skip("school holidays");
    }

    /// <summary>Weekdays, weeks and weekends.</summary>
    private Due? OfWeek(string prefix)
    {
        var start = _at;
        if (Skip("the week after next"))
        {
            return new Due(DueKind.WeekdayOfWeek, 2);
        }

        var next = Skip("next");
        var coming = !next && (Skip("this coming") || Skip("this") || Skip("coming") || Skip("the coming"));
        if (_at < limit && DateReader.Weekday(_tokens[_at]) is { } weekday)
        {
            if (DateReader.Read(_tokens[..limit], _at) is { } date)
            {
                _at = date.End;
                return new Due(DueKind.Calendar, Mention: date);
            }

            _at++;
            return Weekday(weekday, next);
        }

        if (next && Skip("week"))
        {
            _ = Skip("on");
            if (_at < limit && DateReader.Weekday(_tokens[_at]) is { } day)
            {
                _at++;
                return new Due(DueKind.WeekdayOfWeek, 1, day);
            }

            return new Due(DueKind.WeekdayOfWeek, 1);
        }

        if (coming && Skip("week"))
        {
            return new Due(DueKind.WeekdayOfWeek);
        }

        if (coming && Skip("month"))
        {
            return new Due(DueKind.EndOfMonth);
        }

        if ((coming || Skip("the")) && Skip("weekend"))
        {
            return new Due(DueKind.WeekdayOfWeek, 0, prefix is "by" or "before" ? DayOfWeek.Friday : DayOfWeek.Saturday);
        }

        return next && prefix.Length > 0 && (Skip("month") || Skip("term") || Skip("year")) ? new Due(DueKind.Vague) : Back(start);
    }

    /// <summary>"The first Monday in January"; "the January meeting, which is on the twelfth".</summary>
    private Due? OfMonthsWeekday()
    {
        if (_at < limit && WeekdaysOfMonth.Read(_tokens[..limit], _at) is { } counted)
        {
            _at = counted.End;
            return counted.Due;
        }

        if (_at < limit && MonthlyMeetings.Read(_tokens[..limit], _at) is { } meeting)
        {
            _at = meeting.End;
            return new Due(DueKind.Calendar, Mention: meeting);
        }

        return null;
    }

    private Due Weekday(DayOfWeek weekday, bool next)
    {
        if (Skip("week"))
        {
            return new Due(DueKind.Weekday, 1, weekday);
        }

        if (Skip("of next week") || Skip("next week"))
        {
            return new Due(DueKind.WeekdayOfWeek, 1, weekday);
        }

        _ = Skip("coming") || Skip("morning") || Skip("afternoon") || Skip("lunchtime") || Skip("evening") || Skip("night") || Skip("at the latest");
        return new Due(next ? DueKind.WeekdayOfWeek : DueKind.Weekday, next ? 1 : 0, weekday);
    }

    private Due? OfCalendar(string prefix)
    {
        var start = _at;
        if ((Skip("the week of") || Skip("the week commencing") || Skip("week commencing") || Skip("the week beginning") || Skip("week beginning") || Skip("the week starting"))
            && _at < limit && DateReader.Read(_tokens[..limit], _at) is { } monday)
        {
            _at = monday.End;
            return new Due(DueKind.WeekOf, Mention: monday);
        }

        _at = start;
        if (Skip("the first week of") || Skip("the first week in") || Skip("first week of") || Skip("first week in"))
        {
            if (WeekdaysOfMonth.ReadMonth(_tokens[..limit], _at) is { } month)
            {
                _at = month.End;
                return month.Month is { Name: { } name, Year: null, YearsOn: null }
                    ? new Due(DueKind.FirstWeekOfNamedMonth, name)
                    : new Due(DueKind.WeekdayOfMonth, 1, DayOfWeek.Friday, Month: month.Month);
            }
        }

        _at = start;
        if (_at < limit && DateReader.Read(_tokens[..limit], _at) is { } date && (date.Month is not null || prefix.Length > 0))
        {
            _at = date.End;
            return new Due(DueKind.Calendar, Mention: date);
        }

        return null;
    }

    private Due? OfFeast(string prefix)
    {
        var start = _at;
        if (prefix is not ("by" or "before" or "ahead" or "for" or "until" or "at"))
        {
            return null;
        }

        if (Skip("christmas eve"))
        {
            return new Due(DueKind.BeforeChristmas);
        }

        if (Skip("christmas") && !(_at < limit && DateReader.Month(_tokens[_at]) is null && Word is "party" or "lights" or "dinner" or "tree" or "market" or "fair"))
        {
            return new Due(prefix is "before" or "ahead" ? DueKind.BeforeChristmas : DueKind.Christmas);
        }

        _at = start;
        return Skip("easter") ? new Due(DueKind.Easter)
            : Skip("the new year") || Skip("new year") ? new Due(DueKind.NewYear)
            : Skip("the half term") || Skip("half term") ? new Due(DueKind.Vague)
            : null;
    }

    /// <summary>"At two", "by half past ten", "by noon": a time of this day.</summary>
    private Due? OfClock(string prefix)
    {
        var start = _at;
        if (prefix is not ("at" or "by" or "before"))
        {
            return null;
        }

        _ = Skip("half past") || Skip("quarter past") || Skip("quarter to") || Skip("ten past") || Skip("ten to");
        if (SpokenNumbers.TryCardinal(_tokens[..limit], _at, out var hour, out var length) && hour is > 0 and <= 12)
        {
            _at += length;
            var clock = Skip("o'clock") || Skip("am") || Skip("pm") || Skip("thirty");
            if (clock || _tokens[_at - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || Word is "today" or "anyway" or "so" or "and" or "i")
            {
                return After(DayAfterClose());
            }
        }

        return Back(start);
    }

    /// <summary>A month alone, or a season: said, but no day.</summary>
    private Due? OfMonth(string prefix)
    {
        var start = _at;
        return prefix is "by" or "in" or "before" or "until" or "for" && Period() && _tokens[_at - 1].Word is not ("week" or "month" or "year" or "term") ? new Due(DueKind.Vague) : Back(start);
    }

    private Due? OfEvent(string prefix)
    {
        var start = _at;
        if (prefix is "in" or "on" or "from" or "over" or "during" or "within" or "come" or "until" or "till" or "after")
        {
            return null;
        }

        if (prefix is "before" or "ahead" && Skip("then"))
        {
            return new Due(DueKind.Event);
        }

        if (prefix is "before" or "ahead" or "for" && Word is "that" && (_at + 1 >= limit || _tokens[_at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)))
        {
            _at++;
            return new Due(DueKind.Event);
        }

        if (Word is not ("the" or "our" or "your" or "my" or "that" or "this" or "next" or "january" or "february" or "march" or "april" or "june" or "july" or "august" or "september" or "october" or "november" or "december"))
        {
            return Back(start);
        }

        var noun = -1;
        for (var i = _at; i < Math.Min(limit, _at + 6); i++)
        {
            if (EventDates.IsEventNoun(_tokens[i].Word))
            {
                noun = i;
            }

            if (_tokens[i].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || (noun >= 0 && noun < i))
            {
                break;
            }
        }

        if (noun < 0 && prefix == "ahead")
        {
            noun = LastOfPhrase();
        }

        if (noun < 0)
        {
            return Back(start);
        }

        _at = noun + 1;
        return DateOfEvent() ?? new Due(DueKind.Event);
    }

    /// <summary>What one is "in time for" is an event whatever its noun: up to four words, to the end of the clause.</summary>
    private readonly int LastOfPhrase()
    {
        var last = _at;
        while (last + 1 < limit && last - _at < 4 && !_tokens[last].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) && _tokens[last + 1].Word is not ("on" or "so" or "and" or "with" or "to" or "in" or "at"))
        {
            last++;
        }

        return last > _at ? last : -1;
    }

    /// <summary>"The launch on the second of June": the event with its day.</summary>
    private Due? DateOfEvent()
    {
        var before = _at;
        if (Skip("on") && _at < limit && DateReader.Read(_tokens[..limit], _at) is { } date)
        {
            _at = date.End;
            return new Due(DueKind.Calendar, Mention: date);
        }

        _at = before;
        if (Skip("on") && _at < limit && DateReader.Weekday(_tokens[_at]) is { } weekday)
        {
            _at++;
            return Weekday(weekday, next: false);
        }

        _at = before;
        return null;
    }

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
