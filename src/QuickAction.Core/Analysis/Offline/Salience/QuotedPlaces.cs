namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Places of the source that something else quotes already.</summary>
internal sealed class QuotedPlaces(IReadOnlyList<Citation> citations)
{
    private readonly ILookup<int, Citation> _bySegment = citations.ToLookup(c => c.Segment);

    /// <summary>How many words are quoted; what is quoted twice counts once.</summary>
    public int Words(IReadOnlyList<Extraction.Segment> segments)
    {
        var words = 0;
        foreach (var quotes in _bySegment)
        {
            var end = 0;
            foreach (var quote in quotes.OrderBy(q => q.Start))
            {
                var start = Math.Max(end, quote.Start);
                words += quote.End > start ? SpacedWords.Count(segments[quotes.Key].Text.AsSpan(start, quote.End - start)) : 0;
                end = Math.Max(end, quote.End);
            }
        }

        return words;
    }

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
