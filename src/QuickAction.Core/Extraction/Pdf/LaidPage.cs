namespace QuickAction.Core.Extraction.Pdf;

/// <summary>A page in the order of reading.</summary>
/// <param name="Head">Running header, from top to bottom.</param>
/// <param name="Blocks">What is read, from first to last.</param>
/// <param name="Foot">Running footer and page number, from top to bottom.</param>
internal sealed record LaidPage(int Number, IReadOnlyList<PdfLine> Head, IReadOnlyList<PageBlock> Blocks, IReadOnlyList<PdfLine> Foot)
{
    public static LaidPage Of(PdfPage page, HashSet<PdfLine> furniture, PdfStyle style)
    {
        var running = Placed.By(page.Lines.Where(furniture.Contains).ToList(), static l => l.YMin);
        IReadOnlyList<PdfLine> body = running.Count == 0 ? page.Lines : [.. page.Lines.Where(l => !furniture.Contains(l))];
        return new LaidPage(
            page.Number,
            [.. running.Where(l => l.YMin < page.Height / 2)],
            body.Count == 0 ? [] : PageLayout.Lay(body, style),
            [.. running.Where(l => l.YMin >= page.Height / 2)]);
    }
}
