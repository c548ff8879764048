using System.Text.RegularExpressions;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// Vehicle registrations in the current, prefix and suffix styles (DVLA INF104). In capitals and as they stand on a plate they tell themselves, and so does one that
/// is spelled out. In small letters, or with other gaps, words of vehicles must stand near: "the van was ab12 cde".
/// </summary>
internal static class VehicleShape
{
    public static void Find(Scan scan, int start, int end)
    {
        foreach (var match in CodePatterns.Plate().EnumerateMatches(scan.Text.Codes[start..end]))
        {
            var (from, to) = (start + match.Index, start + match.Index + match.Length);
            if (IsCapital(scan, from, to) && !VehicleWords.IsWord(scan.Text.Text[(to - 3)..to]) && !VehicleWords.IsWord(scan.Text.Text[from..(from + 3)]) && IsFree(scan, from, to)
                && !(scan.Text.Text[from..to].Contains('/') && VehicleWords.IsApplication(scan.Text.Text[(to - 3)..to])))
            {
                scan.Add(from, to, IdentifierKind.Vehicle, Finding.Shaped);
            }
        }

        Each(scan, CodePatterns.LoosePlate(), start, end, IsLoose);
        Each(scan, CodePatterns.SpelledPlate(), start, end, (s, from, to) => PostcodeShape.IsSpelled(s.Text, from, to) && (!s.Text.IsJoined(from, to) || PostcodeShape.IsSingly(s.Text, from, to)) && s.Before(from)?.Kind != IdentifierKind.Postcode);
    }

    /// <summary>A refused match may begin within the right one: the search goes on at its next character.</summary>
    private static void Each(Scan scan, Regex pattern, int start, int end, Func<Scan, int, int, bool> isOne)
    {
        var at = start;
        while (at < end && First(scan, pattern, at, end) is { } found)
        {
            at = found.Start + 1;
            if (IsFree(scan, found.Start, found.End) && isOne(scan, found.Start, found.End))
            {
                // Stronger than the half of it that a label alone would find.
                scan.Add(found.Start, found.End, IdentifierKind.Vehicle, Finding.Checked);
                at = found.End;
            }
        }
    }

    private static DigitGroup? First(Scan scan, Regex pattern, int start, int end)
    {
        foreach (var match in pattern.EnumerateMatches(scan.Text.Codes[start..end]))
        {
            return new DigitGroup(start + match.Index, start + match.Index + match.Length);
        }

        return null;
    }

    private static bool IsLoose(Scan scan, int from, int to)
    {
        var text = scan.Text;
        var digit = from;
        while (!text.IsDigit(digit))
        {
            digit++;
        }

        var (firstEnd, last) = (digit, digit);
        while (!text.IsLetter(firstEnd - 1))
        {
            firstEnd--;
        }

        while (!text.IsLetter(last))
        {
            last++;
        }

        var capital = IsCapital(scan, from, to);
        var before = text.Text[from..firstEnd];
        var behind = text.Text[last..to];
        if (VehicleWords.IsWord(behind) || (before.Length == 3 && VehicleWords.IsWord(before)))
        {
            return false;
        }

        // "at 12 vlt", "hut 120 a": a word with a number behind it, a number with a word.
        var wordBefore = firstEnd < digit && !capital && before.Length > 1 && VehicleWords.IsWord(before);
        var letterBehind = behind.Length == 1 && !text.IsDigit(last - 1) && !text.IsCapital(last);
        return !wordBefore && !letterBehind && VehicleWords.AreNear(text, from, to);
    }

    private static bool IsFree(Scan scan, int from, int to) => scan.Before(from) is not { Kind: null } && scan.Text[from - 1] is not ('/' or '\'') && scan.Text[to] != '/';

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
}
