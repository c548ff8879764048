namespace QuickAction.Core.Extraction.Transcripts;

/// <summary>Times as transcripts write them: <c>1:02</c>, <c>00:01:02</c>, <c>00:01:02.500</c>, alone or in brackets, and "1 minute 2 seconds".</summary>
internal static class TimeStamps
{
    /// <summary>Reads a time at the start of the text. Not a time: more than 59 minutes or seconds, a digit or letter straight after it.</summary>
    /// <param name="length">Characters that it takes.</param>
    /// <param name="parts">Two for minutes and seconds, three with hours.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out long milliseconds, out int length, out int parts)
    {
        milliseconds = 0;
        length = parts = 0;
        var at = 0;
        long total = 0;
        while (parts < 3 && TryDigits(text[at..], parts == 0 ? 3 : 2, out var value, out var digits) && (parts == 0 || (digits == 2 && value < 60)))
        {
            total = (total * 60) + value;
            parts++;
            at += digits;
            if (parts == 3 || at >= text.Length || text[at] != ':')
            {
                break;
            }

            at++;
        }

        if (parts < 2 || at == 0 || text[at - 1] == ':')
        {
            return false;
        }

        milliseconds = total * 1000;
        if (at + 1 < text.Length && text[at] is '.' or ',' && TryDigits(text[(at + 1)..], 3, out var fraction, out var places))
        {
            milliseconds += fraction * (places == 1 ? 100 : places == 2 ? 10 : 1);
            at += 1 + places;
        }

        length = at;
        return at == text.Length || !(char.IsLetterOrDigit(text[at]) || text[at] == ':');
    }

    /// <summary>Reads "[1:02]", "(1:02)", "1:02 - 1:05", "[1:02 --> 1:05]" at the start.</summary>
    /// <param name="exact">True when brackets, hours or fractions show that it is a time of a recording rather than of the day.</param>
    public static bool TryReadSpan(ReadOnlySpan<char> text, out long start, out long? end, out int length, out bool exact)
    {
        (start, end, length, exact) = (0, null, 0, false);
        var bracketed = !text.IsEmpty && text[0] is '[' or '(';
        var at = bracketed ? 1 : 0;
        if (!TryRead(text[at..], out start, out var taken, out var parts))
        {
            return false;
        }

        exact = bracketed || parts == 3 || taken > 5;
        at += taken;
        var rest = text[at..].TrimStart(' ');
        var dash = rest.StartsWith("-->", StringComparison.Ordinal) ? 3 : !rest.IsEmpty && rest[0] is '-' or '\u2013' or '\u2014' ? 1 : 0;
        if (dash > 0 && TryRead(rest[dash..].TrimStart(' '), out var until, out var untilTaken, out _))
        {
            end = until >= start ? until : null;
            at = text.Length - rest[dash..].TrimStart(' ').Length + untilTaken;
        }

        if (bracketed)
        {
            if (at >= text.Length || text[at] is not (']' or ')'))
            {
                return false;
            }

            at++;
        }

        length = at;
        return true;
    }

    /// <summary>Takes a time off the end: "Name  1:02", "Name (1:02)", "Name [00:01:02]", "Name 10:15 AM", "Name 1 minute 2 seconds". A time of the day gives null.</summary>
    public static bool TryTakeFromEnd(ReadOnlySpan<char> line, out ReadOnlySpan<char> before, out long? start)
    {
        before = default;
        start = null;
        line = line.TrimEnd();
        if (TrySpelled(line, out before, out var spelled))
        {
            start = spelled;
            return true;
        }

        var ofDay = line.EndsWith("am", StringComparison.OrdinalIgnoreCase) || line.EndsWith("pm", StringComparison.OrdinalIgnoreCase);
        var text = ofDay ? line[..^2].TrimEnd() : line;
        var bracketed = !text.IsEmpty && text[^1] is ']' or ')';
        text = bracketed ? text[..^1] : text;
        var from = text.Length;
        while (from > 0 && (char.IsAsciiDigit(text[from - 1]) || text[from - 1] is ':' or '.' or ','))
        {
            from--;
        }

        if (from < 2 || !TryRead(text[from..], out var read, out var length, out _) || from + length != text.Length)
        {
            return false;
        }

        before = text[..from];
        if (bracketed != before[^1] is '[' or '(' || (!bracketed && !char.IsWhiteSpace(before[^1])))
        {
            return false;
        }

        before = before.TrimEnd("[( \t\u00A0-\u2013\u2014|,@\u00B7\u2022");
        start = ofDay ? null : read;
        return !before.IsEmpty;
    }

    /// <summary>"0 minutes 5 seconds", which Teams' page copies beside or instead of the figures, perhaps with the figures run on ("0 minutes 5 seconds0:05").</summary>
    public static bool TrySpelled(ReadOnlySpan<char> line, out ReadOnlySpan<char> before, out long milliseconds)
    {
        before = default;
        milliseconds = 0;
        var second = line.LastIndexOf(" second", StringComparison.OrdinalIgnoreCase);
        if (second < 0)
        {
            return false;
        }

        var after = line[(second + " second".Length)..];
        after = !after.IsEmpty && after[0] is 's' ? after[1..] : after;
        if (!after.IsEmpty && !(TryRead(after.TrimStart(), out _, out var figures, out _) && figures == after.TrimStart().Length))
        {
            return false;
        }

        var rest = line[..second];
        if (!TakeNumber(ref rest, out var seconds))
        {
            return false;
        }

        var (minutes, hours) = (TakeUnit(ref rest, "minute"), TakeUnit(ref rest, "hour"));
        before = rest.TrimEnd();
        milliseconds = ((((hours * 60) + minutes) * 60) + seconds) * 1000;
        return true;
    }

    private static long TakeUnit(ref ReadOnlySpan<char> text, string unit)
    {
        var trimmed = text.TrimEnd();
        trimmed = trimmed.EndsWith("s", StringComparison.Ordinal) ? trimmed[..^1] : trimmed;
        if (!trimmed.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var rest = trimmed[..^unit.Length].TrimEnd();
        if (!TakeNumber(ref rest, out var value))
        {
            return 0;
        }

        text = rest;
        return value;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        var from = text.Length;
        while (from > 0 && text.Length - from < 4 && char.IsAsciiDigit(text[from - 1]))
        {
            from--;
        }

        if (from == text.Length || (from > 0 && !char.IsWhiteSpace(text[from - 1])))
        {
            return false;
        }

        TryDigits(text[from..], 4, out value, out _);
        text = text[..from];
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, int most, out long value, out int digits)
    {
        (value, digits) = (0, 0);
        while (digits < text.Length && digits < most && char.IsAsciiDigit(text[digits]))
        {
            value = (value * 10) + (text[digits] - '0');
            digits++;
        }

        return digits > 0;
    }
}
