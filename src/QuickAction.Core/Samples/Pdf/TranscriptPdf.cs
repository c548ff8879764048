using System.Globalization;
using QuickAction.Core.Samples.Talks;

namespace QuickAction.Core.Samples.Pdf;

/// <summary>A talk as a transcript in PDF: name and time above what was said, a running header, page numbers.</summary>
internal static class TranscriptPdf
{
    private const double Size = 11;
    private const double Leading = 15;
    private const int WordsInUtterance = 120;

    public static byte[] Write(Talk talk)
    {
        var flow = new PdfFlow(Size, Leading);
        flow.Need(0);
        flow.Paragraph(talk.Title, PdfFont.Bold, justify: false, scale: 1.6);
        flow.Paragraph($"{talk.StartInWords}. {talk.Place}.", justify: false);
        flow.Paragraph("Automatic transcript, not corrected. Confidential: contains personal data.", justify: false, after: 18);
        foreach (var caption in SpeechClock.Time(talk, WordsInUtterance))
        {
            var time = TimeSpan.FromMilliseconds(caption.StartMs).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
            flow.Need(Leading * 3);
            flow.Line(new TextLine($"{caption.Speaker}  {time}", 0), PdfFont.Bold, Size, Leading);
            flow.Paragraph(caption.Text, justify: false);
        }

        PageFurniture.Add(flow.Pages, $"Pellbrook Council: {talk.Title}", "Confidential", firstNumbered: 0);
        return PdfFile.Write(flow.Pages, talk.Title, "Pellbrook Council");
    }
}
