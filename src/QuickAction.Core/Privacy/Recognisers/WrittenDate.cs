using System.Collections.Frozen;
using System.Globalization;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>Reads a date where one begins: 12/03/2014, 2014-03-12, 12th of March 2014, March 12 2014, "the twelfth of the third, twenty fourteen", with or without a year.</summary>
internal static class WrittenDate
{
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months =
        "JANUARY=1 JAN=1 FEBRUARY=2 FEB=2 MARCH=3 MAR=3 APRIL=4 APR=4 MAY=5 JUNE=6 JUN=6 JULY=7 JUL=7 AUGUST=8 AUG=8 SEPTEMBER=9 SEPT=9 SEP=9 OCTOBER=10 OCT=10 NOVEMBER=11 NOV=11 DECEMBER=12 DEC=12"
            .Split(' ')
            .Select(pair => pair.Split('='))
            .ToFrozenDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="end">Where the date ends.</param>
    /// <param name="key">Year (0 when there is none), month and day.</param>
    public static bool TryRead(ScanText text, int at, out int end, out string key)
    {
        (end, key) = (at, "");
        if (!text.IsWordCharacter(at) || text.IsWordCharacter(at - 1) || (at > 0 && text[at - 1] == '/'))
        {
            return false;
        }

        var reader = new Reader(text, at);
        var read = text.IsDigit(at) ? reader.DayFirst() || reader.YearFirst() : reader.MonthFirst();
        if (!read || reader.Day is < 1 or > 31 || reader.Month is < 1 or > 12)
        {
            return false;
        }

        end = reader.At;
        key = string.Create(CultureInfo.InvariantCulture, $"{reader.Year:0000}-{reader.Month:00}-{reader.Day:00}");
        return true;
    }

    /// <summary>"16121992", "19921216": eight digits that are a day of the last two hundred years, where a date is looked for.</summary>
    public static bool TryReadCompact(ScanText text, int at, out int end, out string key)
    {
        (end, key) = (at, "");
        var last = at;
        while (text.IsDigit(last))
        {
            last++;
        }

        if (last - at != 8 || text.IsWordCharacter(at - 1) || text.IsWordCharacter(last)
            || !(DateOnly.TryParseExact(text.Text[at..last], "ddMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                || DateOnly.TryParseExact(text.Text[at..last], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
            || date.Year is < 1850 or >= 2100)
        {
            return false;
        }

        end = last;
        key = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return true;
    }

    private struct Reader(ScanText text, int start)
    {
        public int At { get; private set; }

        public int Day { get; private set; }

        public int Month { get; private set; }

        public int Year { get; private set; }

        public bool DayFirst()
        {
            At = start;
            if (!Number(2, out var day))
            {
                return false;
            }

            Day = day;
            Suffix();
            var before = At;
            Gap();
            Words("OF", "THE");
            if (MonthWord())
            {
                OptionalYear();
                return true;
            }

            if (!Number(2, out var month) || At == before)
            {
                return false;
            }

            Month = month;
            var ordinal = Suffix();
            var beforeYear = At;
            if (Gap() && YearNumber())
            {
                return true;
            }

            At = beforeYear;
            return ordinal;
        }

        public bool YearFirst()
        {
            At = start;
            if (!Number(4, out var year) || year < 1000 || !Gap() || !Number(2, out var month) || !Gap() || !Number(2, out var day))
            {
                return false;
            }

            (Year, Month, Day) = (year, month, day);
            return !text.IsWordCharacter(At);
        }

        public bool MonthFirst()
        {
            At = start;
            if (!MonthWord())
            {
                return false;
            }

            Gap();
            Words("THE");
            if (!Number(2, out var day))
            {
                return false;
            }

            Day = day;
            Suffix();
            OptionalYear();
            return true;
        }

        private void OptionalYear()
        {
            var before = At;
            Gap();
            if (text[At] == '\'')
            {
                At++;
            }

            if (!YearNumber())
            {
                At = before;
            }
        }

        private bool YearNumber()
        {
            if (!Number(4, out var year))
            {
                return false;
            }

            var end = At;
            // "Twenty fourteen", "nineteen ninety eight".
            if (year is 19 or 20 && text.IsSpoken(end - 1) && Gap() && Number(2, out var rest))
            {
                Year = (year * 100) + rest;
                return !text.IsDigit(At);
            }

            At = end;
            Year = year < 100 ? year + (year > 30 ? 1900 : 2000) : year;
            return year is (>= 0 and < 100) or (>= 1850 and < 2100) && !text.IsWordCharacter(At);
        }

        private bool MonthWord()
        {
            var end = At;
            while (text.IsLetter(end) && end - At < 10)
            {
                end++;
            }

            if (end == At || !Months.TryGetValue(text.Text[At..end], out var month))
            {
                return false;
            }

            (At, Month) = (end, month);
            return true;
        }

        private bool Number(int most, out int value)
        {
            value = 0;
            var digits = 0;
            while (text.IsDigit(At) && digits < most)
            {
                value = (value * 10) + text[At] - '0';
                At++;
                digits++;
            }

            return digits > 0 && !text.IsDigit(At);
        }

        private bool Suffix()
        {
            if (text.Text.Length - At >= 2 && text.Text.Slice(At, 2) is "TH" or "ST" or "ND" or "RD" && !text.IsWordCharacter(At + 2))
            {
                At += 2;
                return true;
            }

            return false;
        }

        private bool Gap()
        {
            var before = At;
            while (At - before < 3 && text[At] is ' ' or '/' or '\\' or '-' or '.' or ',' or '(' or ')' or '[' or ']' && At < text.Length)
            {
                At++;
            }

            return At > before;
        }

        private void Words(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (text.Length - At > word.Length && text.Text.Slice(At, word.Length).SequenceEqual(word) && !text.IsWordCharacter(At + word.Length))
                {
                    At += word.Length;
                    Gap();
                }
            }
        }
    }
}
