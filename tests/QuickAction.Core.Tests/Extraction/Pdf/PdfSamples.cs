using QuickAction.Core.Documents;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Pdf;

/// <summary>PDF files that several tests read.</summary>
internal static class PdfSamples
{
    /// <summary>Lines of 75 letters of 11 points fill the column from 50 to 545 points.</summary>
    public const int Column = 75;

    public const string Prose =
        "The service opened two hubs in the spring and both were full within a month. Families told us that the evening sessions mattered most to "
        + "them because nobody had to leave work early. We will keep those hours through the winter and look again when the figures are known.";

    public static SourceFile File(PdfBuilder pdf) => new("report.pdf", pdf.Build());

    /// <summary>A page of a report: header, heading, two paragraphs, footer with its number.</summary>
    public static PdfBuilder Report(int pages)
    {
        var pdf = new PdfBuilder { Title = "Café hubs in Northbridge" };
        for (var page = 1; page <= pages; page++)
        {
            pdf.Page().Text(50, 40, "Northbridge Council: annual report", 9);
            pdf.Text(50, 100, $"Findings of part {page}", 18);
            var y = pdf.Paragraph(50, 140, Column, Prose);
            pdf.Paragraph(50, y + 10, Column, $"Paragraph {page} says that the café took £{page}00 in its first week.");
            pdf.Text(280, 815, $"Page {page} of {pages}", 9);
        }

        return pdf;
    }
}
