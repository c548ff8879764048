using QuickAction.Core.Extraction;

namespace QuickAction.Core.Chunking;

/// <summary>A chunk that a model could not answer, in two: cut at the best place near its middle.</summary>
public sealed record ChunkHalves(Chunk First, Chunk Second)
{
    /// <summary>Percent of the chunk before and after its middle within which a better place is looked for.</summary>
    private const int LeewayPercent = 20;

    /// <param name="insideSegment">True when a chunk of a single segment may be cut inside it: too long a text is helped by that, a filtered one is not.</param>
    /// <returns>Null when the chunk cannot be cut any further.</returns>
    public static ChunkHalves? Of(Chunk chunk, IReadOnlyList<Segment> source, Func<Segment, long> overhead, bool insideSegment)
    {
        var parts = chunk.Parts.Count > 1 ? chunk.Parts : insideSegment ? Inside(chunk.Parts[0], source) : [];
        if (parts.Count < 2)
        {
            return null;
        }

        var costs = parts.Select(p => Cost(p, source, overhead)).ToList();
        var cut = Cut(parts, costs, source);
        return new ChunkHalves(
            new Chunk(chunk.Index, [.. parts.Take(cut)], TokenEstimate.Whole(costs.Take(cut).Sum())),
            new Chunk(chunk.Index, [.. parts.Skip(cut)], TokenEstimate.Whole(costs.Skip(cut).Sum())));
    }

    private static IReadOnlyList<SegmentPart> Inside(SegmentPart part, IReadOnlyList<Segment> source) =>
        SegmentCuts.Middle(source[part.Segment], part.Start, part.End) is { } middle
            ? [part with { End = middle }, part with { Start = middle }]
            : [];

    private static int Cut(IReadOnlyList<SegmentPart> parts, List<long> costs, IReadOnlyList<Segment> source)
    {
        var total = costs.Sum();
        var best = (Worth: -1, Distance: long.MaxValue, At: 1);
        long sum = 0;
        for (var at = 1; at < parts.Count; at++)
        {
            sum += costs[at - 1];
            var distance = Math.Abs((2 * sum) - total);
            var near = distance * 100 <= total * 2 * LeewayPercent;
            var worth = !near ? -1 : parts[at].Start > 0 ? CutWorth.InsideSegment : CutWorth.Before(source[parts[at].Segment], source[parts[at - 1].Segment]);
            if (worth > best.Worth || (worth == best.Worth && distance < best.Distance))
            {
                best = (worth, distance, at);
            }
        }

        return best.At;
    }

    private static long Cost(SegmentPart part, IReadOnlyList<Segment> source, Func<Segment, long> overhead) =>
        overhead(source[part.Segment]) + TokenEstimate.Thousandths(source[part.Segment].Text.AsSpan(part.Start, part.Length));
}
