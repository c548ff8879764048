using System.Buffers;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Captions;

/// <summary>
/// SubRip, which nobody ever specified, read as leniently as it is written: with or without hours, a comma or a dot before the fraction, numbers or
/// blank lines missing. The lines with an arrow between two times are what counts; all between them is text.
/// </summary>
internal static class SrtParser
{
    private const string Arrow = "-->";
    private const int LongestTag = 300;
    private static readonly SearchValues<char> Marks = SearchValues.Create("<{&\\");
    private static readonly string[] Tags = ["i", "b", "u", "s", "c", "em", "strong", "font", "span", "ruby", "rt", "lang", "v"];

    /// <summary>Whether the line is "time --> time", whatever may follow.</summary>
    public static bool IsTiming(ReadOnlySpan<char> line) => TryTiming(line, out _, out _);

    public static void Read(ReadOnlySpan<char> text, CaptionFile file, CancellationToken cancellationToken)
    {
        var isNumbered = StartsWithNumber(text);
        var at = 0;
        while (NextTiming(text, at, out var start, out var end, out _, out var bodyStart))
        {
            cancellationToken.ThrowIfCancellationRequested();
            at = bodyStart;
            var bodyEnd = NextTiming(text, at, out _, out _, out var nextStart, out _) ? nextStart : text.Length;
            var body = text[bodyStart..bodyEnd].TrimEnd();
            var whole = BeforeBrokenTimes(body, file);
            Append(isNumbered && (bodyEnd < text.Length || whole.Length < body.Length) ? WithoutNumber(whole) : whole, file);
            file.EndCaption(start, end);
        }
    }

    /// <summary>Finds the next line of times at or after the position.</summary>
    private static bool NextTiming(ReadOnlySpan<char> text, int from, out long start, out long end, out int lineStart, out int lineEnd)
    {
        (start, end, lineStart, lineEnd) = (0, 0, 0, 0);
        while (from < text.Length)
        {
            var arrow = text[from..].IndexOf(Arrow, StringComparison.Ordinal);
            if (arrow < 0)
            {
                return false;
            }

            lineStart = from + text.Slice(from, arrow).LastIndexOf('\n') + 1;
            var length = text[(from + arrow)..].IndexOf('\n');
            lineEnd = length < 0 ? text.Length : from + arrow + length + 1;
            if (TryTiming(text[lineStart..lineEnd], out start, out end))
            {
                return true;
            }

            from = lineEnd;
        }

        return false;
    }

    /// <summary>
    /// The words before a line that was meant for times and cannot be read as them. What follows belongs to a caption of nobody knows when: it is counted
    /// as dropped, and neither it nor the line becomes somebody's speech.
    /// </summary>
    private static ReadOnlySpan<char> BeforeBrokenTimes(ReadOnlySpan<char> body, CaptionFile file)
    {
        var whole = body.Length;
        var from = 0;
        for (var arrow = body.IndexOf(Arrow, StringComparison.Ordinal); arrow >= 0; arrow = body[from..].IndexOf(Arrow, StringComparison.Ordinal))
        {
            var at = from + arrow;
            var lineStart = body[..at].LastIndexOf('\n') + 1;
            var length = body[at..].IndexOf('\n');
            var lineEnd = length < 0 ? body.Length : at + length;
            var line = body[lineStart..lineEnd].Trim();
            if (char.IsAsciiDigit(line[0]) && line.Contains(':'))
            {
                whole = Math.Min(whole, lineStart);
                file.Dropped++;
            }

            from = lineEnd;
        }

        return body[..whole].TrimEnd();
    }

    private static bool StartsWithNumber(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && text[digits] is '\n' or ' ' && NextTiming(text[digits..].TrimStart(), 0, out _, out _, out var line, out _) && line == 0;
    }

