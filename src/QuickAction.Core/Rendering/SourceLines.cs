using System.Globalization;
using System.Text;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Rendering;

/// <summary>An extracted source as plain text for reading: who speaks and when before each turn, headings, lists, rows and pages shown as such.</summary>
public static class SourceLines
{
    private const int BlockChars = 32 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static byte[] Write(SourceText source)
    {
        using var stream = new MemoryStream();
        Write(source, stream);
        return stream.ToArray();
    }

    public static void Write(SourceText source, Stream output)
    {
        using var text = new StreamWriter(output, Utf8, BlockChars, leaveOpen: true) { NewLine = "\n" };

        // Where the head's lines are segments too they come with those.
        var first = source.Segments.Take(source.Preamble.Count).Select(s => s.Text).ToHashSet(StringComparer.Ordinal);
        var head = source.Preamble.Where(line => !first.Contains(line)).ToList();
        foreach (var line in head)
        {
            text.WriteLine(line);
        }

        Segment? before = null;
        foreach (var segment in source.Segments)
        {
            if (segment.Page != before?.Page && segment.Page is { } page)
            {
                text.Write(before is null && head.Count == 0 ? "" : "\n");
                text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[page {page}]"));
            }

            // Rows of a table and items of a list stand together; everything else has a blank line before it.
            if (before is null ? head.Count > 0 || segment.Page is not null : !Together(before, segment))
            {
                text.WriteLine();
            }

            One(text, segment);
            before = segment;
        }
    }

    private static bool Together(Segment before, Segment segment) => before.Kind == segment.Kind && segment.Kind switch
    {
        SegmentKind.ListItem or SegmentKind.TableRow => true,
        SegmentKind.Cell => before.Row == segment.Row,
        _ => false,
    };

    private static void One(StreamWriter text, Segment segment)
    {
        switch (segment.Kind)
        {
            case SegmentKind.Heading:
                text.Write(new string('#', Math.Clamp(segment.Level ?? 1, 1, 6)));
                text.Write(' ');
                break;
            case SegmentKind.ListItem:
                text.Write(new string(' ', 2 * (Math.Clamp(segment.Level ?? 1, 1, 9) - 1)));
                text.Write("- ");
                break;
            case SegmentKind.Footnote:
                text.Write("[footnote] ");
                break;
            case SegmentKind.PageFurniture:
                text.Write("[header or footer] ");
                break;
            case SegmentKind.Cell:
                text.Write(string.Create(CultureInfo.InvariantCulture, $"[row {segment.Row}] {segment.Column}: "));
                break;
        }

        if (segment.StartMs is { } start)
        {
            text.Write($"[{Clock.Time(start)}] ");
        }

        if (segment.Speaker is { } speaker)
        {
            text.Write($"{speaker}: ");
        }

        text.WriteLine(segment.Text);
    }
}
