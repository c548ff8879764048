using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// A paragraph that goes on over the end of a page has sentences of both: whoever quotes one is to be told the page on which it begins. So it is cut before the first sentence of each later
/// page; the sentence that the page's end parts belongs to the page on which it began.
/// </summary>
internal static class PagesOf
{
    public static IEnumerable<(string Text, SegmentKind Kind, int Page)> Piece(PdfPiece piece)
    {
        var text = piece.Text;
        if (piece.Turns.Count == 0)
        {
            yield return (text, piece.Kind, piece.Page);
            yield break;
        }

        var sentences = SentenceSplitter.Split(0, text);
        var (from, page) = (0, piece.Page);
        foreach (var (at, next) in piece.Turns)
        {
            if (sentences.FirstOrDefault(s => s.Start >= at) is { } first && first.Start > from)
            {
                yield return (text[from..first.Start].TrimEnd(), KindOf(piece, from), page);
                (from, page) = (first.Start, next);
            }
        }

        yield return (text[from..], KindOf(piece, from), page);
    }

    /// <summary>What goes on with an item of a list is none of its own.</summary>
    private static SegmentKind KindOf(PdfPiece piece, int from) => from > 0 && piece.Kind == SegmentKind.ListItem ? SegmentKind.Paragraph : piece.Kind;
}
