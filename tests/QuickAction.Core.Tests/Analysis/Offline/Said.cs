using QuickAction.Core.Extraction;

namespace QuickAction.Core.Tests.Analysis.Offline;

/// <summary>Makes a transcript out of "Name: words" lines, a segment a line; a line without a name has no speaker.</summary>
internal static class Said
{
    public static SourceText By(params string[] lines) => WithHeader([], lines);

    public static SourceText WithHeader(string[] preamble, params string[] lines) => new()
    {
        FileName = "meeting.txt",
        MediaType = MediaTypes.PlainText,
        Sha256 = new string('0', 64),
        Bytes = lines.Sum(l => l.Length),
        Shape = SourceShape.Transcript,
        Preamble = preamble,
        Segments = [.. lines.Select(Segment)],
    };

    private static Segment Segment(string line, int index)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon is > 0 and < 40
            ? new Segment { Index = index, Kind = SegmentKind.Turn, Speaker = line[..colon], Text = line[(colon + 2)..] }
            : new Segment { Index = index, Kind = SegmentKind.Turn, Text = line };
    }
}
