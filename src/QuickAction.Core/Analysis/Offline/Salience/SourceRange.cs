using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Characters <c>[Start, End)</c> of a segment's text.</summary>
internal readonly record struct SourceRange(Segment Segment, int Start, int End)
{
    public Citation Cite() => Analysis.Cite.Range(Segment, Start, End);
}
