using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// E-mail addresses as they are written, spoken and hidden: "kelly.r@example.org", "kelly dot r at example dot org", "kelly.r [at] example.org", "kelly @ gmail.com"; and
/// names on social networks (<c>@kelly</c>).
/// </summary>
internal static class MailRecogniser
{
    public static void Find(Scan scan)
    {
        var text = scan.Text;
        for (var at = Next(text, 0); at < text.Length; at = Next(text, at + 1))
        {
            if (text[at] == '@')
            {
                at = Written(scan, at);
            }
            else if (MailSign.EncodedLength(text, at) is > 0 and var length)
            {
                at = Address(scan, new MailSign(at, at + length, IsSure: true)) is > 0 and var last ? last - 1 : at + length - 1;
            }
            else if (MailInCapitals.Is(text, at))
            {
                at = MailInCapitals.Find(scan, at) is > 0 and var last ? last - 1 : at + 1;
            }
            else if (MailSign.IsLetter(text, at))
            {
                at = Address(scan, new MailSign(at - 1, at + 2, IsSure: false)) is > 0 and var last ? last - 1 : at + 1;
            }
            else
            {
                at = Address(scan, MailSign.Word(text, at)) is > 0 and var end ? end - 1 : at + 1;
            }
        }
    }

    /// <summary>The next "@", "at" as a word, or what is written for it; the text's length where there is none.</summary>
    private static int Next(ScanText text, int from)
    {
        var read = text.Text;
        for (var at = from; at < read.Length; at++)
        {
            var isSign = read[at] switch
            {
                '@' => true,
                'A' => at + 1 < read.Length && ((read[at + 1] == 'T' && !text.IsWordCharacter(at - 1) && !text.IsWordCharacter(at + 2)) || MailSign.IsLetter(text, at) || MailInCapitals.Is(text, at)),
                '%' or '&' => MailSign.EncodedLength(text, at) > 0,
                _ => false,
            };
            if (isSign)
            {
                return at;
            }
        }

        return read.Length;
    }

    private static int Written(Scan scan, int at)
    {
        var text = scan.Text;
        var (start, end) = (at, at + 1);
        while (start > 0 && MailLocal.IsPart(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && (text.IsWordCharacter(end) || text[end] is '-' or '_' || (text[end] == '.' && text.IsWordCharacter(end + 1))))
        {
            end++;
        }

        while (start < at && text[start] is '.' or '\'')
        {
            start++;
        }

        if (start < at && end - at > 1)
        {
            // "kelly@gmail dot com", "kelly@gmail,com": the ending is said apart.
            end = Math.Max(end, MailDomain.Read(text, at + 1, words: 1)?.End ?? 0);
            scan.Add(start, end, IdentifierKind.Email, Finding.Checked, MailKey.Of(text.Text[start..end]));
            return end - 1;
        }

        if (Address(scan, MailSign.Written(text, at)) is > 0 and var last)
        {
            return last - 1;
        }

        if (end - at > 1 && (text.IsLetter(at + 1) || text[at + 1] == '_'))
        {
            scan.Add(at, end, IdentifierKind.Handle, Finding.Shaped, text.Text[at..end].ToString());
            return end - 1;
        }

        return at;
    }

    /// <summary>An address around a sign that stands apart or is said; its end, or -1 when there is none.</summary>
    private static int Address(Scan scan, MailSign sign)
    {
        var text = scan.Text;
        if (MailDomain.Read(text, sign.End, words: 3) is not { } domain
            || !(domain.IsPlain || domain.IsProvider || sign.IsSure)
            || MailLocal.Read(text, sign) is not { } local)
        {
            return -1;
        }

        var labelled = local.Labelled || MailLocal.LabelFollows(text, domain.End);
        var isLocal = local.IsStrong || !local.IsWord(mild: labelled || domain.IsProvider || sign.IsSure);
        var isDomain = domain.HasEnding ? domain.Words == 1 || domain.IsProvider || local.IsStrong || labelled : labelled || local.IsStrong || sign.IsSure;
        if (!isLocal || !isDomain)
        {
            return -1;
        }

        // "Paragraph 4 b (a) gov.uk": a mailbox has more than the letter of a list.
        if (MailSign.IsLetter(text, sign.Start + 1) && local.Last.Count(char.IsLetter) < 2)
        {
            return -1;
        }

        scan.Add(local.Start, domain.End, IdentifierKind.Email, Finding.Checked, MailKey.Of(text.Text[local.Start..domain.End]));
        return domain.End;
    }
}
