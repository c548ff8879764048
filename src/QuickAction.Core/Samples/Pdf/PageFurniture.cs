namespace QuickAction.Core.Samples.Pdf;

/// <summary>The running header, the footer and the page number of every page from <c>firstNumbered</c> on.</summary>
internal static class PageFurniture
{
    private const double Size = 9;
    private const double HeaderY = PdfPage.Height - 50;
    private const double FooterY = 42;

    public static void Add(IReadOnlyList<PdfPage> pages, string header, string footer, int firstNumbered)
    {
        for (var i = firstNumbered; i < pages.Count; i++)
        {
            var number = $"Page {i + 1} of {pages.Count}";
            pages[i].Text(PdfFlow.Left, HeaderY, PdfFont.Regular, Size, header);
            pages[i].Rule(PdfFlow.Left, PdfFlow.Right, HeaderY - 6);
            pages[i].Text(PdfFlow.Left, FooterY, PdfFont.Regular, Size, footer);
            pages[i].Text(PdfFlow.Right - HelveticaWidths.Of(number, PdfFont.Regular, Size), FooterY, PdfFont.Regular, Size, number);
        }
    }
}
