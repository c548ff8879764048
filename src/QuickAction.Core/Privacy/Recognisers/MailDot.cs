using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>A full stop, a line or a dash within an address that is said as a word or stands in brackets: " dot ", "(dot)", "[.]", " full stop ", " underscore ".</summary>
internal static class MailDot
{
    /// <summary>Where the next part begins when a word for a full stop stands here; -1 otherwise.</summary>
    public static int Behind(ScanText text, int end)
    {
        if (MailSign.IsPair(text[end], text[end + 2]) && text[end + 1] == '.' && text.IsWordCharacter(end + 3))
        {
            return end + 3;
        }

        var at = Gap(text, end, 1);
        var wordEnd = WordEnd(text, at);
        if (text.Text[at..wordEnd] is "FULL" && text[wordEnd] == ' ' && WordEnd(text, wordEnd + 1) is var stop && text.Text[(wordEnd + 1)..stop] is "STOP")
        {
            wordEnd = stop;
        }
        else if (at == end || text.Text[at..wordEnd] is not ("DOT" or "POINT" or "PERIOD" or "FULLSTOP"))
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
        var at = WordStart(text, end);
        if (text.Text[at..end] is "STOP" && text[at - 1] == ' ' && WordStart(text, at - 1) is var full && text.Text[full..(at - 1)] is "FULL")
        {
            at = full;
        }
        else if (end == start || text.Text[at..end] is not ("DOT" or "POINT" or "PERIOD" or "FULLSTOP" or "UNDERSCORE" or "DASH" or "HYPHEN" or "PLUS"))
        {
            return -1;
        }

        var last = Gap(text, at, -1);
        return last < at && text.IsWordCharacter(last - 1) ? last : -1;
    }

    private static int WordEnd(ScanText text, int at)
    {
        while (text.IsLetter(at))
        {
            at++;
        }

        return at;
    }

    private static int WordStart(ScanText text, int end)
    {
        while (text.IsLetter(end - 1))
        {
            end--;
        }

        return end;
    }

    /// <summary>Past spaces, commas and brackets, at most three.</summary>
    private static int Gap(ScanText text, int from, int step)
    {
        var at = from;
        while (Math.Abs(at - from) < 3 && text[step > 0 ? at : at - 1] is ' ' or ',' or '(' or ')' or '[' or ']' or '{' or '}' or '<' or '>' or '_' or '-' or '*' or '/')
        {
            at += step;
        }

        return at;
    }
}
