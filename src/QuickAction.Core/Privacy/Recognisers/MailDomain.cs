using System.Collections.Frozen;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>What stands behind the sign of an address: "example.org", "example dot co dot uk", "g mail dot com", "gmail".</summary>
/// <param name="End">Where it ends in the scan text.</param>
/// <param name="HasEnding">It ends as addresses do (.org, "dot com").</param>
/// <param name="IsProvider">A provider of mailboxes for everybody.</param>
/// <param name="IsPlain">False when its full stop may be the end of a sentence: "it. Com".</param>
/// <param name="Words">Words before its first full stop.</param>
internal readonly record struct MailDomain(int End, bool HasEnding, bool IsProvider, bool IsPlain, int Words)
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings = Set("COM UK ORG NET GOV INFO EDU SCHOOL NHS EU IE EXAMPLE CO AC ME IO WALES SCOT CYMRU LONDON SCH POLICE MOD LTD BIZ ONLINE TV");

    // Where a full stop and a space may be the end of a sentence as well.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PlainEndings = Set("COM UK ORG NET GOV CO");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Providers = Set(
        "GMAIL HOTMAIL YAHOO ICLOUD GOOGLEMAIL BTINTERNET OUTLOOK LIVE MSN AOL SKY VIRGINMEDIA NTLWORLD TALKTALK PROTONMAIL PROTON YMAIL ROCKETMAIL GMX BTOPENWORLD TISCALI BLUEYONDER MAIL FASTMAIL");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AloneToo = Set("GMAIL HOTMAIL YAHOO ICLOUD GOOGLEMAIL BTINTERNET OUTLOOK PROTONMAIL");

    /// <param name="words">Most words that the first part may be said in.</param>
    public static MailDomain? Read(ScanText text, int from, int words)
    {
        var at = from;
        while (at - from < 2 && text[at] is ' ' or ',' or '\n')
        {
            at++;
        }

        Span<char> first = stackalloc char[64];
        var length = 0;
        for (var count = 1; count <= words; count++)
        {
            var end = LabelEnd(text, at);
            if (end == at || length + end - at > first.Length || text.Text[at..end] is "DOT" or "AT")
            {
                return null;
            }

            text.Text[at..end].CopyTo(first[length..]);
            length += end - at;
            if (EndingsEnd(text, end, out var isPlain) is > 0 and var last)
            {
                return new MailDomain(last, HasEnding: true, Providers.Contains(first[..length]), isPlain, count);
            }

            if (AloneToo.Contains(first[..length]))
            {
                return new MailDomain(end, HasEnding: false, IsProvider: true, IsPlain: true, count);
            }

            if (text[end] != ' ' || !text.IsWordCharacter(end + 1))
            {
                return null;
            }

            at = end + 1;
        }

        return null;
    }

    /// <summary>Past all endings: ".co.uk", " dot org"; -1 when none stands here.</summary>
    private static int EndingsEnd(ScanText text, int end, out bool allPlain)
    {
        var last = -1;
        allPlain = true;
        while (Dot(text, end, out var isPlain) is > 0 and var next)
        {
            end = LabelEnd(text, next);
            if (end == next)
            {
                break;
            }

            var isEnding = (isPlain ? Endings : PlainEndings).Contains(text.Text[next..end]);
            if (isEnding)
            {
                last = end;
                allPlain &= isPlain;
            }
            else if (!isPlain)
            {
                break;
            }
        }

        return last;
    }

    /// <summary>Where the next part begins behind a full stop, written or said; -1 when there is none.</summary>
    /// <param name="isPlain">False for what may be the end of a sentence or a clause.</param>
    private static int Dot(ScanText text, int end, out bool isPlain)
    {
        isPlain = text[end] == '.' && text.IsWordCharacter(end + 1);
        if (isPlain)
        {
            return end + 1;
        }

        if (MailDot.Behind(text, end) is > 0 and var said)
        {
            isPlain = true;
            return said;
        }

        // A space on both sides: no sentence ends so.
        if (text[end] == ' ' && text[end + 1] == '.' && text[end + 2] == ' ' && text.IsWordCharacter(end + 3))
        {
            isPlain = true;
            return end + 3;
        }

        var next = end;
        var marks = 0;
        while (next - end < 3 && text[next] is ' ' or '.' or ',')
        {
            marks += text[next] == ' ' ? 0 : 1;
            next++;
        }

        return marks == 1 && text.IsWordCharacter(next) ? next : -1;
    }

    private static int LabelEnd(ScanText text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 60 && (text.IsWordCharacter(end) || (text[end] == '-' && text.IsWordCharacter(end + 1) && end > at && MailDot.Behind(text, end) < 0)))
        {
            end++;
        }

        return end;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
