using QuickAction.Core.Extraction;

namespace QuickAction.Core.Chunking;

/// <summary>How good a place for a cut is: the higher the better.</summary>
internal static class CutWorth
{
    public const int InsideSegment = 0;

    /// <summary>The end of the source is not a cut at all.</summary>
    public const int End = 100;

    /// <summary>A silence of this length mostly parts two matters; captions of continuous talk follow each other within a few seconds.</summary>
    private const long SilenceMs = 20_000;

    public static int Before(Segment segment, Segment? previous) => previous switch
    {
        null => End,
        // A heading goes with what it heads.
        { Kind: SegmentKind.Heading } when segment.Kind != SegmentKind.Heading => 1,
        _ when segment.Kind == SegmentKind.Heading => 10 - Math.Min(segment.Level ?? 3, 5),
        _ when segment.StartMs - (previous.EndMs ?? previous.StartMs) >= SilenceMs => 4,
        _ when segment.Kind is SegmentKind.ListItem or SegmentKind.TableRow && segment.Kind == previous.Kind => 2,
        _ when segment.Kind == SegmentKind.Turn && segment.Speaker == previous.Speaker => 2,
        _ => 3,
    };
}
