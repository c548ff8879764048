using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>A month as it was said: by its name or as so many months on, in a year that was said, so many years on, or in the next that has it still to come.</summary>
internal sealed record SpokenMonth(int? Name, int MonthsOn = 0, int? Year = null, int? YearsOn = null);

/// <summary>"The first Monday in January", "the last Friday of November", "the third Wednesday of next month": weekdays that are counted within a month.</summary>
internal static class WeekdaysOfMonth
{
    /// <summary>What stands for "last" where the others have their number.</summary>
    public const int Last = -1;

    private const int Most = 5;

    /// <summary>The counted weekday that begins at the token, "the" and all, and where it ends; null when there is none, or when it comes round again ("the first Monday of every month").</summary>
    public static (Due Due, int End)? Read(ReadOnlySpan<Token> tokens, int at)
    {
        var the = at < tokens.Length && tokens[at].Word == "the";
        at += the ? 1 : 0;
        if (at + 1 >= tokens.Length || Count(tokens, at) is not { } count || DateReader.Weekday(tokens[at + 1]) is not { } weekday)
        {
            return null;
        }

        var end = at + 2;
        end += end < tokens.Length && !tokens[end - 1].Is(TokenMarks.ClauseEnd) && tokens[end].Word is "morning" or "afternoon" or "evening" or "lunchtime" ? 1 : 0;
        if (end >= tokens.Length || tokens[end - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
        {
            return OfNoMonth(the, count, end);
        }

        var month = tokens[end].Word is "in" or "of" ? end + 1 : end;
        if (ReadMonth(tokens, month) is { } found)
        {
            return (new Due(DueKind.WeekdayOfMonth, count, weekday, Month: found.Month), found.End);
        }

        return month < tokens.Length && tokens[month].Word is "every" or "each" or "any" ? null : OfNoMonth(the, count, end);
    }

    /// <summary>Whether the weekday at the token is one of a count that said no day: alone it would be another day.</summary>
    public static bool IsCounted(ReadOnlySpan<Token> tokens, int at) =>
        at > 0 && Count(tokens, at - 1) is not null && DateReader.Weekday(tokens[at]) is not null && (at < 2 || DateReader.Month(tokens[at - 2]) is null);

    /// <summary>"January", "January next year", "January 2027", "next month", "the month", "the new year"; null for anything else.</summary>
    public static (SpokenMonth Month, int End)? ReadMonth(ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length)
        {
            return null;
        }

        if (DateReader.Month(tokens[at]) is { } name)
        {
            at++;
            if (SpokenNumbers.TryYear(tokens, at, out var year, out var words))
            {
                return (new SpokenMonth(name, Year: year), at + words);
            }

            return Says(tokens, at, "next", "year") ? (new SpokenMonth(name, YearsOn: 1), at + 2)
                : Says(tokens, at, "this", "year") ? (new SpokenMonth(name, YearsOn: 0), at + 2)
                : (new SpokenMonth(name), at);
        }

        const int January = 1;
        return Says(tokens, at, "next", "month") ? (new SpokenMonth(null, 1), at + 2)
            : Says(tokens, at, "the", "month") || Says(tokens, at, "this", "month") ? (new SpokenMonth(null), at + 2)
            : Says(tokens, at, "new", "year") ? (new SpokenMonth(January), at + 2)
            : Says(tokens, at, "the", "new") && Says(tokens, at + 1, "new", "year") ? (new SpokenMonth(January), at + 3)
            : Says(tokens, at, "the", "following") && Says(tokens, at + 1, "following", "month") ? (new SpokenMonth(null, 1), at + 3)
            : null;
    }

    /// <summary>The day itself; null when the month has no fifth such weekday. What was said without its year or month is the first that is still to come.</summary>
    public static DateOnly? Resolve(Due due, DateOnly meeting)
    {
        if (due.Month is not { } month)
        {
            return null;
        }

        if (month.Name is not { } name)
        {
            var first = meeting.AddDays(1 - meeting.Day).AddMonths(month.MonthsOn);
            return In(first, due) is { } day && (day > meeting || month.MonthsOn > 0) ? day : In(first.AddMonths(1), due);
        }

        if ((month.Year ?? meeting.Year + month.YearsOn) is { } year)
        {
            return In(new DateOnly(year, name, 1), due);
        }

        return In(new DateOnly(meeting.Year, name, 1), due) is { } still && still > meeting ? still : In(new DateOnly(meeting.Year + 1, name, 1), due);
    }

    private static DateOnly? In(DateOnly first, Due due)
    {
        var day = first.AddDays((due.Weekday - first.DayOfWeek + 7) % 7);
        var weeks = due.Number == Last ? (DateTime.DaysInMonth(first.Year, first.Month) - day.Day) / 7 : due.Number - 1;
        return day.AddDays(7 * weeks) is var found && found.Month == first.Month ? found : null;
    }

    /// <summary>"On the first Monday", of whatever: said, but no day.</summary>
    private static (Due Due, int End)? OfNoMonth(bool the, int count, int end) => the && count != Last ? (new Due(DueKind.Vague), end) : null;

    private static int? Count(ReadOnlySpan<Token> tokens, int at)
    {
        if (tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
        {
            return null;
        }

        if (tokens[at].Word is "last" or "final")
        {
            return Last;
        }

        return SpokenNumbers.TryDay(tokens, at, out var count, out var words) && words == 1 && count <= Most && SpokenNumbers.IsOrdinal(tokens, at, words) ? count : null;
    }

    private static bool Says(ReadOnlySpan<Token> tokens, int at, string first, string second) =>
        at + 1 < tokens.Length && tokens[at].Word == first && tokens[at + 1].Word == second;
}
