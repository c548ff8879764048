namespace QuickAction.Core.Extraction.Pdf;

/// <summary>What one process made of a range of pages.</summary>
/// <param name="First">First page that was asked for.</param>
/// <param name="Last">Last page that was asked for; the file may end before it.</param>
internal sealed record PopplerChunk(int First, int Last, IReadOnlyList<PdfPage> Pages, ProcessEnd End)
{
    /// <summary>True when every page came, so that there may be more after them.</summary>
    public bool IsWhole => End.Succeeded && Pages.Count == Last - First + 1;
}
