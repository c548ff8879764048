using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Pages without words may be scanned: they are read by OCR where that is installed, and named where not.</summary>
internal sealed class ScannedPages(Programs programs, PrivateFile file, DocumentLimits limits, SourceTextBuilder builder)
{
    private const int FewestPagesWithCover = 4;
    private readonly Ocr _ocr = new(programs, file, limits);

    /// <summary>The document again, with what could be read from its pictures.</summary>
    /// <param name="started">Time stamp of when reading the source began.</param>
    /// <exception cref="QuickActionException">There is no text on any page.</exception>
    public PdfDocument Read(PdfDocument document, IReadOnlyList<PdfPage> pages, long started, CancellationToken cancellationToken)
    {
        var pictures = PagePictures.Find(programs, file, document.BlankPages, limits, cancellationToken);
        if (pictures.Count > 0 && AreCovers(pictures, pages))
        {
            PdfNotes.AddCovers(builder, [.. pictures.Select(static p => p.Number)]);
            return document;
        }

        var read = pictures.Count > 0 && _ocr.IsInstalled ? _ocr.Read(pictures, started, cancellationToken) : [];
        if (document.BlankPages.Count == pages.Count && read.All(static p => p.Lines.Count == 0))
        {
            return pictures.Count > 0 ? throw PdfRefusals.OnlyPictures() : OnlyFurniture(pages, cancellationToken);
        }

        var byNumber = read.ToDictionary(static p => p.Number);
        if (read.Count > 0)
        {
            PdfNotes.AddOcr(builder, [.. byNumber.Keys.Order()]);
        }

        if (read.Count < pictures.Count)
        {
            PdfNotes.AddPictures(builder, [.. pictures.Select(static p => p.Number).Where(n => !byNumber.ContainsKey(n))]);
        }

        return read.Count == 0 ? document : PdfDocument.Lay([.. pages.Select(p => byNumber.GetValueOrDefault(p.Number, p))], cancellationToken);
    }

    /// <summary>A picture in front of or behind a text is its cover; reading it would take longer than all the rest.</summary>
    private static bool AreCovers(IReadOnlyList<PdfPage> pictures, IReadOnlyList<PdfPage> pages) =>
        pages.Count >= FewestPagesWithCover && pictures.All(p => p.Number == pages[0].Number || p.Number == pages[^1].Number);

    private static PdfDocument OnlyFurniture(IReadOnlyList<PdfPage> pages, CancellationToken cancellationToken) =>
        pages.Any(static p => p.Lines.Any(static l => l.Text.Any(char.IsLetterOrDigit)))
            ? PdfDocument.LayWithoutFurniture(pages, cancellationToken)
            : throw PdfRefusals.NoText();
}
