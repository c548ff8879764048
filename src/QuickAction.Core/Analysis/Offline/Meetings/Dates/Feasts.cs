namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>Days of the year that people in Britain name without a date, beside Christmas, Easter and the new year.</summary>
internal static class Feasts
{
    /// <summary>As they are said, word by word and without an article; the longer of two that begin alike comes first.</summary>
    public static readonly (string Name, Func<int, DateOnly> Of)[] All =
    [
        ("remembrance sunday", RemembranceSunday),
        ("remembrance day", year => new DateOnly(year, 11, 11)),
        ("armistice day", year => new DateOnly(year, 11, 11)),
        ("boxing day", year => new DateOnly(year, 12, 26)),
        ("new year 's eve", year => new DateOnly(year, 12, 31)),
        ("new year 's day", year => new DateOnly(year, 1, 1)),
        ("good friday", year => BankHolidays.EasterSunday(year).AddDays(-2)),
        ("easter monday", year => BankHolidays.EasterSunday(year).AddDays(1)),
        ("easter sunday", BankHolidays.EasterSunday),
        ("shrove tuesday", ShroveTuesday),
        ("pancake day", ShroveTuesday),
        ("valentine 's day", year => new DateOnly(year, 2, 14)),
        ("bonfire night", year => new DateOnly(year, 11, 5)),
        ("guy fawkes", year => new DateOnly(year, 11, 5)),
        ("halloween", year => new DateOnly(year, 10, 31)),
        ("early may bank holiday", year => Monday(new DateOnly(year, 5, 1))),
        ("spring bank holiday", year => Monday(new DateOnly(year, 5, 25))),
        ("august bank holiday", year => Monday(new DateOnly(year, 8, 25))),
        ("summer bank holiday", year => Monday(new DateOnly(year, 8, 25))),
    ];

    /// <summary>The second Sunday of November.</summary>
    private static DateOnly RemembranceSunday(int year)
    {
        var first = new DateOnly(year, 11, 1);
        return first.AddDays((7 - (int)first.DayOfWeek) % 7).AddDays(7);
    }

    /// <summary>The day before Lent: 47 days before Easter.</summary>
    private static DateOnly ShroveTuesday(int year) => BankHolidays.EasterSunday(year).AddDays(-47);

    /// <summary>The first Monday from that day on.</summary>
    private static DateOnly Monday(DateOnly from) => from.AddDays(((int)DayOfWeek.Monday - (int)from.DayOfWeek + 7) % 7);
}
