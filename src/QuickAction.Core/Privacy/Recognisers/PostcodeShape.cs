using System.Buffers;
using System.Text.RegularExpressions;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// Full postcodes by Royal Mail's formats (A9, A99, A9A, AA9, AA99, AA9A before 9AA). Areas are not looked up: an invented or misheard one is still an address.
/// </summary>
internal static class PostcodeShape
{
    private const int ShortestCode = 5;

    private static readonly SearchValues<char> Parting = SearchValues.Create("()[]{}<>&");

    public static void Find(Scan scan, Regex whole, Regex spelled, int start, int end)
    {
        foreach (var match in whole.EnumerateMatches(scan.Text.Codes[start..end]))
        {
            Add(scan, start + match.Index, start + match.Index + match.Length);
        }

        foreach (var match in spelled.EnumerateMatches(scan.Text.Codes[start..end]))
        {
            var (from, to) = (start + match.Index, start + match.Index + match.Length);
            if (IsSpelled(scan.Text, from, to) && (!scan.Text.IsJoined(from, to) || IsSingly(scan.Text, from, to)))
            {
                Add(scan, from, to);
            }
        }
    }

    private static void Add(Scan scan, int start, int end)
    {
        var bare = scan.Text.Bare(start, end);
        if (IsPostcode(bare) && !IsOrdinal(scan.Text, end) && IsParted(scan.Text, start, end, bare.Length) && scan.Text[start - 1] != '/' && scan.Text[end] != '/')
        {
            scan.Add(start, end, IdentifierKind.Postcode, Finding.Shaped, bare);
        }
    }

    /// <summary>A code without its space, in capital letters.</summary>
    public static bool IsPostcode(ReadOnlySpan<char> bare)
    {
        if (bare is "GIR0AA")
        {
            return true;
        }

        if (bare.Length is < 5 or > 7 || !char.IsAsciiDigit(bare[^3]) || !IsInward(bare[^1]) || !IsInward(bare[^2]) || "QVX".Contains(bare[0], StringComparison.Ordinal))
        {
            return false;
        }

        var outward = bare[..^3];
        var letters = char.IsAsciiLetter(outward[1]) ? 2 : 1;
        if (letters == 1 ? !"BEGLMNSW".Contains(outward[0], StringComparison.Ordinal) : !IsArea(outward))
        {
            return false;
        }

        var district = outward[letters..];
        return district.Length is 1 or 2 && char.IsAsciiDigit(district[0]) && (district.Length == 1 || char.IsAsciiDigit(district[1])
            || (letters == 1 ? "ABCDEFGHJKPSTUW" : "ABEHMNPRVWXY").Contains(district[1], StringComparison.Ordinal));
    }

    /// <summary>
    /// Over a bracket or an ampersand only capitals go on ("the B1 (5ft wide)", "the M1, 2hr of it"), and two characters before it have their own brackets: "site B2 (1HA)" is a lot
    /// and its hectares.
    /// </summary>
    private static bool IsParted(ScanText text, int start, int end, int length)
    {
        if (text.Text[start..end].IndexOfAny(Parting) < 0)
        {
            return true;
        }

        if (length == ShortestCode && text[start - 1] is not ('(' or '[' or '{' or '<'))
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (text.IsLetter(i) && !text.IsCapital(i) && !text.IsSpoken(i))
            {
                return false;
            }
        }

        return true;
    }

    // "ZZ99" is the pseudo-postcode of the NHS for no fixed abode and the like.
    private static bool IsArea(ReadOnlySpan<char> outward) => outward.StartsWith("ZZ") || !"IJZ".Contains(outward[1], StringComparison.Ordinal);

    private static bool IsInward(char c) => char.IsAsciiLetterUpper(c) && !"CIKMOV".Contains(c, StringComparison.Ordinal);

    /// <summary>"on the B1 2nd floor": small letters after the digit.</summary>
    private static bool IsOrdinal(ScanText text, int end) =>
        text.Text[(end - 3)..end] is ['1', 'S', 'T'] or ['2', 'N', 'D'] or ['3', 'R', 'D'] or [_, 'T', 'H'] && !text.IsCapital(end - 1) && !text.IsSpoken(end - 2);

    /// <summary>Every letter and digit stands alone: "L/S/6/2/A/B", while "PL/12/4/AB" is a reference.</summary>
    internal static bool IsSingly(ScanText text, int start, int end)
    {
        for (var i = start; i + 1 < end; i++)
        {
            if (text.IsWordCharacter(i) && text.IsWordCharacter(i + 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Spelled letter by letter: every letter stands alone, or is said by its word, or two stand together in capitals ("LS six two AB").</summary>
    internal static bool IsSpelled(ScanText text, int start, int end)
    {
        if (text[start - 1] == '\'')
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            var alone = !text.IsWordCharacter(i - 1) && !text.IsWordCharacter(i + 1);
            if (text.IsLetter(i) && !alone && !text.IsSpoken(i) && !text.IsCapital(i))
            {
                return false;
            }
        }

        return true;
    }
}
