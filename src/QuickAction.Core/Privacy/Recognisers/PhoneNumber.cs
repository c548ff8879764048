using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// Telephone numbers by the national numbering plan (Ofcom): ten digits after the 0, nine in some places; +44 with or without the 0; other countries with a plus
/// and 8 to 15 digits (ITU-T E.164).
/// </summary>
internal static class PhoneNumber
{
    // Area codes within which some local numbers have five digits (Ofcom, "4+5" areas).
    private static readonly System.Collections.Frozen.FrozenSet<string> ShortAreas = System.Collections.Frozen.FrozenSet.ToFrozenSet(
        ("01204 01208 01254 01276 01297 01298 01363 01364 01384 01386 01404 01420 01460 01461 01480 01488 01524 01527 01562 01566 01606 01629 01635 01647 01659 "
        + "01695 01726 01744 01750 01768 01827 01837 01884 01900 01905 01935 01946 01949 01963 01995 01697").Split(' '));

    /// <summary>Reads groups <c>first..last</c> of a row; <paramref name="from"/> is where the number begins, plus and brackets included.</summary>
    public static bool TryRead(ScanText text, List<DigitGroup> row, int first, int last, ReadOnlySpan<char> digits, out int from)
    {
        from = row[first].Start;
        if (from > 0 && text[from - 1] == '(')
        {
            from--;
        }

        if (from > 0 && text[from - 1] == '+')
        {
            from--;
            return digits.Length >= 10 && (first == 0 || row[first].Start - row[first - 1].End > 1) && IsWhole(row, last, text);
        }

        if (!Separated(text, row, first, last))
        {
            return false;
        }

        if (digits.StartsWith("0044"))
        {
            return IsNational(digits[(digits[4] == '0' ? 5 : 4)..]) && Grouped(text, row, first, last);
        }

        if (digits.StartsWith("44") && digits.Length is 12 or 13 && (row[first].Length is 2 or 12 or 13 || text.IsSpoken(row[first].Start)) && IsSaidAsCode(text, row[first].Start))
        {
            return IsNational(digits[(digits[2] == '0' ? 3 : 2)..]);
        }

        if (digits[0] != '0' || !Grouped(text, row, first, last))
        {
            return false;
        }

        return IsNational(digits[1..]) && digits.Length == 11
            || (digits.Length == 10 && last > first && ShortAreas.Contains(digits[..5].ToString()) && row[first].Length == 5);
    }

    /// <summary>The number without its country: +44 20 7946 0958 and 020 7946 0958 are one.</summary>
    public static string Key(ReadOnlySpan<char> digits)
    {
        var national = digits.StartsWith("0044") ? digits[4..] : digits.StartsWith("44") && digits.Length >= 12 ? digits[2..] : digits;
        return national.TrimStart('0').ToString();
    }

    /// <summary>A code is said digit by digit; ages begin with "forty four", unless "plus" stands before it.</summary>
    private static bool IsSaidAsCode(ScanText text, int start) =>
        !text.IsSpoken(start) || !text.Said(start).StartsWith("forty", StringComparison.OrdinalIgnoreCase) || text.Text[Math.Max(0, start - 6)..start].IndexOf("PLUS") >= 0;

    private static bool IsNational(ReadOnlySpan<char> digits) => digits.Length == 10 && digits[0] is '1' or '2' or '3' or '5' or '7' or '8' or '9';

    /// <summary>Begins with its code: "020", "07700", one digit a time, or in pairs; not "0 20 79".</summary>
    private static bool Grouped(ScanText text, List<DigitGroup> row, int first, int last) =>
        text.IsSpoken(row[first].Start) || (last > first && text.IsSpoken(row[first + 1].Start)) || row[first].Length >= 2 || last - first >= 9;

    /// <summary>Slashes belong to dates and references.</summary>
    private static bool Separated(ScanText text, List<DigitGroup> row, int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (text.Text[row[i].End..row[i + 1].Start].Contains('/') && row[first].Length < 3)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWhole(List<DigitGroup> row, int last, ScanText text) =>
        last == row.Count - 1 || text.Text[row[last].End..row[last + 1].Start].Contains('\n');
}
