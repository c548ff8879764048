using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// Internet addresses of version 4, whatever stands for their full stops: "192.168.0.1", "192[.]168[.]0[.]1", "192 (dot) 168 ...", "one nine two dot one six eight ...". Numbers of paragraphs and
/// versions have four parts too: they are small, and called so.
/// </summary>
internal static class DottedFour
{
    private const int Parts = 4;
    private const int Largest = 255;

    /// <summary>" [dot] " is as long as it gets.</summary>
    private const int LongestDot = 8;

    public static void Find(Scan scan)
    {
        var text = scan.Text;
        for (var at = text.NextDigit(0); at < text.Length; at = text.NextDigit(at + 1))
        {
            if (text.IsWordCharacter(at - 1) || !Read(text, at, out var end, out var isLong, out var isDisguised, out var key))
            {
                continue;
            }

            // Said digit by digit, or with its full stops hidden, nothing else is written so.
            if (OtherNumbers.WordBefore(text, at) is "IP" or "ADDRESS" || (!OtherNumbers.IsNumbered(text, at) && (isLong || isDisguised)))
            {
                scan.Add(at, end, IdentifierKind.NetworkAddress, Finding.Shaped, key);
                at = end;
            }
        }
    }

    private static bool Read(ScanText text, int start, out int end, out bool isLong, out bool isDisguised, out string key)
    {
        (end, isLong, isDisguised, key) = (start, false, false, "");
        Span<char> address = stackalloc char[Parts * 4];
        var (length, digits) = (0, 0);
        for (var part = 0; part < Parts; part++)
        {
            var from = part == 0 ? start : Dot(text, end, ref isDisguised);
            if (from < 0 || Number(text, from, out end) is not (>= 0 and <= Largest) || Written(text, from, end, address[length..]) is not (> 0 and var written))
            {
                return false;
            }

            isLong |= written == 3;
            digits += written;
            length += written;
            address[length++] = '.';
        }

        isLong |= digits >= 7;
        // Not a part of something longer.
        if (text.IsWordCharacter(end) || (text[start - 1] == '.' && !text.IsSpoken(start)) || (text[end] == '.' && text.IsDigit(end + 1)))
        {
            return false;
        }

        key = address[..(length - 1)].ToString();
        return true;
    }

    /// <summary>One to three digits, with a space between those that are spoken; -1 when they are none or too many.</summary>
    private static int Number(ScanText text, int from, out int end)
    {
        var (value, digits) = (0, 0);
        end = from;
        for (var at = from; text.IsDigit(at) && digits < 3; at += text[at + 1] == ' ' && text.IsDigit(at + 2) && text.IsSpoken(at + 2) ? 2 : 1)
        {
            value = (value * 10) + text[at] - '0';
            digits++;
            end = at + 1;
        }

        return digits == 0 || text.IsDigit(end) ? -1 : value;
    }

    /// <summary>Its digits without spaces; 0 where a 0 begins a longer number.</summary>
    private static int Written(ScanText text, int start, int end, Span<char> digits)
    {
        var count = 0;
        for (var at = start; at < end; at++)
        {
            if (text.IsDigit(at))
            {
                digits[count++] = text[at];
            }
        }

        return count > 1 && digits[0] == '0' ? 0 : count;
    }

    /// <summary>Where the next number begins behind a full stop, written, said or in brackets; -1 for none.</summary>
    private static int Dot(ScanText text, int end, ref bool isDisguised)
    {
        var (marks, letters, brackets) = (0, 0, 0);
        for (var at = end; at - end <= LongestDot && at < text.Length; at++)
        {
            if (text.IsDigit(at))
            {
                var isDot = letters == 0 ? marks == 1 : letters == 3 && marks == 0;
                var isSaid = text[end] == ' ' && text.IsSpoken(end + 1);
                // "It was 10. 30 came" ends a sentence.
                var isWhole = at == end + 1 || (text[end] == ' ' && at == end + 3) || brackets > 0 || letters > 0 || isSaid;
                isDisguised |= brackets == 2 || letters > 0 || isSaid;
                return isDot && isWhole && brackets is 0 or 2 ? at : -1;
            }

            switch (text[at])
            {
                case '.':
                    marks++;
                    break;
                case '[' or ']' or '(' or ')' or '{' or '}' or '<' or '>':
                    brackets++;
                    break;
                case 'D' when text.Text[at..].StartsWith("DOT") && !text.IsWordCharacter(at + 3):
                    letters += 3;
                    at += 2;
                    break;
                case ' ':
                    break;
                default:
                    return -1;
            }
        }

        return -1;
    }
}
