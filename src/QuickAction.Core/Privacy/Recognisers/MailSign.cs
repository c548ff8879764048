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
        if (IsPair(text[before], text[behind]))
        {
            return new MailSign(before, behind + 1, IsSure: true);
        }

        if ((text[start - 1], text[end]) is ('_', '_') or ('-', '-') or ('*', '*') or ('/', '/'))
        {
            return new MailSign(start - 1, end + 1, IsSure: true);
        }

        foreach (var word in (ReadOnlySpan<string>)[" SIGN", "-SIGN", " SYMBOL", " THE RATE"])
        {
            if (text.Text[end..].StartsWith(word) && !text.IsWordCharacter(end + word.Length))
            {
                return new MailSign(start, end + word.Length, IsSure: true);
            }
        }

        return new MailSign(start, end, IsSure: false);
    }

    /// <summary>"@" with the brackets around it, if any.</summary>
    public static MailSign Written(ScanText text, int at) =>
        IsPair(text[at - 1], text[at + 1]) ? new MailSign(at - 1, at + 2, IsSure: true) : new MailSign(at, at + 1, IsSure: true);

    /// <summary>"sam (a) example.org". The letter of a list and of a paragraph stands so too: "section 17 (a)".</summary>
    public static bool IsLetter(ScanText text, int at) => text[at] == 'A' && IsPair(text[at - 1], text[at + 1]);

    /// <summary>The sign as pages and links write it: "%40", "&amp;#64;".</summary>
    public static int EncodedLength(ScanText text, int at) => text.Text[at..].StartsWith("%40") ? 3 : text.Text[at..].StartsWith("&#64;") ? 5 : 0;

    public static bool IsPair(char open, char close) => (open, close) is ('(', ')') or ('[', ']') or ('{', '}') or ('<', '>');
}