    /// <summary>The number of the next caption stands at the end of this one's text, with or without a blank line before it.</summary>
    private static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> body)
    {
        var line = body.LastIndexOf('\n') + 1;
        var last = body[line..].Trim();
        return last.Length is > 0 and <= 9 && last.IndexOfAnyExceptInRange('0', '9') < 0 ? body[..line].TrimEnd() : body;
    }

    private static bool TryTiming(ReadOnlySpan<char> line, out long start, out long end)
    {
        end = 0;
        line = line.Trim();
        if (!TryTime(ref line, out start))
        {
            return false;
        }

        line = line.TrimStart();
        if (!line.StartsWith(Arrow, StringComparison.Ordinal))
        {
            return false;
        }

        line = line[Arrow.Length..].TrimStart();
        return TryTime(ref line, out end) && (line.IsEmpty || char.IsWhiteSpace(line[0]));
    }

    private static bool TryTime(ref ReadOnlySpan<char> text, out long milliseconds)
    {
        milliseconds = 0;
        var parts = 0;
        while (parts < 3 && TryDigits(ref text, parts == 0 ? 3 : 2, out var value, out _))
        {
            milliseconds = (milliseconds * 60) + value;
            parts++;
            if (text.IsEmpty || text[0] != ':')
            {
                break;
            }

            text = text[1..];
        }

        milliseconds *= 1000;
        if (parts >= 2 && text.Length > 1 && text[0] is ',' or '.')
        {
            var rest = text[1..];
            if (TryDigits(ref rest, 3, out var fraction, out var digits))
            {
                milliseconds += fraction * (digits == 1 ? 100 : digits == 2 ? 10 : 1);
                text = rest;
            }
        }

        return parts >= 2;
    }

    private static bool TryDigits(ref ReadOnlySpan<char> text, int most, out long value, out int digits)
    {
        (value, digits) = (0, 0);
        while (digits < text.Length && digits < most && char.IsAsciiDigit(text[digits]))
        {
            value = (value * 10) + (text[digits] - '0');
            digits++;
        }

        text = text[digits..];
        return digits > 0;
    }

    /// <summary>Text without the tags that players know, without override codes in braces; entities decoded once. Every other sign is text.</summary>
    private static void Append(ReadOnlySpan<char> body, CaptionFile file)
    {
        string? voice = null;
        while (!body.IsEmpty)
        {
            var mark = body.IndexOfAny(Marks);
            file.Append(mark < 0 ? body : body[..mark]);
            body = mark < 0 ? [] : body[mark..];
            if (body.IsEmpty)
            {
                break;
            }

            var taken = body[0] switch
            {
                '<' => Tag(body, file, ref voice),
                '{' => Override(body),
                '&' => Reference(body, file),
                _ => Break(body, file),
            };
            if (taken == 0)
            {
                file.Append(body[..1]);
                taken = 1;
            }

            body = body[taken..];
        }

        file.EndRun(voice);
    }

    private static int Tag(ReadOnlySpan<char> text, CaptionFile file, ref string? voice)
    {
        var close = text[..Math.Min(text.Length, LongestTag)].IndexOf('>');
        if (close < 2 || text[1..close].Contains('<'))
        {
            return 0;
        }

        var inner = text[1..close].Trim('/');
        var nameEnd = inner.IndexOfAny(' ', '.', '=');
        var name = nameEnd < 0 ? inner : inner[..nameEnd];
        if (name.Equals("br", StringComparison.OrdinalIgnoreCase))
        {
            file.Append("\n");
            return close + 1;
        }

        foreach (var tag in Tags)
        {
            if (name.Equals(tag, StringComparison.OrdinalIgnoreCase))
            {
                BeginVoice(text[1] == '/', name, nameEnd < 0 ? [] : inner[nameEnd..], file, ref voice);
                return close + 1;
            }
        }

        return 0;
    }

    private static void BeginVoice(bool closes, ReadOnlySpan<char> name, ReadOnlySpan<char> annotation, CaptionFile file, ref string? voice)
    {
        if (name is not ("v" or "V"))
        {
            return;
        }

        file.EndRun(voice);
        var space = annotation.IndexOf(' ');
        annotation = space < 0 ? [] : annotation[space..].Trim();
        voice = closes || annotation.IsEmpty ? null : file.Voice(annotation);
    }

    /// <summary>"{\an8}" and the older "{y:i}": where and how to show it.</summary>
    private static int Override(ReadOnlySpan<char> text)
    {
        var close = text[..Math.Min(text.Length, LongestTag)].IndexOf('}');
        return close > 1 && (text[1] == '\\' || (text.Length > 2 && text[2] == ':' && char.IsAsciiLetter(text[1]))) ? close + 1 : 0;
    }

    private static int Reference(ReadOnlySpan<char> text, CaptionFile file)
    {
        // Only with its semicolon: "R&D" and "&c" are words here.
        var taken = CharacterReferences.TryRead(text[1..], out var characters);
        if (taken == 0 || text[taken] != ';')
        {
            return 0;
        }

        file.Append(characters);
        return taken + 1;
    }

    private static int Break(ReadOnlySpan<char> text, CaptionFile file)
    {
        if (text.Length < 2 || text[1] is not ('N' or 'h'))
        {
            return 0;
        }

        file.Append(text[1] == 'N' ? "\n" : " ");
        return 2;
    }
}
