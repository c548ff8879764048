using QuickAction.Core.Extraction;

namespace QuickAction.Core.Tests.Minutes;

/// <summary>A transcript written out in a test: a line "Name: words" is a turn; a line without a name continues nobody.</summary>
internal static class Talk
{
    public static SourceText Of(string talk, string fileName = "recording.vtt", string? title = null, params string[] preamble)
    {
        var segments = talk
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select((line, i) => Turn(i, line))
            .ToList();
        return new SourceText
        {
            FileName = fileName,
            MediaType = "text/vtt",
            Sha256 = new string('0', 64),
            Bytes = talk.Length,
            Shape = SourceShape.Transcript,
            Segments = segments,
            Title = title,
            Preamble = preamble,
        };
    }

    private static Segment Turn(int index, string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return new Segment
        {
            Index = index,
            Kind = SegmentKind.Turn,
            Speaker = colon > 0 ? line[..colon] : null,
            Text = colon > 0 ? line[(colon + 2)..] : line,
            StartMs = index * 4000,
            EndMs = (index * 4000) + 3900,
        };
    }
}
