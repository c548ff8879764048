namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Places of the source that something else quotes already.</summary>
internal sealed class QuotedPlaces(IReadOnlyList<Citation> citations)
{
    private readonly ILookup<int, Citation> _bySegment = citations.ToLookup(c => c.Segment);

    /// <summary>More than half of the passage is quoted already.</summary>
    public bool Holds(Passage passage)
    {
        var length = 0;
        var quoted = 0;
        foreach (var range in passage.Ranges)
        {
            length += range.End - range.Start;
            quoted += _bySegment[range.Segment.Index].Sum(c => Math.Max(0, Math.Min(c.End, range.End) - Math.Max(c.Start, range.Start)));
        }

        return 2 * quoted > length;
    }
}
