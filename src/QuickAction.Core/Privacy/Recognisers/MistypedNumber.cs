using QuickAction.Core.Privacy.Checks;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// Numbers in which a letter stands for the digit that looks like it: "07700 900 l23", "O7700 9OO123". As programs that read scans write them, and hands. Only numbers that a check or the
/// national plan confirms, in the groups that they are written in.
/// </summary>
internal static class MistypedNumber
{
    private const int MostGroups = 4;
    private const int LongestGroup = 16;

    public static void Find(Scan scan)
    {
        var done = 0;
        foreach (var digits in DigitGroup.All(scan.Text))
        {
            var mistyped = MistypedDigit.Is(scan.Text[digits.Start - 1]) || MistypedDigit.Is(scan.Text[digits.End]);
            if (digits.Start < done || !mistyped || Group(scan.Text, digits.Start) is not { } group)
            {
                continue;
            }

            done = group.End;
            Around(scan, group);
        }
    }

    /// <summary>Every row of groups that has this one in it.</summary>
    private static void Around(Scan scan, DigitGroup group)
    {
        var row = new List<DigitGroup> { group };
        for (var before = Before(scan.Text, group); before is { } one && row.Count < MostGroups; before = Before(scan.Text, one))
        {
            row.Insert(0, one);
        }

        var place = row.Count - 1;
        for (var behind = Behind(scan.Text, group); behind is { } one && row.Count < place + MostGroups; behind = Behind(scan.Text, one))
        {
            row.Add(one);
        }

        for (var first = 0; first <= place; first++)
        {
            for (var last = place; last < row.Count && last - first < MostGroups; last++)
            {
                Read(scan, row.GetRange(first, last - first + 1));
            }
        }
    }

    private static void Read(Scan scan, List<DigitGroup> row)
    {
        var (start, end) = (row[0].Start, row[^1].End);
        var bare = scan.Text.Bare(start, end);
        if (bare.Length is not (10 or 11 or 12 or 16) || scan.Before(start) is { Kind: null } || MistypedDigit.Mend(bare, 0, bare.Length, bare.Length / 2) is not { } digits)
        {
            return;
        }

        switch (digits.Length)
        {
            case 10 when CheckDigits.IsNhs(digits) && CheckDigits.IsNhsRange(digits) && Lengths(row) is [10] or [3, 3, 4]:
                scan.Add(start, end, IdentifierKind.Nhs, Finding.Checked, digits);
                break;
            case 11 when digits[0] == '0' && digits[1] is '1' or '2' or '3' or '7' or '8' && row[0].Length >= 3:
                scan.Add(start, end, IdentifierKind.Phone, Finding.Shaped, PhoneNumber.Key(digits));
                break;
            case 12 when scan.Text[start - 1] == '+' && digits.StartsWith("44", StringComparison.Ordinal) && digits[2] is '1' or '2' or '3' or '7' or '8':
                scan.Add(start - 1, end, IdentifierKind.Phone, Finding.Shaped, PhoneNumber.Key(digits));
                break;
            case 16 when CheckDigits.IsCard(digits) && Lengths(row) is [16] or [4, 4, 4, 4]:
                scan.Add(start, end, IdentifierKind.Card, Finding.Checked, digits);
                break;
        }
    }

    private static int[] Lengths(List<DigitGroup> row) => [.. row.Select(g => g.Length)];

    /// <summary>The word around a digit, when it has nothing but digits and letters that look like one.</summary>
    private static DigitGroup? Group(ScanText text, int at)
    {
        var (start, end) = (at, at + 1);
        while (text.IsWordCharacter(start - 1) && end - start <= LongestGroup)
        {
            start--;
        }

        while (text.IsWordCharacter(end) && end - start <= LongestGroup)
        {
            end++;
        }

        for (var i = start; i < end; i++)
        {
            if (!text.IsDigit(i) && !MistypedDigit.Is(text[i]))
            {
                return null;
            }
        }

        return end - start is >= 2 and <= LongestGroup ? new DigitGroup(start, end) : null;
    }

    private static DigitGroup? Before(ScanText text, DigitGroup group)
    {
        var end = group.Start;
        while (group.Start - end < 3 && IsGap(text[end - 1]))
        {
            end--;
        }

        return end < group.Start && text.IsWordCharacter(end - 1) ? Group(text, end - 1) : null;
    }

    private static DigitGroup? Behind(ScanText text, DigitGroup group)
    {
        var start = group.End;
        while (start - group.End < 3 && IsGap(text[start]))
        {
            start++;
        }

        return start > group.End && text.IsWordCharacter(start) ? Group(text, start) : null;
    }

    private static bool IsGap(char c) => c is ' ' or '-' or '.' or '(' or ')';
}
