namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>A day of the calendar as it was said: tokens <c>[First, End)</c>. What was not said is null.</summary>
internal sealed record DateMention(int First, int End, int Day, int? Month, int? Year, DayOfWeek? Weekday)
{
    public bool IsFull => Month is not null && Year is not null;

    /// <summary>The day itself when day, month and year were all said and there is such a day.</summary>
    public DateOnly? Full => Month is { } month && Year is { } year && Day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, Day) : null;

    /// <summary>The last such day on <paramref name="date"/> or before it: "since the eighth". Null when there is none within a year and a bit.</summary>
    public DateOnly? LastUntil(DateOnly date)
    {
        for (var back = date; back > date.AddDays(-400); back = back.AddDays(-1))
        {
            if (back.Day == Day && (Month is null || back.Month == Month))
            {
                return back;
            }
        }

        return null;
    }

    /// <summary>The first such day after <paramref name="date"/>; null when there is none within a year and a bit.</summary>
    public DateOnly? NextAfter(DateOnly date)
    {
        if (Full is { } full)
        {
            return full;
        }

        for (var ahead = date.AddDays(1); ahead <= date.AddDays(400); ahead = ahead.AddDays(1))
        {
            if (ahead.Day == Day && (Month is null || ahead.Month == Month))
            {
                return ahead;
            }
        }

        return null;
    }
}
