using QuickAction.Core.Privacy.Checks;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>Numbers of digits only that tell themselves: NHS and CHI numbers, telephone numbers, payment cards, sort codes with their accounts.</summary>
internal static class NumberRecogniser
{
    private const int MostDigits = 19;

    public static void Find(Scan scan)
    {
        Span<char> digits = stackalloc char[MostDigits];
        foreach (var row in DigitGroup.Rows(scan.Text))
        {
            for (var first = 0; first < row.Count; first++)
            {
                var glued = scan.Text.IsLetter(row[first].Start - 1) && !IsNhsWord(scan.Text, row[first].Start);
                var length = 0;
                for (var last = first; last < row.Count && length + row[last].Length <= MostDigits; last++)
                {
                    scan.Text.Text[row[last].Start..row[last].End].CopyTo(digits[length..]);
                    length += row[last].Length;
                    if (!glued && !scan.Text.IsLetter(row[last].End))
                    {
                        Read(scan, row, first, last, digits[..length]);
                    }
                    else if (length == 10 && CheckDigits.IsNhsRange(digits) && !GluedNumber.IsOfBusiness(scan.Text, row[first].Start) && IsNhs(scan, row, first, last, digits[..10]))
                    {
                        scan.Add(row[first].Start, row[last].End, IdentifierKind.Nhs, Finding.Checked);
                    }
                }
            }
        }

        JoinedNumber.Find(scan);
        GluedNumber.Find(scan);
        MistypedNumber.Find(scan);
    }

    private static void Read(Scan scan, List<DigitGroup> row, int first, int last, ReadOnlySpan<char> digits)
    {
        var (start, end) = (row[first].Start, row[last].End);
        if (digits.Length == 10 && IsNhs(scan, row, first, last, digits))
        {
            scan.Add(start, end, IdentifierKind.Nhs, Finding.Checked);
        }

        if (IsNhsSaidWithTo(scan, row, first, last, digits))
        {
            scan.Add(start, end, IdentifierKind.Nhs, Finding.Checked, string.Concat(digits[..3], digits[4..7], digits[8..]));
        }

        if (digits.Length is >= 9 and <= 15 && PhoneNumber.TryRead(scan.Text, row, first, last, digits, out var from))
        {
            scan.Add(from, end, IdentifierKind.Phone, Finding.Shaped, PhoneNumber.Key(digits));
        }

        if (digits.Length == 10 && MobileWithoutZero.Is(scan, row, first, last, digits))
        {
            scan.Add(start, end, IdentifierKind.Phone, Finding.Shaped, PhoneNumber.Key(digits));
        }

        if (digits.Length >= 13 && CheckDigits.IsCard(digits) && IsCardGrouping(scan, row, first, last))
        {
            scan.Add(start, end, IdentifierKind.Card, Finding.Checked);
        }

        if (digits.Length == 6 && last - first == 2 && row[first].Length == 2 && row[first + 1].Length == 2)
        {
            SortCode(scan, row, first, last, digits);
        }
    }

    /// <summary>
    /// The check holds by chance for one in eleven references of ten digits. What an invoice or an order is labelled with stays; numbers outside the ranges that
    /// are given out stay when they are called a reference. Everything else that satisfies the check goes.
    /// </summary>
    private static bool IsNhs(Scan scan, List<DigitGroup> row, int first, int last, ReadOnlySpan<char> digits)
    {
        if (!CheckDigits.IsNhs(digits) || IsAmount(scan.Text, row[first].Start, row[last].End))
        {
            return false;
        }

        var written = last == first;
        if (!written && !IsNhsGrouping(scan.Text, row, first, last))
        {
            return false;
        }

        return scan.Before(row[first].Start) switch
        {
            { Kind: null, IsWeak: false } => !written,
            { Kind: null, IsWeak: true } => !written || CheckDigits.IsNhsRange(digits),
            _ => true,
        };
    }

    /// <summary>3-3-4 as on the card, 6-4 as in Scotland, pairs, fives, single digits; anything where it is spoken.</summary>
    private static bool IsNhsGrouping(ScanText text, List<DigitGroup> row, int first, int last)
    {
        var groups = last - first + 1;
        if (text.IsSpoken(row[first].Start) || text.IsSpoken(row[last].Start))
        {
            return true;
        }

        return groups switch
        {
            2 => row[first].Length is 3 or 5 or 6 or 7,
            3 => (row[first].Length, row[first + 1].Length) is (3, 3) or (3, 4) or (4, 3) or (2, 4),
            4 => row[first].Length is 3 or 1,
            5 when row[first].Length == 2 && row[first + 1].Length == 2 => true,
            10 => true,
            // "943 - 4 7 6 - 5919": the groups of the card, some of them digit by digit.
            _ => HasDash(text, row, first, last) && Ends(row, first, last, 3) && Ends(row, first, last, 6),
        };
    }

