using QuickAction.Core.Extraction;

namespace QuickAction.TestKit;

public static partial class Some
{
    /// <summary>A transcript with a turn for each "Name: text" line.</summary>
    public static SourceText Transcript(params string[] turns) => Of(
        SourceShape.Transcript,
        [.. turns.Select((turn, i) => new Segment
        {
            Index = i,
            Kind = SegmentKind.Turn,
            Speaker = turn[..turn.IndexOf(": ", StringComparison.Ordinal)],
            Text = turn[(turn.IndexOf(": ", StringComparison.Ordinal) + 2)..],
            StartMs = i * 4000,
            EndMs = (i * 4000) + 4000,
        })]);

    public static SourceText Of(SourceShape shape, IReadOnlyList<Segment> segments) => new()
    {
        FileName = "weekly-team_meeting.vtt",
        MediaType = "text/vtt",
        Sha256 = new string('a', 64),
        Bytes = 100,
        Shape = shape,
        Segments = segments,
    };
}
