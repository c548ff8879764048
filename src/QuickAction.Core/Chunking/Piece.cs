namespace QuickAction.Core.Chunking;

/// <summary>What is never cut when chunks are packed.</summary>
/// <param name="Cost">Rendered, in thousandths of a token.</param>
/// <param name="Worth">How good a place for a cut is before it: see <see cref="CutWorth"/>.</param>
internal readonly record struct Piece(SegmentPart Part, long Cost, int Worth);
