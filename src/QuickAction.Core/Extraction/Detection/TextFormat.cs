using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Captions;
using QuickAction.Core.Extraction.Tables;
using QuickAction.Core.Extraction.Text;
using QuickAction.Core.Extraction.Transcripts;

namespace QuickAction.Core.Extraction.Detection;

/// <summary>Tells the text formats apart by how a file begins; where that says nothing, by its name.</summary>
internal static class TextFormat
{
    private const int Sample = 64 * 1024;
    private const int LinesForTiming = 60;

    /// <summary>Whether the bytes are text in an encoding that is read: few controls, and not mostly letters beyond ASCII that are no UTF-8.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        if (IsWide(sample))
        {
            return true;
        }

        int controls = 0, high = 0;
        foreach (var b in sample)
        {
            controls += b is < 0x09 or (>= 0x0E and < 0x20) or 0x7F ? 1 : 0;
            high += b >= 0x80 ? 1 : 0;
        }

        return controls * 20 <= sample.Length && (high * 10 <= sample.Length * 3 || TextDecoder.Decode(sample).Encoding == "utf-8");
    }

    /// <summary>Whether the bytes begin as UTF-16 or UTF-32, in which zeros mean nothing.</summary>
    public static bool IsWide(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..] || TextDecoder.LooksLikeUtf16(bytes[..Math.Min(bytes.Length, Sample)], out _);

    /// <summary>The media type, or null for a kind of text that is not read.</summary>
    public static string? Detect(SourceFile file)
    {
        var bytes = file.Bytes.Span;
        var text = LineEnds.Normalise(TextDecoder.Decode(bytes[..Math.Min(bytes.Length, Sample)]).Text);
        if (VttParser.HasSignature(text))
        {
            return MediaTypes.Vtt;
        }

        if (IsHtml(text))
        {
            return MediaTypes.Html;
        }

        return file.Extension switch
        {
            // Without its signature the file is no WebVTT; the comma in its times shows what it is.
            ".vtt" => FirstTiming(text).Contains(',') ? MediaTypes.Srt : MediaTypes.Vtt,
            ".srt" => MediaTypes.Srt,
            ".md" or ".markdown" => MediaTypes.Markdown,
            ".html" or ".htm" or ".xhtml" => MediaTypes.Html,
            ".csv" or ".tsv" or ".tab" when FirstTiming(text).IsEmpty => IsTalk(text) ? MediaTypes.PlainText : MediaTypes.Csv,

            // Text under the name of something else, or under none.
            "" or ".txt" or ".text" or ".log" or ".csv" or ".tsv" or ".tab" or ".sub" or ".doc" or ".docx" or ".odt" or ".rtf" or ".pdf" or ".xls" or ".xlsx" =>
                FirstTiming(text).IsEmpty ? MediaTypes.PlainText : MediaTypes.Srt,
            _ => null,
        };
    }

    private static bool IsHtml(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart("\uFEFF \t\n\0");
            var end = text.StartsWith("<!--", StringComparison.Ordinal) ? "-->" : text.StartsWith("<?xml", StringComparison.Ordinal) ? "?>" : "";
            var skip = end.Length == 0 ? -1 : text.IndexOf(end, StringComparison.Ordinal);
            if (skip < 0)
            {
                break;
            }

            text = text[(skip + end.Length)..];
        }

        return StartsWith(text, "<!doctype html") || StartsWith(text, "<html") || StartsWith(text, "<head>") || StartsWith(text, "<body");
    }

    private static bool StartsWith(ReadOnlySpan<char> text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first line of two times and an arrow, if one stands near the top.</summary>
    private static ReadOnlySpan<char> FirstTiming(ReadOnlySpan<char> text)
    {
        var lines = 0;
        foreach (var range in text.Split('\n'))
        {
            var line = text[range].Trim();
            if (!line.IsEmpty && ++lines > LinesForTiming)
            {
                break;
            }

            if (SrtParser.IsTiming(line))
            {
                return line;
            }
        }

        return [];
    }

    /// <summary>A table has the same columns in every row; talk that was given a table's name has not.</summary>
    private static bool IsTalk(string text) => !Delimiter.IsTable(text) && DialogueTest.IsTalk(SourceLine.Split(text));
}
