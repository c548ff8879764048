namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>Spans of time from now: "in a fortnight", "within ten working days".</summary>
internal ref partial struct DueReader
{
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
        var time = (Word == "'s" && Ahead(1) == "time" && Move(2)) || Skip("time") || Skip("from now") || Skip("from today") || Skip("hence") || Skip("at the most") || Skip("at the outside") || Skip("tops") || Skip("or so");
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
}
