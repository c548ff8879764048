namespace QuickAction.Core.Extraction.Office;

/// <summary>A paragraph, row or note of a word-processor document in reading order, before it is known whether the document is a transcript.</summary>
internal readonly record struct OfficeBlock(string Text, SegmentKind Kind, int? Level = null, int? Row = null);
