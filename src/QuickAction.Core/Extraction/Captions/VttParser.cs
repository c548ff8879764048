namespace QuickAction.Core.Extraction.Captions;

/// <summary>
/// The WebVTT parser (W3C WebVTT, sections 6.1 to 6.3), block by block as the algorithm says, over text in which line ends are already <c>\n</c> and
/// NUL is U+FFFD. Settings say where a caption is shown; whatever they hold, the cue counts, so they are passed over.
/// </summary>
internal ref struct VttParser
{
    private const string Signature = "WEBVTT";
    private const string Arrow = "-->";

    private readonly ReadOnlySpan<char> _text;
    private readonly CaptionFile _file;
    private readonly List<Range> _comments;
    private readonly CueText _cueText;
    private int _at;

    private VttParser(ReadOnlySpan<char> text, CaptionFile file, List<Range> comments)
    {
        _text = text;
        _file = file;
        _comments = comments;
        _cueText = new CueText(file);
    }

    /// <summary>Whether the text begins as a WebVTT file must.</summary>
    public static bool HasSignature(ReadOnlySpan<char> text) =>
        text.StartsWith(Signature, StringComparison.Ordinal) && (text.Length == Signature.Length || text[Signature.Length] is ' ' or '\t' or '\n' or '\r');

    /// <summary>
    /// The one place where public conformance files disagree: a lone caption straight under the signature, without the blank line and
    /// without hours, is a caption by the algorithm and a header line to readers before it. Such a file is refused with a reason; with hours, or with any
    /// other caption after it, it is read.
    /// </summary>
    public static bool IsHeaderOnly(ReadOnlySpan<char> text, CaptionFile file)
    {
        var second = text[(text.IndexOf('\n') + 1)..];
        var end = second.IndexOf('\n');
        second = end < 0 ? second : second[..end];
        var arrow = second.IndexOf(Arrow, StringComparison.Ordinal);
        return file.Captions.Count == 1 && arrow >= 0 && second[..arrow].Count(':') == 1 && Times(second) is not null;
    }

    /// <summary>Reads all cues into the file; false when the text is no WebVTT at all.</summary>
    /// <param name="comments">Receives the header's lines and the NOTE blocks before the first cue, as places in the text.</param>
    public static bool TryRead(ReadOnlySpan<char> text, CaptionFile file, List<Range> comments, CancellationToken cancellationToken)
    {
        if (!HasSignature(text))
        {
            return false;
        }

        var parser = new VttParser(text, file, comments);
        parser.Read(cancellationToken);
        return true;
    }

    private void Read(CancellationToken cancellationToken)
    {
        _at = Signature.Length;
        var heading = _at;
        var headingEnd = NextLine(out var ended);
        Comment(heading, headingEnd);
        if (ended)
        {
            return;
        }

        if (_at < _text.Length && _text[_at] != '\n')
        {
            ReadBlock(inHeader: true);
        }

        for (var blocks = 0; SkipBlankLines(); blocks++)
        {
            if ((blocks & 1023) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            ReadBlock(inHeader: false);
        }
    }

    /// <summary>"Collect a WebVTT block". Comments, styles and regions come out as blocks without a cue.</summary>
    private void ReadBlock(bool inHeader)
    {
        var (bufferStart, bufferEnd, before) = (_at, _at, _at);
        var seenArrow = false;
        (long Start, long End)? times = null;
        for (var lines = 1; ; lines++)
        {
            var lineStart = _at;
            var lineEnd = NextLine(out var ended);
            var line = _text[lineStart..lineEnd];
            if (HasArrow(line))
            {
                if (inHeader || (lines != 1 && (lines != 2 || seenArrow)))
                {
                    // This line begins the next block.
                    _at = before;
                    break;
                }

                seenArrow = true;
                before = _at;
                times = Times(line);
                if (times is not null)
                {
                    (bufferStart, bufferEnd) = (_at, _at);
                }
            }
            else if (line.IsEmpty)
            {
                break;
            }
            else
            {
                bufferStart = bufferStart == bufferEnd ? lineStart : bufferStart;
                bufferEnd = lineEnd;
                before = _at;
            }

            if (ended)
            {
                break;
            }
        }

        if (times is { } found)
        {
            _cueText.Read(_text[bufferStart..bufferEnd]);
            _file.EndCaption(found.Start, found.End);
        }
        else if (seenArrow && bufferEnd > bufferStart)
        {
            _file.Dropped++;
        }
        else if (inHeader || (_file.Captions.Count == 0 && _text[bufferStart..bufferEnd].StartsWith("NOTE", StringComparison.Ordinal)))
        {
            Comment(bufferStart, bufferEnd);
        }
    }

    private readonly void Comment(int start, int end)
    {
        if (!_text[start..end].IsWhiteSpace())
        {
            _comments.Add(start..end);
        }
    }

    /// <summary>Looks for the arrow by its head, which is rarer than dashes.</summary>
    private static bool HasArrow(ReadOnlySpan<char> line)
    {
        for (var at = line.IndexOf('>'); at >= 0;)
        {
            if (at >= 2 && line[at - 1] == '-' && line[at - 2] == '-')
            {
                return true;
            }

            var next = line[(at + 1)..].IndexOf('>');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    /// <summary>The end of the line at the position, which moves behind its line end.</summary>
    /// <param name="ended">True when the line is the last and has no line end.</param>
    private int NextLine(out bool ended)
    {
        var start = _at;
        var length = _text[start..].IndexOf('\n');
        ended = length < 0;
        var end = ended ? _text.Length : start + length;
        _at = ended ? end : end + 1;
        return end;
    }

    /// <summary>Moves to the next line with something on it; false at the end of the file.</summary>
    private bool SkipBlankLines()
    {
        while (_at < _text.Length && _text[_at] == '\n')
        {
            _at++;
        }

        return _at < _text.Length;
    }

    /// <summary>"Collect WebVTT cue timings and settings": nothing but white space, two times and the arrow may stand before the settings.</summary>
    private static (long Start, long End)? Times(ReadOnlySpan<char> line)
    {
        line = SkipWhiteSpace(line);
        if (!TryTime(ref line, out var start))
        {
            return null;
        }

        line = SkipWhiteSpace(line);
        if (line.Length < Arrow.Length || line[0] != '-' || line[1] != '-' || line[2] != '>')
        {
            return null;
        }

        line = SkipWhiteSpace(line[Arrow.Length..]);
        return TryTime(ref line, out var end) ? (start, end) : null;
    }

    private static ReadOnlySpan<char> SkipWhiteSpace(ReadOnlySpan<char> text)
    {
        var first = 0;
        while (first < text.Length && text[first] is '\t' or '\n' or '\f' or '\r' or ' ')
        {
            first++;
        }

        return text[first..];
    }

    /// <summary>"Collect a WebVTT timestamp": two or more digits of hours if any, else minutes, and always three of milliseconds.</summary>
    private static bool TryTime(ref ReadOnlySpan<char> text, out long milliseconds)
    {
        milliseconds = 0;
        if (!TryDigits(ref text, out var first, out var digits))
        {
            return false;
        }

        var hasHours = digits != 2 || first > 59;
        if (!TryField(ref text, ':', 2, out var second))
        {
            return false;
        }

        var third = second;
        if (hasHours || (!text.IsEmpty && text[0] == ':'))
        {
            if (!TryField(ref text, ':', 2, out third))
            {
                return false;
            }
        }
        else
        {
            (first, second) = (0, first);
        }

        if (!TryField(ref text, '.', 3, out var fraction) || second > 59 || third > 59)
        {
            return false;
        }

        milliseconds = (((((first * 60) + second) * 60) + third) * 1000) + fraction;
        return true;
    }

    private static bool TryField(ref ReadOnlySpan<char> text, char before, int length, out long value)
    {
        value = 0;
        if (text.IsEmpty || text[0] != before)
        {
            return false;
        }

        text = text[1..];
        return TryDigits(ref text, out value, out var digits) && digits == length;
    }

    /// <summary>Digits as a number; one that no recording reaches stays at a bound, so that arithmetic on times is safe.</summary>
    private static bool TryDigits(ref ReadOnlySpan<char> text, out long value, out int digits)
    {
        const long Bound = 100_000_000;
        value = 0;
        digits = 0;

        // Written out: a call for every digit of every time is what this parser would spend most on before it is compiled again.
        while (digits < text.Length && (uint)(text[digits] - '0') <= 9)
        {
            value = value >= Bound ? Bound : (value * 10) + (text[digits] - '0');
            digits++;
        }

        text = text[digits..];
        return digits > 0;
    }
}
