namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>
/// Bank holidays of England and Wales, computed: the Banking and Financial Dealings Act 1971 with the early May day added in 1978. Days that a year's
/// proclamation adds or moves (a jubilee, a coronation) are not known here.
/// </summary>
internal static class BankHolidays
{
    public static bool IsBankHoliday(DateOnly day)
    {
        var easter = EasterSunday(day.Year);
        return day == easter.AddDays(-2)
            || day == easter.AddDays(1)
            || (day.DayOfWeek == DayOfWeek.Monday && IsMondayHoliday(day))
            || day == Substituted(new DateOnly(day.Year, 1, 1))
            || IsChristmas(day);
    }

    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsBankHoliday(day);

    /// <summary>Easter of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.</summary>
    public static DateOnly EasterSunday(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new DateOnly(year, sum / 31, (sum % 31) + 1);
    }

    /// <summary>First and last Monday of May, last Monday of August.</summary>
    private static bool IsMondayHoliday(DateOnly monday) => monday.Month switch
    {
        5 => monday.Day <= 7 || monday.Day >= 25,
        8 => monday.Day >= 25,
        _ => false,
    };

    /// <summary>Christmas Day and Boxing Day; what falls on a weekend moves to the next working days, in order.</summary>
    private static bool IsChristmas(DateOnly day)
    {
        if (day.Month != 12)
        {
            return false;
        }

        return new DateOnly(day.Year, 12, 25).DayOfWeek switch
        {
            DayOfWeek.Friday => day.Day is 25 or 28,
            DayOfWeek.Saturday => day.Day is 27 or 28,
            DayOfWeek.Sunday => day.Day is 26 or 27,
            _ => day.Day is 25 or 26,
        };
    }

    private static DateOnly Substituted(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}
