using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>The end of weeks, months and years, and stretches of time whose days are not known.</summary>
internal ref partial struct DueReader
{
    /// <summary>"The end of the week", "the end of June", "month end".</summary>
    private Due? OfEnd(string prefix)
    {
        var start = _at;
        if (Skip("month end") || Skip("month's end"))
        {
            return new Due(DueKind.EndOfMonth);
        }

        if (prefix is "before" or "by" && RunsOut() is { } spent)
        {
            return spent;
        }

        if (Skip("the start of next week") || Skip("the beginning of next week") || Skip("start of next week"))
        {
            return new Due(DueKind.WeekdayOfWeek, 1, DayOfWeek.Monday);
        }

        if (OfMiddle())
        {
            return new Due(DueKind.Vague);
        }

        if (Skip("the start of") || Skip("the beginning of") || Skip("the middle of"))
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

    /// <summary>"Before the month's out", "before the week is over": its end.</summary>
    private Due? RunsOut()
    {
        if (Word is not ("the" or "this") || Ahead(1) is not ("week" or "month" or "year") || Ahead(2) is not ("'s" or "is") || Ahead(3) is not ("out" or "over" or "up"))
        {
            return null;
        }

        var kind = Ahead(1) switch { "week" => DueKind.WeekdayOfWeek, "month" => DueKind.EndOfMonth, _ => DueKind.EndOfYear };
        _at += 4;
        return new Due(kind);
    }

    /// <summary>"Mid March", "mid-March": written as one word or as two.</summary>
    private bool OfMiddle()
    {
        var start = _at;
        if (Skip("mid") && Period())
        {
            return true;
        }

        _at = start;
        if (_at < limit && Word.StartsWith("mid-", StringComparison.Ordinal) && DateReader.Month(_tokens[_at] with { Word = Word[4..], Marks = _tokens[_at].Marks | TokenMarks.Capital }) is not null)
        {
            _at++;
            return true;
        }

        return false;
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

    /// <summary>A month alone, or a season: said, but no day.</summary>
    private Due? OfMonth(string prefix)
    {
        var start = _at;
        return prefix is "by" or "in" or "before" or "until" or "for" && Period() && _tokens[_at - 1].Word is not ("week" or "month" or "year" or "term") ? new Due(DueKind.Vague) : Back(start);
    }
}
