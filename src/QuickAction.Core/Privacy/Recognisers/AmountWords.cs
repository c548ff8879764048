using System.Collections.Frozen;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>Words behind a number that say how much or how many it is of.</summary>
internal static class AmountWords
{
    private const int Longest = 12;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words =
        ("POUNDS POUND PENCE QUID GRAND EUROS DOLLARS MILLION BILLION THOUSAND PERCENT PER PEOPLE HOMES HOUSES FLATS HOUSEHOLDS RESIDENTS PUPILS CHILDREN RESPONSES RESPONDENTS VOTES CASES REFERRALS COMPLAINTS "
        + "METRES MILES HECTARES SQUARE TONNES LITRES HOURS DAYS WEEKS MONTHS YEARS VISITS CALLS PLACES UNITS STAFF P K M MM CM KM SQM KWH")
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Follow(ScanText text, int end)
    {
        var at = text[end] == ' ' ? end + 1 : end;
        var last = at;
        while (text.IsLetter(last) && last - at <= Longest)
        {
            last++;
        }

        return text[end] == '%' || Words.Contains(text.Text[Math.Min(at, text.Length)..Math.Min(last, text.Length)]);
    }
}
