using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>
/// The day that a due phrase means, reckoned from the day of the meeting. The week runs from Monday to Sunday. A weekday alone is the first such day
/// after the meeting; "next Tuesday" is the Tuesday of the next week even when this week's is still to come; a week's end is its Friday; a month's
/// end is its last day, weekend or not; working days leave out weekends and the bank holidays of England and Wales, counted from the day after.
/// </summary>
internal static class DueDates
{
    /// <summary>The day that the words of a due phrase mean; null when no day can be computed from them alone.</summary>
    public static DateOnly? OfWords(string words, DateOnly meeting)
    {
        var talk = Talk.From(new SourceText
        {
            FileName = "",
            MediaType = "",
            Sha256 = "",
            Bytes = 0,
            Shape = SourceShape.Document,
            Segments = [new Segment { Index = 0, Text = words }],
        });
        var phrases = DueReader.Find(talk.Tokens, 0, talk.Tokens.Length);
        return phrases.Count == 1 ? Resolve(phrases[0].Due, meeting) : null;
    }

    /// <summary>Null when no day can be computed.</summary>
    public static DateOnly? Resolve(Due due, DateOnly meeting) => due.Kind switch
    {
        DueKind.Days => meeting.AddDays(due.Number),
        DueKind.Months => meeting.AddMonths(due.Number),
        DueKind.WorkingDays => WorkingDays(meeting, due.Number),
        DueKind.Weekday => After(meeting, due.Weekday).AddDays(7 * due.Number),
        DueKind.WeekdayOfWeek => OfWeek(meeting, due.Weekday, due.Number),
        DueKind.EndOfMonth => LastDay(meeting.AddDays(1 - meeting.Day).AddMonths(due.Number)),
        DueKind.EndOfNamedMonth => LastDay(Month(meeting, due.Number)),
        DueKind.FirstWeekOfNamedMonth => FirstFriday(meeting, due.Number),
        DueKind.WeekdayOfMonth => WeekdaysOfMonth.Resolve(due, meeting),
        DueKind.Calendar => due.Mention?.NextAfter(meeting),
        DueKind.WeekOf => due.Mention?.NextAfter(meeting) is { } day ? day.AddDays((int)DayOfWeek.Friday - (((int)day.DayOfWeek + 6) % 7) - 1) : null,
        DueKind.BeforeChristmas => Next(meeting, year => new DateOnly(year, 12, 24)),
        DueKind.Christmas => Next(meeting, year => new DateOnly(year, 12, 25)),
        DueKind.Easter => Next(meeting, BankHolidays.EasterSunday),
        DueKind.Feast => Next(meeting, Feasts.All[due.Number].Of),
        DueKind.NewYear => Next(meeting, year => new DateOnly(year, 1, 1)),
        DueKind.EndOfYear => new DateOnly(meeting.Year, 12, 31),
        DueKind.EndOfFinancialYear => Next(meeting, year => new DateOnly(year, 3, 31)),
        _ => null,
    };

    private static DateOnly After(DateOnly meeting, DayOfWeek weekday)
    {
        var days = ((int)weekday - (int)meeting.DayOfWeek + 7) % 7;
        return meeting.AddDays(days == 0 ? 7 : days);
    }

    /// <summary>This week's end may have passed when the meeting is at a weekend: then it is the next one's.</summary>
    private static DateOnly OfWeek(DateOnly meeting, DayOfWeek weekday, int weeks)
    {
        var monday = meeting.AddDays(-(((int)meeting.DayOfWeek + 6) % 7));
        var day = monday.AddDays((7 * weeks) + (((int)weekday + 6) % 7));
        return day < meeting ? day.AddDays(7) : day;
    }

    private static DateOnly WorkingDays(DateOnly meeting, int count)
    {
        var day = meeting;
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= BankHolidays.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    private static DateOnly LastDay(DateOnly month) => new(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));

    private static DateOnly Month(DateOnly meeting, int month) => new(meeting.Month > month ? meeting.Year + 1 : meeting.Year, month, 1);

    private static DateOnly FirstFriday(DateOnly meeting, int month)
    {
        var friday = OfMonth(Month(meeting, month));
        return friday > meeting ? friday : OfMonth(new DateOnly(meeting.Year + 1, month, 1));

        static DateOnly OfMonth(DateOnly first) => first.AddDays(((int)DayOfWeek.Friday - (int)first.DayOfWeek + 7) % 7);
    }

    private static DateOnly Next(DateOnly meeting, Func<int, DateOnly> ofYear) => ofYear(meeting.Year) > meeting ? ofYear(meeting.Year) : ofYear(meeting.Year + 1);
}
