namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>Weekdays, weeks and days of the calendar.</summary>
internal ref partial struct DueReader
{
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
}
