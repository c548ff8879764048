using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>An address in one word, its signs in capitals: "samATexampleDOTorg".</summary>
internal static class MailInCapitals
{
    /// <summary>"AT" in capitals within a word of small letters.</summary>
    public static bool Is(ScanText text, int at) => IsSign(text, at, "AT");

    /// <summary>The end of the address, -1 when nothing in it stands for a full stop.</summary>
    public static int Find(Scan scan, int at)
    {
        var text = scan.Text;
        var (start, end, dots) = (at, at + 2, 0);
        while (start > 0 && MailLocal.IsPart(text[start - 1]))
        {
            start--;
        }

        while (text.IsWordCharacter(end) || (text[end] is '.' or '-' && text.IsWordCharacter(end + 1)))
        {
            dots += text[end] == '.' || IsSign(text, end, "DOT") ? 1 : 0;
            end++;
        }

        if (dots == 0)
        {
            return -1;
        }

        scan.Add(start, end, IdentifierKind.Email, Finding.Checked, $"{text.Text[start..at]}@{text.Text[(at + 2)..end].ToString().Replace("DOT", ".", StringComparison.Ordinal)}");
        return end;
    }

    private static bool IsSign(ScanText text, int at, string sign)
    {
        if (at == 0 || !text.Text[at..].StartsWith(sign) || !IsSmall(text, at - 1) || !IsSmall(text, at + sign.Length))
        {
            return false;
        }

        for (var i = 0; i < sign.Length; i++)
        {
            if (!text.IsCapital(at + i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSmall(ScanText text, int at) => text.IsDigit(at) || (text.IsLetter(at) && !text.IsCapital(at));
}
