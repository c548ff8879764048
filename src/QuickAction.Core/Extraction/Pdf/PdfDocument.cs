namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Makes of laid-out pages what a person reads in them. Pure: the same pages, the same pieces.</summary>
internal sealed class PdfDocument
{
    private readonly IReadOnlyList<LaidPage> _pages;
    private readonly PdfStyle _style;
    private readonly Hyphens _hyphens;
    private readonly BodyFace _face;

    private PdfDocument(IReadOnlyList<LaidPage> pages, PdfStyle style, Hyphens hyphens, BodyFace face, IReadOnlyList<PdfPage> blank)
    {
        _face = face;
        BlankPages = blank;
        _pages = pages;
        _style = style;
        _hyphens = hyphens;
    }

    public static PdfDocument Lay(IReadOnlyList<PdfPage> pages, CancellationToken cancellationToken)
    {
        var style = PdfStyle.Of(pages);
        return Lay(pages, style, Pdf.Furniture.Find(pages, style), cancellationToken);
    }

    /// <summary>For pages on which nothing but what looks like running headers stands: then that is their text.</summary>
    public static PdfDocument LayWithoutFurniture(IReadOnlyList<PdfPage> pages, CancellationToken cancellationToken) =>
        Lay(pages, PdfStyle.Of(pages), [], cancellationToken);

    private static PdfDocument Lay(IReadOnlyList<PdfPage> pages, PdfStyle style, HashSet<PdfLine> furniture, CancellationToken cancellationToken)
    {
        var laid = new List<LaidPage>(pages.Count);
        foreach (var page in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            laid.Add(LaidPage.Of(page, furniture, style));
        }

        var blank = pages.Where(p => !p.Lines.Any(l => HasText(l) && !furniture.Contains(l)));
        return new PdfDocument(laid, style, new Hyphens(pages), new BodyFace(pages, style), [.. blank]);
    }

    private static bool HasText(PdfLine line)
    {
        foreach (var c in line.Text)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Pages on which no letter or digit stands, running headers and footers apart: blank, or only a picture.</summary>
    public IReadOnlyList<PdfPage> BlankPages { get; }

    /// <summary>Running headers and footers with their pages.</summary>
    public IEnumerable<(PdfLine Line, int Page)> Furniture => _pages.SelectMany(static p => p.Head.Concat(p.Foot).Select(l => (l, p.Number)));

    /// <summary>The printed lines, for text in which every line counts.</summary>
    public IReadOnlyList<Text.SourceLine> Lines() => PrintedLines.Of(_pages, _style, _hyphens);

    /// <summary>Paragraphs, headings, lists and tables in the order of reading.</summary>
    public IReadOnlyList<PdfPiece> Pieces(CancellationToken cancellationToken)
    {
        var paragraphs = new Paragraphs(_hyphens, _style);
        foreach (var page in _pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            paragraphs.Add(page);
        }

        Headings.Mark(paragraphs.Pieces, _style, _face);
        return paragraphs.Pieces;
    }
}
