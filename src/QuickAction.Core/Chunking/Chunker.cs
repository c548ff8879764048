using QuickAction.Core.Extraction;

namespace QuickAction.Core.Chunking;

/// <summary>
/// Cuts a source into chunks that fit a model's window, at the best place near an even share: before a heading, after a long silence, between
/// turns or paragraphs. Only a segment that is longer than a chunk is cut inside, between sentences, then between words, then between whole
/// characters. Pure: every character of every segment is in exactly one chunk, in order.
/// </summary>
public sealed class Chunker
{
    /// <summary>A chunk may end this far from its even share of the source, in percent, for the sake of a better place.</summary>
    private const int LeewayPercent = 15;

    private const int LeastRoom = 100_000;

    private readonly IReadOnlyList<Segment> _segments;
    private readonly Func<Segment, long> _overhead;
    private readonly long _limit;

    private Chunker(IReadOnlyList<Segment> segments, Func<Segment, long> overhead, long limit)
    {
        _segments = segments;
        _overhead = overhead;
        _limit = limit;
    }

    /// <param name="segments">What to cut, in order; each <see cref="Segment.Index"/> stands in the parts.</param>
    /// <param name="limit">Most tokens of a chunk as it is rendered.</param>
    /// <param name="overhead">What a line of a segment costs beside its text (id, speaker, marker), in thousandths of a token.</param>
    /// <exception cref="ArgumentOutOfRangeException">A segment's overhead leaves fewer than 100 tokens of a chunk for its text.</exception>
    public static IReadOnlyList<Chunk> Cut(IReadOnlyList<Segment> segments, int limit, Func<Segment, long> overhead)
    {
        var chunker = new Chunker(segments, overhead, limit * 1000L);
        var pieces = new List<Piece>();
        for (var i = 0; i < segments.Count; i++)
        {
            chunker.Add(pieces, i);
        }

        return chunker.Pack(pieces);
    }

    private void Add(List<Piece> pieces, int at)
    {
        var segment = _segments[at];
        var overhead = _overhead(segment);
        var room = _limit - overhead;
        ArgumentOutOfRangeException.ThrowIfLessThan(room, LeastRoom, nameof(overhead));
        var whole = TokenEstimate.Thousandths(segment.Text);
        if (whole <= room)
        {
            pieces.Add(new Piece(new SegmentPart(segment.Index, 0, segment.Text.Length), overhead + whole, Worth(at)));
            return;
        }

        var start = 0;
        foreach (var end in SegmentCuts.Ends(segment, room))
        {
            var cost = overhead + TokenEstimate.Thousandths(segment.Text.AsSpan(start, end - start));
            pieces.Add(new Piece(new SegmentPart(segment.Index, start, end), cost, start > 0 ? CutWorth.InsideSegment : Worth(at)));
            start = end;
        }
    }

    private int Worth(int at) => CutWorth.Before(_segments[at], at == 0 ? null : _segments[at - 1]);

    private List<Chunk> Pack(List<Piece> pieces)
    {
        var chunks = new List<Chunk>();
        var left = pieces.Sum(p => p.Cost);
        for (var first = 0; first < pieces.Count;)
        {
            var share = left / ((left + _limit - 1) / _limit);
            var end = End(pieces, first, share, out var cost);
            chunks.Add(new Chunk(chunks.Count, [.. pieces.Skip(first).Take(end - first).Select(p => p.Part)], TokenEstimate.Whole(cost)));
            left -= cost;
            first = end;
        }

        return chunks;
    }

    /// <summary>Where a chunk that starts at a piece best ends. Of equal places the one nearest to the even share wins.</summary>
    private int End(List<Piece> pieces, int first, long share, out long cost)
    {
        var best = first + 1;
        var bestCost = pieces[first].Cost;
        var bestWorth = (Worth: -1, Distance: long.MaxValue);
        long sum = 0;
        for (var end = first + 1; end <= pieces.Count; end++)
        {
            sum += pieces[end - 1].Cost;
            if (sum > _limit)
            {
                break;
            }

            var inLeeway = sum * 100 >= share * (100 - LeewayPercent) && sum * 100 <= share * (100 + LeewayPercent);
            var worth = (Worth: end == pieces.Count ? CutWorth.End : inLeeway ? pieces[end].Worth : -1, Distance: Math.Abs(share - sum));
            if (worth.Worth > bestWorth.Worth || (worth.Worth == bestWorth.Worth && worth.Distance <= bestWorth.Distance))
            {
                (best, bestCost, bestWorth) = (end, sum, worth);
            }
        }

        cost = bestCost;
        return best;
    }
}
