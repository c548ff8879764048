using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis;

/// <summary>The one way to make a citation: from the segment itself, so that its quote cannot differ from the source.</summary>
public static class Cite
{
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or not inside the segment.</exception>
    public static Citation Range(Segment segment, int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, segment.Text.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, end);
        return new Citation
        {
            Segment = segment.Index,
            Start = start,
            End = end,
            Quote = segment.Text[start..end],
            Speaker = segment.Speaker,
            TimeMs = segment.StartMs,
            Page = segment.Page,
            Row = segment.Row,
        };
    }

    public static Citation Whole(Segment segment) => Range(segment, 0, segment.Text.Length);
}
