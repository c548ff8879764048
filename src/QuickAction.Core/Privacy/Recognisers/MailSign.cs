using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>What stands for the @ of an address: characters <c>[Start, End)</c>, brackets included.</summary>
/// <param name="IsSure">Nobody writes it so who does not write an address: "@", "(at)", "_at_".</param>
internal readonly record struct MailSign(int Start, int End, bool IsSure)
{
    /// <summary>The word "at", with the brackets around it or "sign" behind it.</summary>
    public static MailSign Word(ScanText text, int at)
    {
        var (start, end) = (at, at + 2);
        var (before, behind) = (text[start - 1] == ' ' ? start - 2 : start - 1, text[end] == ' ' ? end + 1 : end);
        if ((text[before], text[behind]) is ('(', ')') or ('[', ']') or ('{', '}') or ('<', '>'))
        {
            return new MailSign(before, behind + 1, IsSure: true);
        }

        if ((text[start - 1], text[end]) is ('_', '_') or ('-', '-') or ('*', '*'))
        {
            return new MailSign(start - 1, end + 1, IsSure: true);
        }

        foreach (var word in (ReadOnlySpan<string>)[" SIGN", " SYMBOL"])
        {
            if (text.Text[end..].StartsWith(word) && !text.IsWordCharacter(end + word.Length))
            {
                return new MailSign(start, end + word.Length, IsSure: true);
            }
        }

        return new MailSign(start, end, IsSure: false);
    }
}
