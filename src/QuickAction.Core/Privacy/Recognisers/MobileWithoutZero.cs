using System.Collections.Frozen;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// A mobile number without its 0: "7700 900123". Grouped as such numbers are it tells itself; in one, or spoken, words beside it must say that somebody is rung,
/// because references of ten digits begin with 7 too.
/// </summary>
internal static class MobileWithoutZero
{
    private const int Farthest = 45;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Calling = Set(
        "RING RANG RINGING CALL CALLED PHONE PHONED TELEPHONE TEXT TEXTED DIAL MOBILE MOB TEL CELL CONTACT REACH MESSAGE WHATSAPP VOICEMAIL SMS");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Whose = Set("HER HIS MY THEIR YOUR OUR MUM'S DAD'S");

    public static bool Is(Scan scan, List<DigitGroup> row, int first, int last, ReadOnlySpan<char> digits)
    {
        // 076 are pagers and the Isle of Man, 070 personal numbers (Ofcom).
        if (digits[0] != '7' || digits[1] is '0' || scan.Before(row[first].Start) is { Kind: null } || scan.Text[row[first].Start - 1] is '£' or '$' or '€')
        {
            return false;
        }

        var spoken = scan.Text.IsSpoken(row[first].Start);
        var grouped = !spoken && row[first].Length == 4 && (last == first + 1 || (last == first + 2 && row[first + 1].Length == 3));
        return grouped || ((spoken || last == first) && IsRung(scan.Text, row[first].Start));
    }

    /// <summary>"ring", "text", "her number" before it, in the same turn.</summary>
    private static bool IsRung(ScanText text, int start)
    {
        var whose = false;
        var from = Math.Max(0, start - Farthest);
        from += text.Text[from..start].LastIndexOf(TextUnits.Wall) + 1;
        for (var at = from; at < start; at++)
        {
            if (!text.IsLetter(at) || text.IsWordCharacter(at - 1) || text[at - 1] == '\'')
            {
                continue;
            }

            var end = at;
            while (end < start && (text.IsLetter(end) || (text[end] == '\'' && text.IsLetter(end + 1))))
            {
                end++;
            }

            var word = text.Text[at..end];
            if (Calling.Contains(word) || (whose && word is "NUMBER" or "NUMBER'S"))
            {
                return true;
            }

            whose = Whose.Contains(word);
            at = end;
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
