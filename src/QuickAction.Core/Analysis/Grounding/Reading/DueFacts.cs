using QuickAction.Core.Analysis.Offline.Meetings.Dates;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>What days a passage means, as said and as reckoned from the meeting's date.</summary>
internal static class DueFacts
{
    /// <summary>Every day that the passage says or means; none that needs a meeting's date when there is none.</summary>
    public static IEnumerable<DateOnly> Days(SegmentFacts facts, DateOnly? meeting, bool past = true)
    {
        foreach (var said in facts.Dates)
        {
            if (said.Full is { } full)
            {
                yield return full;
            }
            else if (meeting is { } day)
            {
                // A day without a year is the next one of that name, or the last.
                foreach (var near in new[] { said.NextAfter(day), past ? said.NextAfter(day.AddDays(-366)) : null })
                {
                    if (near is { } found)
                    {
                        yield return found;
                    }
                }
            }
        }

        if (meeting is not { } from)
        {
            yield break;
        }

        foreach (var due in facts.Dues)
        {
            if (DueDates.Resolve(due, from) is { } day)
            {
                yield return day;
                if (due is { Kind: DueKind.WeekdayOfWeek, Weekday: DayOfWeek.Friday })
                {
                    // "Next week" is the week of its Monday as well.
                    yield return day.AddDays(-4);
                }
            }
        }

        foreach (var weekday in facts.ComingWeekdays)
        {
            var next = DueDates.Resolve(new Due(DueKind.Weekday, 0, weekday), from);
            yield return next!.Value;
            yield return next.Value.AddDays(-7);
        }
    }

    /// <summary>As many as for people and things.</summary>
    public const int TurnsForDays = 12;

    /// <summary>The month is named in the cited words, the claim's own or the turns around; January with the new year, December with Christmas.</summary>
    public static bool IsMonthInMind(Claim claim, int month) =>
        claim.Around(TurnsForDays).Select(claim.Source.Facts).Any(f => f.Months.Contains(month) || (month == 12 && f.Words.Contains("christmas")) || (month == 1 && f.Words.Contains("new") && f.Words.Contains("year")));

    /// <summary>The passage says the due phrase, or another one that means the same day.</summary>
    public static bool Hold(SegmentFacts facts, Due claim, DateOnly? meeting)
    {
        // What takes so long is not said of a day, even when it comes to the same: "within three working days" of "by Friday".
        if (IsSpan(claim))
        {
            return facts.Dues.Exists(d => IsSpan(d) && ((d.Kind == claim.Kind && d.Number == claim.Number) || (d.Kind != DueKind.WorkingDays && claim.Kind != DueKind.WorkingDays && Alike(d, claim, meeting))));
        }

        if (facts.Dues.Exists(d => d.Kind == claim.Kind && d.Number == claim.Number && d.Weekday == claim.Weekday && d.Month == claim.Month
            && (claim.Mention is null || (d.Mention is not null && Same(claim.Mention, d.Mention, meeting)))))
        {
            return true;
        }

        if (claim.Kind is DueKind.Weekday or DueKind.WeekdayOfWeek && claim.Number == 0 && facts.ComingWeekdays.Contains(claim.Weekday))
        {
            return true;
        }

        if (claim.Mention is { } mention && facts.Dates.Exists(d => Same(mention, d, meeting)))
        {
            return true;
        }

        return meeting is { } day && DueDates.Resolve(claim, day) is { } means && Days(facts, meeting).Contains(means);
    }

    /// <summary>Seven days are a week, and four weeks a month.</summary>
    private static bool Alike(Due said, Due claim, DateOnly? meeting)
    {
        const int MostOfMonth = 3;
        return meeting is { } from && DueDates.Resolve(said, from) is { } one && DueDates.Resolve(claim, from) is { } other
            && Math.Abs(one.DayNumber - other.DayNumber) <= (said.Kind != claim.Kind ? MostOfMonth : 0);
    }

    private static bool IsSpan(Due due) => due.Kind is DueKind.WorkingDays or DueKind.Months || (due.Kind == DueKind.Days && due.Number > 1);

    public static bool Same(DateMention claim, DateMention said, DateOnly? meeting)
    {
        if (claim.Day != said.Day
            || (claim.Month is not null && said.Month is not null && claim.Month != said.Month)
            || (claim.Year is not null && said.Year is not null && claim.Year != said.Year)
            || (claim.Weekday is not null && said.Weekday is not null && claim.Weekday != said.Weekday))
        {
            return false;
        }

        return meeting is not { } day || said.Full is not null || Fits(claim, said, day);
    }

    /// <summary>A month, a year or a weekday that was not said must be the one that the meeting's date gives.</summary>
    private static bool Fits(DateMention claim, DateMention said, DateOnly meeting) =>
        new[] { said.NextAfter(meeting), said.NextAfter(meeting.AddDays(-366)), said.LastUntil(meeting) }
            .Any(d => d is { } day
                && (claim.Month is null || claim.Month == day.Month)
                && (claim.Year is null || claim.Year == day.Year)
                && (claim.Weekday is null || said.Weekday is not null || claim.Weekday == day.DayOfWeek));
}
