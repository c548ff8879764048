namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>What a due phrase means, before it is reckoned from a meeting's date.</summary>
internal enum DueKind
{
    /// <summary>Said, but no day can be computed from it ("in the spring").</summary>
    Vague,

    /// <summary>That many days on; 0 is the day itself.</summary>
    Days,
    Months,
    WorkingDays,

    /// <summary>The first such weekday after the day, and that many weeks later.</summary>
    Weekday,

    /// <summary>The weekday of the calendar week (Monday to Sunday) that many weeks on.</summary>
    WeekdayOfWeek,

    /// <summary>The last day of the month that many months on.</summary>
    EndOfMonth,

    /// <summary>The last day of the next month of that name, this one included.</summary>
    EndOfNamedMonth,

    /// <summary>The first Friday of the next month of that name.</summary>
    FirstWeekOfNamedMonth,

    /// <summary>The weekday that is so many-th of its month; <see cref="WeekdaysOfMonth.Last"/> for its last.</summary>
    WeekdayOfMonth,

    /// <summary>A day of the calendar.</summary>
    Calendar,

    /// <summary>The Friday of the week in which a day of the calendar lies.</summary>
    WeekOf,
    BeforeChristmas,
    Christmas,
    Easter,
    NewYear,

    /// <summary>A feast or custom of the year, by its place in <see cref="Feasts.All"/>.</summary>
    Feast,
    EndOfYear,
    EndOfFinancialYear,

    /// <summary>Something that happens on a day said elsewhere in the talk.</summary>
    Event,
}

/// <summary>The meaning of a due phrase.</summary>
internal sealed record Due(DueKind Kind, int Number = 0, DayOfWeek Weekday = DayOfWeek.Friday, DateMention? Mention = null, SpokenMonth? Month = null);

/// <summary>A due phrase in the talk: tokens <c>[First, End)</c>.</summary>
/// <param name="Strength">How surely it says by when: 3 a deadline ("by Friday"), 2 a day ("tomorrow"), 1 a passing mention of an event.</param>
internal sealed record DuePhrase(int First, int End, Due Due, int Strength);
