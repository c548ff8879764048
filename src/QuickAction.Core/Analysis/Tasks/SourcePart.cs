using QuickAction.Core.Chunking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Tasks;

/// <summary>What one question holds of a source, as it stands there: masking is the engine's.</summary>
/// <param name="Number">Which part of the source this is, from 1.</param>
/// <param name="Of">How many parts the source was cut into at first.</param>
public sealed record SourcePart(int Number, int Of, IReadOnlyList<SourceLine> Lines)
{
    public static SourcePart Take(SourceText source, Chunk chunk, int of) => new(
        chunk.Index + 1,
        of,
        [.. chunk.Parts.Select(p => source.Segments[p.Segment]).Zip(chunk.Parts, (segment, part) => new SourceLine
        {
            Segment = segment.Index,
            Start = part.Start,
            End = part.End,
            Kind = segment.Kind,
            Speaker = segment.Speaker,
            Text = segment.Text[part.Start..part.End],
        })]);
}

/// <summary>A segment, or (when it alone is longer than a question may be) characters <c>[Start, End)</c> of one.</summary>
public sealed record SourceLine
{
    public required int Segment { get; init; }
    public required int Start { get; init; }
    public required int End { get; init; }
    public required SegmentKind Kind { get; init; }
    public string? Speaker { get; init; }
    public required string Text { get; init; }
}
