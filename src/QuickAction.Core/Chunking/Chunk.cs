namespace QuickAction.Core.Chunking;

/// <summary>Characters <c>[Start, End)</c> (UTF-16 code units) of a segment's text; the whole of it unless the segment alone is longer than a chunk.</summary>
public readonly record struct SegmentPart(int Segment, int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>A piece of a source that fits one call of a model.</summary>
/// <param name="Index">Place among the chunks, from 0.</param>
/// <param name="Parts">In the source's order; never empty.</param>
/// <param name="Tokens">Estimated tokens of the parts as they are rendered; never above the limit that was asked for.</param>
public sealed record Chunk(int Index, IReadOnlyList<SegmentPart> Parts, int Tokens);
