using System.Collections.Frozen;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// House and street: "14 Mill Race Road", "Flat 3, 22 Acacia Avenue", "number nineteen Sparrowhawk Court". A street without a number is a place and stays; the
/// postcode is found apart.
/// </summary>
internal static class AddressRecogniser
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Streets = Set(
        "ROAD RD STREET AVENUE AVE LANE CLOSE DRIVE CRESCENT TERRACE GROVE MEWS COURT GARDENS WAY PLACE SQUARE WALK ROW RISE VIEW HILL PARADE GREEN HOUSE LODGE BUILDINGS PARK QUAY WHARF YARD CIRCUS VALE END FOLD HEIGHTS TOWER TOWERS MANSIONS COTTAGE COTTAGES VILLAS POINT GATE");

    // In small letters only these are streets and nothing else.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PlainStreets = Set("ROAD STREET AVENUE LANE CRESCENT TERRACE GROVE MEWS GARDENS");

    // Before a number in small letters: somebody's home, so that any street will do ("lives at 14 orchard rise").
    private static readonly string[] HomeBefore = ["LIVES AT", "LIVE AT", "LIVED AT", "LIVING AT", "STAYS AT", "STAYING AT", "STAY AT", "MOVED TO", "MOVING TO", "MOVE TO", "ROUND TO", "ROUND AT", "ADDRESS IS", "ADDRESS WAS", "ADDRESS", "RESIDES AT", "CALLED AT", "VISITED", "VISIT TO", "HOME AT", "HOUSE AT", "FLAT AT", "PLACED AT", "CALLED TO"];

    // Before "14a" that is a part of a text, a class or a bus.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Numbered = Set(
        "ITEM ITEMS PARAGRAPH PARA PARAGRAPHS SECTION SECTIONS POLICY CLASS YEAR RULE CLAUSE POINT TABLE FIGURE APPENDIX ANNEX SCHEDULE FORM PART OPTION QUESTION STAGE PHASE BUS ROUTE LOT SITE ZONE BAY GATE PLATFORM REGULATION ARTICLE RECOMMENDATION ACTION");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NeverNames = Set(
        "A THE OF TO IN ON AT BY FROM DOWN UP AND OR IS ARE WAS OFF OUT OVER THIS THAT THEIR OUR YOUR HIS HER MY SAME OTHER MAIN MINUTES MILES YARDS METRES CARS PEOPLE HOUSES HOMES FLATS FOR WITH PER PERCENT DAYS WEEKS MONTHS YEARS POUNDS THOUSAND HUNDRED TIMES ACROSS ALONG NEAR WAY TH ST ND RD NEW");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Dwellings = Set("FLAT APARTMENT APT UNIT ROOM NUMBER NO MAISONETTE PLOT PITCH");

    private const int MostNames = 4;

    public static void Find(Scan scan)
    {
        var text = scan.Text;
        for (var at = text.NextDigit(0); at < text.Length; at = text.NextDigit(at + 1))
        {
            if (text.IsWordCharacter(at - 1))
            {
                continue;
            }

            var end = NumberEnd(text, at);
            if (end < 0)
            {
                while (text.IsWordCharacter(at))
                {
                    at++;
                }

                continue;
            }

            var start = WithDwelling(text, at);
            var dwelling = start < at;
            var home = dwelling || IsHome(text, at, end);
            var streetEnd = StreetEnd(text, end, dwelling, home);
            if (streetEnd < 0 && dwelling && SecondNumber(text, end) is > 0 and var second)
            {
                // "Flat 3, 22 Acacia Avenue".
                streetEnd = NumberEnd(text, second) is > 0 and var secondEnd ? StreetEnd(text, secondEnd, dwelling: false, home: true) : -1;
            }

            if (streetEnd > 0)
            {
                scan.Add(start, streetEnd, IdentifierKind.Address, Finding.Shaped);
                at = streetEnd;
            }
            else
            {
                at = end;
            }
        }
    }

    /// <summary>"14a", unless it is a part of a text, and a number behind words for where somebody lives.</summary>
    private static bool IsHome(ScanText text, int at, int end)
    {
        var before = text.Text[..at].TrimEnd(" :,");
        foreach (var words in HomeBefore)
        {
            if (before.EndsWith(words) && !(before.Length > words.Length && char.IsLetter(before[^(words.Length + 1)])))
            {
                return true;
            }
        }

        var last = before[(before.LastIndexOf(' ') + 1)..];
        return text.IsLetter(end - 1) && text.IsDigit(at) && text[end - 2] != ' ' && !Numbered.Contains(last);
    }

    /// <summary>One to four digits, a letter, a range: "14", "14a", "14-16"; -1 for other numbers.</summary>
    private static int NumberEnd(ScanText text, int at)
    {
        var end = at;
        while (text.IsDigit(end))
        {
            end++;
        }

        if (end == at || end - at > 4)
        {
            return -1;
        }

        if (text[end] is '-' or '/' && text.IsDigit(end + 1))
        {
            end++;
            while (text.IsDigit(end))
            {
                end++;
            }
        }

        if (text.IsLetter(end) && !text.IsWordCharacter(end + 1))
        {
            end++;
        }
        else if (text[end] == ' ' && text.IsLetter(end + 1) && !text.IsWordCharacter(end + 2) && text.IsCapital(end + 1) && text[end + 1] != 'I')
        {
            end += 2;
        }

        return text.IsWordCharacter(end) ? -1 : end;
    }

    private static int SecondNumber(ScanText text, int end)
    {
        var next = end;
        while (next - end < 3 && text[next] is ' ' or ',')
        {
            next++;
        }

        return text.IsDigit(next) ? next : -1;
    }

    /// <summary>One to four words that can name a street, then what kind of street it is.</summary>
    private static int StreetEnd(ScanText text, int from, bool dwelling, bool home)
    {
        var at = from;
        var capitals = true;
        for (var names = 0; names <= MostNames; names++)
        {
            var gap = at;
            while (gap - at < 2 && text[gap] is ' ' or ',' && (text[gap] != ',' || names == 0))
            {
                gap++;
            }

            if (gap == at || !text.IsLetter(gap))
            {
                return -1;
            }

            var end = gap;
            while (text.IsLetter(end) || (text[end] is '\'' or '-' && text.IsLetter(end + 1)))
            {
                end++;
            }

            var word = text.Text[gap..end];
            if (names > 0 && ((capitals && text.IsCapital(gap)) || home ? Streets : PlainStreets).Contains(word) && !GoesOn(text, end, capitals))
            {
                return end;
            }

            if (NeverNames.Contains(word) && !(names == 0 && word is "THE" or "NEW" or "ST" && (text.IsCapital(gap) || home)))
            {
                return -1;
            }

            capitals &= text.IsCapital(gap);
            if (!capitals && !dwelling && names >= 2)
            {
                return -1;
            }

            at = end;
        }

        return -1;
    }

    /// <summary>"Mill Hill Road" does not end with the hill.</summary>
    private static bool GoesOn(ScanText text, int end, bool capitals)
    {
        if (text[end] != ' ' || !text.IsLetter(end + 1) || !capitals || !text.IsCapital(end + 1))
        {
            return false;
        }

        var next = end + 1;
        while (text.IsLetter(next))
        {
            next++;
        }

        return Streets.Contains(text.Text[(end + 1)..next]);
    }

    private static int WithDwelling(ScanText text, int at)
    {
        if (at < 3 || text[at - 1] is not (' ' or '.'))
        {
            return at;
        }

        var end = at - 1;
        while (end > 0 && text[end - 1] is ' ' or '.')
        {
            end--;
        }

        var start = end;
        while (start > 0 && text.IsLetter(start - 1) && end - start < 12)
        {
            start--;
        }

        return start < end && Dwellings.Contains(text.Text[start..end]) ? start : at;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
