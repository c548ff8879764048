using System.Text.RegularExpressions;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>Vehicle registrations in the current, prefix and suffix styles (DVLA INF104), written in capitals. Other ways need a label.</summary>
internal static class VehicleShape
{
    private static readonly System.Collections.Frozen.FrozenSet<string> ShortWords = System.Collections.Frozen.FrozenSet.ToFrozenSet(
        "THE AND FOR ARE BUT NOT YOU ALL ANY CAN HAD HAS HER WAS ONE OUR OUT DAY GET HIM HIS HOW MAN NEW NOW OLD SEE TWO WAY WHO BOY DID ITS LET PUT SAY SHE TOO USE BUS CAR MAY JUN JUL AUG SEP OCT NOV DEC JAN FEB MAR APR NHS REF FEE DUE PER".Split(' '));

    public static void Find(Scan scan, Regex pattern, int start, int end)
    {
        foreach (var match in pattern.EnumerateMatches(scan.Text.Text[start..end]))
        {
            var (from, to) = (start + match.Index, start + match.Index + match.Length);
            var label = scan.Before(from);
            if (IsCapital(scan, from, to) && !HasWord(scan, from, to) && label is not { Kind: null } && scan.Text[from - 1] != '/' && scan.Text[to] != '/')
            {
                scan.Add(from, to, IdentifierKind.Vehicle, Finding.Shaped);
            }
        }
    }

    private static bool IsCapital(Scan scan, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (scan.Text.IsLetter(i) && !scan.Text.IsCapital(i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"MK20 THE" in a line of capitals.</summary>
    private static bool HasWord(Scan scan, int start, int end)
    {
        var text = scan.Text.Text;
        return ShortWords.Contains(text[(end - 3)..end].ToString()) || ShortWords.Contains(text[start..(start + 3)].ToString());
    }
}
