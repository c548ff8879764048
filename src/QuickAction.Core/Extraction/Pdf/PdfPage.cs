namespace QuickAction.Core.Extraction.Pdf;

/// <summary>One page as poppler lays it out: lines in its reading order, with their boxes.</summary>
/// <param name="Number">From 1.</param>
internal sealed record PdfPage(int Number, float Width, float Height, IReadOnlyList<PdfLine> Lines);
