using QuickAction.Core.Privacy.Checks;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// Numbers whose groups are parted by marks that part no other number: "943,476,5919", "943:476:5919", "**943** **476** **5919**", and by words that read as the comma of a list:
/// "943 then 476 then 5919". The groups, one joint throughout (what makes them bold apart; words are one joint), the check or the plan of numbers must all be right, and nothing may go on before or behind. One more chance than <see cref="NumberRecogniser"/> gives, which reads
/// spaces, dashes, dots and slashes, mixed as they may be.
/// </summary>
internal static class JoinedNumber
{
    private const int MostGroups = 16;
    private const int MostGroupsInWords = 4;
    private const int MostDigits = 19;

    /// <summary>The joint that words are, whichever they are and whatever spaces stand around them.</summary>
    private const string Words = "words";

    public static void Find(Scan scan)
    {
        List<DigitGroup> groups = [.. DigitGroup.All(scan.Text)];
        for (var first = 0; first + 1 < groups.Count;)
        {
            var last = first + 1;
            if (JointOf(scan.Text, groups[first], groups[last]) is not { } joint)
            {
                first = last;
                continue;
            }

            var other = IsOther(scan.Text, groups[first], groups[last]);
            while (last + 1 < groups.Count && JointOf(scan.Text, groups[last], groups[last + 1]) is { } next && next == joint)
            {
                other |= IsOther(scan.Text, groups[last], groups[last + 1]);
                last++;
            }

            if (other && last - first < MostGroups)
            {
                Read(scan, groups.GetRange(first, last - first + 1), joint);
                Within(scan, groups, first, last, joint);
            }

            // The last group of one number may be the first of the next: a comma between two that are dashed.
            first = last;
        }
    }

    /// <summary>Words also join a number to the one before it: "... 5919. Right, 444, then 724, then 8794".</summary>
    private static void Within(Scan scan, List<DigitGroup> groups, int first, int last, string joint)
    {
        for (var from = first; joint == Words && from < last; from++)
        {
            for (var to = from + 1; to <= last && to - from < MostGroupsInWords; to++)
            {
                if (from > first || to < last)
                {
                    Read(scan, groups.GetRange(from, to - from + 1), joint);
                }
            }
        }
    }

    /// <summary>What stands between two groups, without bold; null where it joins nothing.</summary>
    private static string? JointOf(ScanText text, DigitGroup before, DigitGroup after)
    {
        var length = after.Start - before.End;
        if (length is 0 or > Joint.Longest)
        {
            return null;
        }

        var between = text.Text[before.End..after.Start];
        foreach (var c in between)
        {
            if (!Joint.IsPart(c) && c is not ('<' or '>'))
            {
                return null;
            }
        }

        for (var i = before.End; i < after.Start; i++)
        {
            if (between[i - before.End] == JointPhrase.Link && text.IsSpoken(i))
            {
                return Words;
            }
        }

        return Joint.Plain(between);
    }

    /// <summary>A mark that <see cref="NumberRecogniser"/> does not read.</summary>
    private static bool IsOther(ScanText text, DigitGroup before, DigitGroup after)
    {
        foreach (var c in text.Text[before.End..after.Start])
        {
            if (c is ',' or '<' or '>' || (c != '/' && Joint.IsOther(c)))
            {
                return true;
            }
        }

        return false;
    }

    private static void Read(Scan scan, List<DigitGroup> row, string joint)
    {
        var (start, end) = (row[0].Start, row[^1].End);
        var length = row.Sum(g => g.Length);
        if (length is < 10 or > MostDigits || scan.Text[start - 1] is '\u00A3' or '$' or '\u20AC' || scan.Text.IsLetter(start - 1) || scan.Text.IsLetter(end))
        {
            return;
        }

        // Words between them, and what they may be else: references in a list, sums of money, times.
        if (IsOfList(joint) && (scan.Before(start) is { Kind: null } || AmountWords.Follow(scan.Text, end) || SpanOfFigures.BeginsBefore(scan.Text, start)))
        {
            return;
        }

        var digits = scan.Text.Bare(start, end);
        if (IsNhs(row, digits, joint))
        {
            scan.Add(start, end, IdentifierKind.Nhs, Finding.Checked);
        }
        else if (IsCard(row, digits))
        {
            scan.Add(start, end, IdentifierKind.Card, Finding.Checked);
        }
        else if (row.Count == 11 && length == 11 && digits[0] == '0' && digits[1] is '1' or '2' or '3' or '7' or '8')
        {
            scan.Add(start, end, IdentifierKind.Phone, Finding.Shaped, PhoneNumber.Key(digits));
        }
        else if (row.Count <= 4 && row[0].Length > 1 && (!IsOfList(joint) || IsPhoneGrouping(row)) && (digits[0] == '0' || scan.Text[start - 1] == '+') && PhoneNumber.TryRead(scan.Text, row, 0, row.Count - 1, digits, out var from))
        {
            scan.Add(from, end, IdentifierKind.Phone, Finding.Shaped, PhoneNumber.Key(digits));
        }
    }

    /// <summary>As it is written: 3-3-4, 6-4 with a date of birth, digit by digit; in pairs too, but not with the comma of a list or the colon of a time.</summary>
    private static bool IsNhs(List<DigitGroup> row, string digits, string joint) =>
        CheckDigits.IsNhs(digits) && CheckDigits.IsNhsRange(digits) && (row.Count switch
        {
            2 => row[0].Length == 6,
            3 => row[0].Length == 3 && row[1].Length == 3,
            5 => row.TrueForAll(g => g.Length == 2) && joint != Words && joint is not [',' or ';' or ':', ..],
            10 => true,
            _ => false,
        });

    private static bool IsOfList(string joint) => joint == Words || joint.Contains('&', StringComparison.Ordinal);

    /// <summary>Code and number as they are printed: "07700 900123", "020 7946 0958", "0161 496 0123"; not the times "0900 to 1700 and 100".</summary>
    private static bool IsPhoneGrouping(List<DigitGroup> row) =>
        (row[0].Length, row[1].Length, row.Count == 3 ? row[2].Length : 0) is (5, 6, 0) or (5, 3, 3) or (3, 4, 4) or (4, 3, 4) or (3, 8, 0) or (4, 7, 0);

    /// <summary>In fours, which are not four years; 4-6-5 where the card has fifteen.</summary>
    private static bool IsCard(List<DigitGroup> row, string digits) =>
        (row.Count == 3 && row[0].Length == 4 && row[1].Length == 6 && row[2].Length == 5 && CheckDigits.IsCard(digits)) || IsCardInFours(row, digits);

    private static bool IsCardInFours(List<DigitGroup> row, string digits) =>
        digits.Length == 16 && row.Count == 4 && row.TrueForAll(g => g.Length == 4) && CheckDigits.IsCard(digits)
        && !Enumerable.Range(0, 4).All(i => digits.AsSpan(i * 4, 2) is "19" or "20");
}
