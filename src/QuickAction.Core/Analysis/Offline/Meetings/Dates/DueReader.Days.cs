using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>Today, tomorrow, the close of play and times of the day.</summary>
internal ref partial struct DueReader
{
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
}
