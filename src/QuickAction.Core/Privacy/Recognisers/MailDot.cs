using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>A full stop, a line or a dash within an address that is said as a word: " dot ", "(dot)", "[dot]", " underscore ".</summary>
internal static class MailDot
{
    /// <summary>Where the next part begins when a word for a full stop stands here; -1 otherwise.</summary>
    public static int Behind(ScanText text, int end)
    {
        var at = Gap(text, end, 1);
        var wordEnd = at;
        while (text.IsLetter(wordEnd))
        {
            wordEnd++;
        }

        if (at == end || text.Text[at..wordEnd] is not ("DOT" or "POINT"))
        {
            return -1;
        }

        var next = Gap(text, wordEnd, 1);
        return next > wordEnd && text.IsWordCharacter(next) ? next : -1;
    }

    /// <summary>Where the part before ends when a word that joins parts ends here; -1 otherwise.</summary>
    public static int Before(ScanText text, int start)
    {
        var end = Gap(text, start, -1);
        var at = end;
        while (text.IsLetter(at - 1))
        {
            at--;
        }

        if (end == start || text.Text[at..end] is not ("DOT" or "POINT" or "UNDERSCORE" or "DASH" or "HYPHEN" or "PLUS"))
        {
            return -1;
        }

        var last = Gap(text, at, -1);
        return last < at && text.IsWordCharacter(last - 1) ? last : -1;
    }

    /// <summary>Past spaces, commas and brackets, at most three.</summary>
    private static int Gap(ScanText text, int from, int step)
    {
        var at = from;
        while (Math.Abs(at - from) < 3 && text[step > 0 ? at : at - 1] is ' ' or ',' or '(' or ')' or '[' or ']' or '{' or '}' or '_')
        {
            at += step;
        }

        return at;
    }
}