    /// <summary>Cells of a table have none between them.</summary>
    private static bool HasDash(ScanText text, List<DigitGroup> row, int first, int last) => text.Text[row[first].End..row[last].Start].Contains('-');

    /// <summary>A group ends behind so many digits.</summary>
    private static bool Ends(List<DigitGroup> row, int first, int last, int digits)
    {
        var seen = 0;
        for (var i = first; i <= last && seen < digits; i++)
        {
            seen += row[i].Length;
        }

        return seen == digits;
    }

    /// <summary>
    /// "Nine four three to four seven six to five nine one nine": the word that joins the groups is also how recognisers of speech write a two. The number without it must satisfy the check.
    /// </summary>
    private static bool IsNhsSaidWithTo(Scan scan, List<DigitGroup> row, int first, int last, ReadOnlySpan<char> digits)
    {
        if (digits.Length != 12 || last - first != 11 || !scan.Text.Said(row[first + 3].Start).Equals("to", StringComparison.OrdinalIgnoreCase) || !scan.Text.Said(row[first + 7].Start).Equals("to", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        Span<char> number = [.. digits[..3], .. digits[4..7], .. digits[8..]];
        return CheckDigits.IsNhs(number) && CheckDigits.IsNhsRange(number);
    }

    private static bool IsCardGrouping(Scan scan, List<DigitGroup> row, int first, int last) =>
        last == first
            ? scan.Before(row[first].Start) is not { Kind: null }
            : row[first].Length == 4 || scan.Text.IsSpoken(row[first].Start) || row[first].Length == 1 || IsInPairs(row, first, last);

    /// <summary>Eight pairs and no more: a row of a table goes on.</summary>
    private static bool IsInPairs(List<DigitGroup> row, int first, int last)
    {
        if (last - first != 7 || row.Count != 8)
        {
            return false;
        }

        for (var i = first; i <= last; i++)
        {
            if (row[i].Length != 2)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Six digits in pairs are a sort code when a label or an account says so; by dashes alone only when they are no date.</summary>
    private static void SortCode(Scan scan, List<DigitGroup> row, int first, int last, ReadOnlySpan<char> digits)
    {
        var text = scan.Text;
        var (start, end) = (row[first].Start, row[last].End);
        var label = scan.Before(start);
        if (label is { Kind: null })
        {
            return;
        }

        var account = row.Count > last + 1 && row[last + 1].Length is 7 or 8 && (row.Count == last + 2 || row[last + 2].Start - row[last + 1].End > 1) ? row[last + 1] : (DigitGroup?)null;
        var dashed = text[row[first].End] == '-' && text[row[first + 1].End] == '-' && row[first + 1].Start - row[first].End == 1;
        var alone = first == 0 && last == row.Count - 1;
        var apart = label?.Kind == IdentifierKind.SortCode || dashed ? AccountBehind(text, end) : null;
        if (apart is { } behind && account is null && first == 0)
        {
            scan.Add(start, end, IdentifierKind.SortCode, Finding.Shaped);
            scan.Add(behind.Start, behind.End, IdentifierKind.Account, Finding.Shaped);
        }
        else if (account is { } number && first == 0)
        {
            scan.Add(start, end, IdentifierKind.SortCode, Finding.Shaped);
            scan.Add(number.Start, number.End, IdentifierKind.Account, Finding.Shaped);
        }
        else if (dashed && alone && !CouldBeDate(digits))
        {
            scan.Add(start, end, IdentifierKind.SortCode, Finding.Shaped);
        }
    }

    /// <summary>Eight digits behind nothing but marks: "20-40-60, 12345678", "20-40-60 / 12345678".</summary>
    private static DigitGroup? AccountBehind(ScanText text, int end)
    {
        var at = end;
        while (at - end < 4 && text[at] is ' ' or ',' or ';' or '/' or ':' or '|' or '&' or '+')
        {
            at++;
        }

        var last = at;
        while (text.IsDigit(last))
        {
            last++;
        }

        return last - at == 8 && at > end && !text.IsLetter(last) ? new DigitGroup(at, last) : null;
    }

    private static bool CouldBeDate(ReadOnlySpan<char> digits)
    {
        var a = ((digits[0] - '0') * 10) + digits[1] - '0';
        var b = ((digits[2] - '0') * 10) + digits[3] - '0';
        var c = ((digits[4] - '0') * 10) + digits[5] - '0';
        return (b is >= 1 and <= 12 && (a is >= 1 and <= 31 || c is >= 1 and <= 31)) || (a is >= 1 and <= 12 && b is >= 1 and <= 31);
    }

    private static bool IsAmount(ScanText text, int start, int end) =>
        text[start - 1] is '£' or '$' or '€' || text[end] == '%' || (text[start - 1] == '.' && text.IsDigit(start - 2));

    /// <summary>"NHS9434765919".</summary>
    private static bool IsNhsWord(ScanText text, int at) => at >= 3 && text.Text[(at - 3)..at] is "NHS" or "CHI" or "TEL" or "MOB";
}
