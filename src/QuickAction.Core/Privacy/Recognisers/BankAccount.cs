using System.Collections.Frozen;
using System.Text.RegularExpressions;
using QuickAction.Core.Privacy.Checks;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>International bank account numbers: the country's length (ISO 13616 registry), then the check.</summary>
internal static class BankAccount
{
    private static readonly FrozenDictionary<string, int> Lengths =
        "GB22 IE22 DE22 FR27 ES24 IT27 PT25 PL28 NL18 BE16 RO24 LT20 LV21 EE20 BG22 GR27 CY28 HU28 CZ24 SK24 AT20 CH21 DK18 SE24 NO15 FI18 MT31 LU20 TR26 HR21 SI19 GI23 IS26 UA29 PK24 SA24 AE23"
            .Split(' ')
            .ToFrozenDictionary(entry => entry[..2], entry => int.Parse(entry[2..], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    public static void Find(Scan scan, Regex pattern, int start, int end)
    {
        // A long number can reach past the stretch around its digits.
        var to = Math.Min(scan.Text.Length, end + 12);
        for (var at = start; Next(scan, pattern, start, at, to) is var (from, stop) && stop > 0;)
        {
            // What is refused may reach over the right one: the search goes on within it.
            at = from + 1;
            if (!Lengths.TryGetValue(scan.Text.Text.Slice(from, 2).ToString(), out var length))
            {
                continue;
            }

            // The pattern runs on into the next words: the country says where the number ends.
            var last = from;
            for (var seen = 0; last < stop && seen < length; last++)
            {
                seen += scan.Text.IsWordCharacter(last) ? 1 : 0;
            }

            var bare = scan.Text.Bare(from, last);
            if (bare.Length == length && CheckDigits.IsIban(bare) && !scan.Text.IsWordCharacter(last))
            {
                scan.Add(from, last, IdentifierKind.Iban, Finding.Checked, bare);
                at = last;
            }
        }
    }

    /// <summary>The next from a place on. What stands before it stays in sight: in the middle of a word no number begins.</summary>
    private static (int From, int End) Next(Scan scan, Regex pattern, int start, int at, int to)
    {
        foreach (var match in pattern.EnumerateMatches(scan.Text.Codes[start..to], at - start))
        {
            return (start + match.Index, start + match.Index + match.Length);
        }

        return default;
    }
}
